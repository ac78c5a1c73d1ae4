using Amps.Api.Dashboard;
using Amps.Application.Common;
using Amps.Application.People;
using Amps.Application.People.InvitePerson;
using Amps.Application.People.ListMembers;
using Amps.Domain.Common;
using Amps.Domain.People;
using Microsoft.AspNetCore.Mvc;

namespace Amps.Api.Areas.Dashboard.Pages.Members;

/// <summary>A customer's people, and the form that invites another.</summary>
internal sealed class IndexModel(DashboardCookies cookies) : DashboardPage
{
    public static IReadOnlyList<PersonRole> Roles { get; } = [PersonRole.Owner, PersonRole.Developer, PersonRole.Viewer];

    public Page<MemberRead> Members { get; private set; } = null!;

    public OnceTold? Told { get; private set; }

    public string Email { get; private set; } = "";

    public PersonRole Role { get; private set; } = PersonRole.Developer;

    public async Task<IActionResult> OnGetAsync(string? cursor)
    {
        if (!await ReadAsync(cursor)) return Missing();

        if (cookies.Take(HttpContext, Visit) is { } link) Told = new OnceTold("The invitation's link.", "Pass it on now; it is not shown again, works once, and for 24 hours.", link);
        return Page();
    }

    public async Task<IActionResult> OnPostInviteAsync(string? email, string? role)
    {
        Email = email ?? "";
        if (!Wire<PersonRole>.TryParse(role, out var wanted)) return Missing();

        Role = wanted;
        var invited = await Sender.Send(new InvitePersonCommand(Visitor.Customer, Email, Role), Stop);
        if (invited.Failure is { } failure)
        {
            await ReadAsync(cursor: null);
            return Again(failure);
        }

        cookies.Tell(HttpContext, Visit, At("members"), invited.Value.Url);
        return SeeOther(At("members"));
    }

    private async Task<bool> ReadAsync(string? cursor)
    {
        var listed = await Sender.Send(new ListMembersQuery(Visitor.Customer!.Value, PageAt(cursor)), Stop);
        if (!listed.Succeeded) return false;

        Members = listed.Value;
        return true;
    }
}
