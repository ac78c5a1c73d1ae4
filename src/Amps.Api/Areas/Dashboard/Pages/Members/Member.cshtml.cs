using Amps.Api.Dashboard;
using Amps.Application.People;
using Amps.Application.People.ChangeRole;
using Amps.Application.People.LinkPerson;
using Amps.Application.People.ReadMember;
using Amps.Application.People.RemovePerson;
using Amps.Domain.Common;
using Amps.Domain.People;
using Microsoft.AspNetCore.Mvc;

namespace Amps.Api.Areas.Dashboard.Pages.Members;

/// <summary>One member: role, link, removal.</summary>
internal sealed class MemberModel(DashboardCookies cookies) : DashboardPage
{
    public MemberRead Member { get; private set; } = null!;

    public OnceTold? Told { get; private set; }

    /// <summary>The role that was chosen in a form that was refused.</summary>
    public PersonRole? Wanted { get; private set; }

    public async Task<IActionResult> OnGetAsync(string id)
    {
        if (!await ReadAsync(id)) return Missing();

        if (cookies.Take(HttpContext, Visit) is { } link) Told = new OnceTold("The link.", "Pass it on now; it is not shown again, works once, and for 24 hours.", link);
        return Page();
    }

    public async Task<IActionResult> OnPostRoleAsync(string id, string? role, string? seen)
    {
        if (!await ReadAsync(id) || !Wire<PersonRole>.TryParse(role, out var wanted) || !Wire<PersonRole>.TryParse(seen, out var before)) return Missing();

        Wanted = wanted;
        return await DoneAsync(id, await Sender.Send(new ChangeRoleCommand(Member.PersonId, wanted, before), Stop), At("members/" + id));
    }

    public async Task<IActionResult> OnPostLinkAsync(string id)
    {
        if (!await ReadAsync(id)) return Missing();

        var link = await Sender.Send(new LinkPersonCommand(Member.PersonId), Stop);
        if (link.Succeeded) cookies.Tell(HttpContext, Visit, At("members/" + id), link.Value.Url);
        return await DoneAsync(id, link, At("members/" + id));
    }

    public async Task<IActionResult> OnPostRemoveAsync(string id)
    {
        if (!await ReadAsync(id)) return Missing();

        return await DoneAsync(id, await Sender.Send(new RemovePersonCommand(Member.PersonId), Stop), At("members"));
    }

    private async Task<IActionResult> DoneAsync<T>(string id, Result<T> result, string next)
    {
        if (result.Succeeded) return SeeOther(next);

        return await ReadAsync(id) ? Again(result.Failure) : Missing();
    }

    private async Task<bool> ReadAsync(string id)
    {
        if (!EntityId.TryParse<PersonId>(id, out var person)) return false;

        var read = await Sender.Send(new ReadMemberQuery(person), Stop);
        if (read.Succeeded) Member = read.Value;
        return read.Succeeded;
    }
}
