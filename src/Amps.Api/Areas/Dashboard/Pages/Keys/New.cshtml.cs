using System.Globalization;
using Amps.Api.Dashboard;
using Amps.Application.ApiKeys.CreateKey;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Microsoft.AspNetCore.Mvc;

namespace Amps.Api.Areas.Dashboard.Pages.Keys;

/// <summary>The form of another key. Its text is shown once, on the list.</summary>
internal sealed class NewModel(DashboardCookies cookies) : DashboardPage
{
    /// <summary>What a customer may give a key; operators may give more.</summary>
    public const int MaxLimit = 10_000;

    private static readonly Failure BadLimit = new(FailureKind.Invalid, ErrorCode.ValidationError, $"Calls a minute must be from 1 to {MaxLimit}.");
    private static readonly Failure BadDay = new(FailureKind.Invalid, ErrorCode.ValidationError, "Expires must be a day such as 2027-01-31, or nothing.");

    public IReadOnlyList<string> Permissions { get; private set; } = Permission.All;

    public string? Expires { get; private set; }

    public int Limit { get; private set; } = ApiKey.DefaultRateLimitPerMinute;

    /// <param name="preset">The permissions to begin with: <c>read-only</c>, or all.</param>
    public IActionResult OnGet(string? preset)
    {
        if (preset is "read-only") Permissions = Permission.ReadOnly;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string[] permissions, string? expires, int limit)
    {
        (Permissions, Expires, Limit) = ([.. permissions.Distinct(StringComparer.Ordinal)], expires, limit);
        if (limit is < 1 or > MaxLimit) return Again(BadLimit);

        DateTimeOffset? end = null;
        if (!string.IsNullOrEmpty(expires))
        {
            if (!DateOnly.TryParseExact(expires, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day == DateOnly.MaxValue) return Again(BadDay);

            end = new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        }

        var created = await Sender.Send(new CreateKeyCommand(Visitor.Customer!.Value, Environment, new KeyTerms(Permissions, end, limit)), Stop);
        if (created.Failure is { } failure) return Again(failure);

        cookies.Tell(HttpContext, Visit, At("keys"), created.Value.Key);
        return SeeOther(At("keys"));
    }
}
