using System.Globalization;
using Amps.Api.Dashboard;
using Amps.Application.Allowances;
using Amps.Application.Allowances.ListAllowances;
using Amps.Application.Allowances.SetAllowance;
using Amps.Application.Common;
using Amps.Application.Customers;
using Amps.Application.Customers.ReadCustomerTerms;
using Amps.Application.Customers.SetCeilings;
using Amps.Application.Customers.SetLiveAccess;
using Amps.Application.Customers.SetTiers;
using Amps.Application.People;
using Amps.Application.People.InvitePerson;
using Amps.Application.People.LinkPerson;
using Amps.Application.People.ListMembers;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Domain.People;
using Microsoft.AspNetCore.Mvc;

namespace Amps.Api.Areas.Dashboard.Pages.Customers;

/// <summary>One customer, for operators: live access, tiers, allowances, the first owner.</summary>
internal sealed class CustomerModel(DashboardCookies cookies, IDeviceGateway gateway, IServiceScopeFactory scopes) : DashboardPage
{
    private static readonly Failure BadLimit = new(FailureKind.Invalid, ErrorCode.ValidationError, "The limit must be a number, or nothing.");

    public CustomerTerms Customer { get; private set; } = null!;

    public IReadOnlyList<AllowanceRead> Allowances { get; private set; } = [];

    public Page<MemberRead> Members { get; private set; } = null!;

    /// <summary>Those that no allowance is shown of.</summary>
    public IReadOnlyList<string?> OtherOems => [.. gateway.Oems(AmpsEnvironment.Live).Select(oem => oem.Key).Except(Allowances.Select(allowance => allowance.Oem), StringComparer.Ordinal)];

    public OnceTold? Told { get; private set; }

    /// <summary>What was chosen in forms that were refused.</summary>
    public IReadOnlyList<OemTier>? Tiers { get; private set; }

    public Ceilings? Ceilings { get; private set; }

    public string Email { get; private set; } = "";

    public string? Oem { get; private set; }

    public string? Limit { get; private set; }

    public async Task<IActionResult> OnGetAsync(string id, string? cursor)
    {
        if (!await ReadAsync(id, cursor)) return Missing();

        if (cookies.Take(HttpContext, Visit) is { } link) Told = new OnceTold("The link.", "Pass it on now; it is not shown again, works once, and for 24 hours.", link);
        return Page();
    }

    public Task<IActionResult> OnPostLiveAsync(string id, bool? enabled) =>
        enabled is { } wanted ? DoAsync(id, customer => Sender.Send(new SetLiveAccessCommand(customer, wanted), Stop)) : Task.FromResult(Missing());

    public Task<IActionResult> OnPostTiersAsync(string id, string[] tiers, string[] seen)
    {
        Tiers = Read(tiers);
        return DoAsync(id, customer => Sender.Send(new SetTiersCommand(customer, Tiers, Read(seen)), Stop));
    }

    public Task<IActionResult> OnPostCeilingsAsync(string id, int sandbox, int live, int seenSandbox, int seenLive)
    {
        Ceilings = new Ceilings(sandbox, live);
        return DoAsync(id, customer => Sender.Send(new SetCeilingsCommand(customer, Ceilings, new Ceilings(seenSandbox, seenLive)), Stop));
    }

    public Task<IActionResult> OnPostAllowanceAsync(string id, string? oem, string? limit, int? seen)
    {
        (Oem, Limit) = (string.IsNullOrEmpty(oem) ? null : oem, limit ?? "");
        return DoAsync(id, customer => SetAllowanceAsync(customer, new SeenLimit(seen)));
    }

    public Task<IActionResult> OnPostResetAsync(string id, string? person, bool dropsSecondFactor = false) => DoAsync(id, async _ =>
    {
        if (!EntityId.TryParse<PersonId>(person, out var whose)) return PeopleFailures.UnknownPerson;

        var link = await Sender.Send(new LinkPersonCommand(whose, dropsSecondFactor), Stop);
        if (link.Succeeded) cookies.Tell(HttpContext, Visit, At(id), link.Value.Url);
        return link;
    });

    public Task<IActionResult> OnPostInviteAsync(string id, string? email)
    {
        Email = email ?? "";
        return DoAsync(id, async customer =>
        {
            var invited = await Sender.Send(new InvitePersonCommand(customer, Email, PersonRole.Owner), Stop);
            if (invited.Succeeded) cookies.Tell(HttpContext, Visit, At(id), invited.Value.Url);
            return invited;
        });
    }

    /// <summary>What stands in an allowance's field: what was typed where it was refused, else what is stored.</summary>
    public string? LimitOf(AllowanceRead allowance) =>
        Limit is not null && string.Equals(Oem, allowance.Oem, StringComparison.Ordinal) ? Limit : allowance.Limit?.ToString(CultureInfo.InvariantCulture);

    private async Task<Result<AllowanceSet>> SetAllowanceAsync(CustomerId customer, SeenLimit seen)
    {
        int? most = null;
        if (!string.IsNullOrWhiteSpace(Limit))
        {
            if (!int.TryParse(Limit.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return BadLimit;

            most = number;
        }

        // Of a large fleet a part at a time; from the second on the limit is our own, unless another operator comes between.
        var set = await SetAllowanceAsync(customer, most, seen);
        while (set.Succeeded && !set.Value.IsDone) set = await SetAllowanceAsync(customer, most, new SeenLimit(most));
        return set;
    }

    private Task<Result<AllowanceSet>> SetAllowanceAsync(CustomerId customer, int? most, SeenLimit seen) =>
        scopes.SendAsync(Live(customer), Origin, new SetAllowanceCommand(Oem, most, seen), Stop);

    private async Task<IActionResult> DoAsync<T>(string id, Func<CustomerId, Task<Result<T>>> change)
    {
        if (!await ReadAsync(id, cursor: null)) return Missing();

        var changed = await change(Customer.CustomerId);
        return changed.Failure is { } failure ? Again(failure) : SeeOther(At(id));
    }

    private async Task<bool> ReadAsync(string id, string? cursor)
    {
        if (!EntityId.TryParse<CustomerId>(id, out var customer)) return false;

        var read = await Sender.Send(new ReadCustomerTermsQuery(customer), Stop);
        var members = await Sender.Send(new ListMembersQuery(customer, PageAt(cursor)), Stop);
        if (!read.Succeeded || !members.Succeeded) return false;

        (Customer, Members) = (read.Value, members.Value);
        Allowances = (await scopes.SendAsync(Live(customer), Origin, new ListAllowancesQuery(), Stop)).Value;
        return true;
    }

    private static new string At(string id) => $"{DashboardServices.Root}/customers/{id}";

    private static Tenant Live(CustomerId customer) => new(AmpsEnvironment.Live, customer);

    private static IReadOnlyList<OemTier> Read(string[] words) => [.. words.Where(word => Wire<OemTier>.TryParse(word, out _)).Select(Wire<OemTier>.Parse).Distinct().Order()];
}
