using Amps.Api.Dashboard;
using Amps.Application.Common;
using Amps.Application.People;
using Amps.Application.People.InvitePerson;
using Amps.Application.People.LinkPerson;
using Amps.Application.People.ListMembers;
using Amps.Application.People.RemoveOperator;
using Amps.Domain.Common;
using Amps.Domain.People;
using Microsoft.AspNetCore.Mvc;

namespace Amps.Api.Areas.Dashboard.Pages.Operators;

/// <summary>Who runs this server. The last one is removed on the server itself, where another can be made.</summary>
internal sealed class IndexModel(DashboardCookies cookies) : DashboardPage
{
    private const string Place = DashboardServices.Root + "/operators";

    private static readonly Failure Oneself = new(FailureKind.Conflict, ErrorCode.Conflict, "Nobody removes himself here. Another operator can, or `./run admin remove-operator` on the server.");

    public Page<MemberRead> Operators { get; private set; } = null!;

    public OnceTold? Told { get; private set; }

    public string Email { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string? cursor)
    {
        if (!await ReadAsync(cursor)) return Missing();

        if (cookies.Take(HttpContext, Visit) is { } link) Told = new OnceTold("The link.", "Pass it on now; it is not shown again, works once, and for 24 hours.", link);
        return Page();
    }

    public async Task<IActionResult> OnPostInviteAsync(string? email)
    {
        Email = email ?? "";
        return await GiveAsync(await Sender.Send(new InvitePersonCommand(Customer: null, Email, PersonRole.Operator), Stop));
    }

    public async Task<IActionResult> OnPostResetAsync(string? person, bool dropsSecondFactor = false) =>
        EntityId.TryParse<PersonId>(person, out var whose) ? await GiveAsync(await Sender.Send(new LinkPersonCommand(whose, dropsSecondFactor), Stop)) : Missing();

    public async Task<IActionResult> OnPostRemoveAsync(string? email)
    {
        if (string.Equals(EmailRule.Normalise(email ?? ""), Visitor.Email, StringComparison.Ordinal)) return await DoneAsync<RemovedPerson>(Oneself);

        return await DoneAsync(await Sender.Send(new RemoveOperatorCommand(email ?? ""), Stop));
    }

    private Task<IActionResult> GiveAsync(Result<PersonLink> link)
    {
        if (link.Succeeded) cookies.Tell(HttpContext, Visit, Place, link.Value.Url);
        return DoneAsync(link);
    }

    private async Task<IActionResult> DoneAsync<T>(Result<T> result)
    {
        if (result.Succeeded) return SeeOther(Place);

        return result.Failure.Kind != FailureKind.NotFound && await ReadAsync(cursor: null) ? Again(result.Failure) : Missing();
    }

    private async Task<bool> ReadAsync(string? cursor)
    {
        var listed = await Sender.Send(new ListMembersQuery(Customer: null, PageAt(cursor)), Stop);
        if (!listed.Succeeded) return false;

        Operators = listed.Value;
        return true;
    }
}
