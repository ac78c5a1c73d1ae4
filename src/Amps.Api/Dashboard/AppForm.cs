using System.ComponentModel.DataAnnotations;
using Amps.Application.Customers;
using Amps.Domain.Customers;

namespace Amps.Api.Dashboard;

/// <summary>The fields of an app, as they were typed; what is left empty is empty.</summary>
public sealed class AppForm
{
    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string Name { get; set; } = "";

    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string RedirectUrl { get; set; } = "";

    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string ReconnectRedirectUrl { get; set; } = "";

    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string LogoUrl { get; set; } = "";

    /// <summary>One a line.</summary>
    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string Origins { get; set; } = "";

    /// <summary>One a line.</summary>
    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string Oems { get; set; } = "";

    public bool SignedOnly { get; set; }

    internal AppTerms Terms => new(Name.Trim(), RedirectUrl.Trim(), ReconnectRedirectUrl.Trim())
    {
        LogoUrl = string.IsNullOrWhiteSpace(LogoUrl) ? null : LogoUrl.Trim(),
        Origins = Lines(Origins),
        Oems = Lines(Oems),
        SignedOnly = SignedOnly,
    };

    internal static AppForm Of(AppRead app) => new()
    {
        Name = app.Name,
        RedirectUrl = app.RedirectUrl,
        ReconnectRedirectUrl = app.ReconnectRedirectUrl,
        LogoUrl = app.LogoUrl ?? "",
        Origins = string.Join('\n', app.Origins),
        Oems = string.Join('\n', app.Oems),
        SignedOnly = app.SignedOnly,
    };

    private static string[] Lines(string text) => text.Split(['\n', '\r', ',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
