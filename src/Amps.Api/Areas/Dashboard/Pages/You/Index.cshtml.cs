using Amps.Api.Dashboard;
using Amps.Application.People.EndSessions;
using Amps.Application.People.ListSessions;
using Amps.Application.People.RemovePerson;
using Amps.Domain.Common;
using Amps.Domain.People;
using Microsoft.AspNetCore.Mvc;

namespace Amps.Api.Areas.Dashboard.Pages.You;

/// <summary>One's own account and sessions.</summary>
internal sealed class IndexModel(DashboardCookies cookies) : DashboardPage
{
    public IReadOnlyList<SessionRead> Sessions { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        Sessions = (await Sender.Send(new ListSessionsQuery(Visitor.Person), Stop)).Value;
        return Page();
    }

    public async Task<IActionResult> OnPostSignOutAsync()
    {
        await Sender.Send(new EndSessionsCommand(Visitor.Person, Visitor.Session), Stop);
        cookies.Drop(HttpContext);
        return SeeOther(DashboardServices.Root + "/sign-in");
    }

    public async Task<IActionResult> OnPostEndAsync(string? session)
    {
        if (!EntityId.TryParse<SessionId>(session, out var id)) return Missing();

        var ended = await Sender.Send(new EndSessionsCommand(Visitor.Person, id), Stop);
        return ended.Succeeded ? SeeOther(DashboardServices.Root + "/you") : Missing();
    }

    public async Task<IActionResult> OnPostEndOthersAsync()
    {
        await Sender.Send(new EndSessionsCommand(Visitor.Person, Visitor.Session, AreOthers: true), Stop);
        return SeeOther(DashboardServices.Root + "/you");
    }

    public async Task<IActionResult> OnPostLeaveAsync()
    {
        var left = await Sender.Send(new RemovePersonCommand(Visitor.Person), Stop);
        if (left.Failure is { } failure)
        {
            await OnGetAsync();
            return Again(failure);
        }

        cookies.Drop(HttpContext);
        return SeeOther(DashboardServices.Root + "/sign-in");
    }
}
