using System.CommandLine;
using Amps.Domain.Customers;

namespace Amps.Api.Admin;

/// <summary>The options of the commands around apps.</summary>
internal static class AppOptions
{
    public static readonly Option<AppId> App = AdminOptions.Required("--app", "The app, app_….", AdminOptions.Id<AppId>);

    public static readonly Option<string> Name = new("--name") { Description = "The app's name, as end users know it.", Required = true };

    public static readonly Option<string> RedirectUrl = new("--redirect-url")
    {
        Description = "Where a journey ends: https, an app's own scheme such as com.example.app:/connected, in Development http on this machine too.",
        Required = true,
    };

    public static readonly Option<string> ReconnectRedirectUrl = new("--reconnect-redirect-url") { Description = "Where the repair of a broken connection ends.", Required = true };

    public static readonly Option<string?> LogoUrl = new("--logo-url") { Description = "An image over https." };

    public static readonly Option<string[]?> Oems = new("--oems") { Description = "Comma-separated manufacturers that it offers in live. All, if left away.", CustomParser = AdminOptions.Words };

    public static readonly Option<string[]?> Origins = new("--origins")
    {
        Description = "Comma-separated origins whose pages may embed a journey, such as https://app.example.com. None, if left away.",
        CustomParser = AdminOptions.Words,
    };

    public static readonly Option<bool> SignedOnly = new("--signed-only") { Description = "Live journeys begin with a session that your server asked for, never with a bare link." };

    public static AppTerms TermsOf(ParseResult parsed) => new(parsed.GetValue(Name)!.Trim(), parsed.GetValue(RedirectUrl)!, parsed.GetValue(ReconnectRedirectUrl)!)
    {
        LogoUrl = parsed.GetValue(LogoUrl),
        Oems = [.. (parsed.GetValue(Oems) ?? []).Distinct(StringComparer.Ordinal)],
        Origins = [.. (parsed.GetValue(Origins) ?? []).Distinct(StringComparer.Ordinal)],
        SignedOnly = parsed.GetValue(SignedOnly),
    };
}
