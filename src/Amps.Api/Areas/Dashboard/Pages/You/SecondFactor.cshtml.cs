using Amps.Api.Dashboard;
using Amps.Application.ApiKeys.AuthenticateKey;
using Amps.Application.Common;
using Amps.Application.People.BeginSecondFactor;
using Amps.Application.People.EndSecondFactor;
using Amps.Application.People.PlanSecondFactor;
using Amps.Application.People.ReadSecondFactor;
using Amps.Domain.People;
using Microsoft.AspNetCore.Mvc;

namespace Amps.Api.Areas.Dashboard.Pages.You;

/// <summary>Sets up an authenticator app, or does without.</summary>
internal sealed class SecondFactorModel(DashboardCookies cookies, CallLimits limits) : DashboardPage
{
    private const string Here = DashboardServices.Root + "/you/second-factor";

    public SecondFactorRead Read { get; private set; } = null!;

    /// <summary>Just made, and shown this once.</summary>
    public string? Codes { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        await ReadAsync();
        Codes = cookies.Take(HttpContext, Visit);
        return Page();
    }

    public async Task<IActionResult> OnPostPlanAsync()
    {
        await Sender.Send(new PlanSecondFactorCommand(Visitor.Session), Stop);
        return SeeOther(Here);
    }

    public async Task<IActionResult> OnPostBeginAsync(string? code)
    {
        var begun = await Sender.Send(new BeginSecondFactorCommand(Visitor.Session, code ?? ""), Stop);
        if (begun.Failure is { } failure)
        {
            await ReadAsync();
            return Again(failure);
        }

        cookies.Tell(HttpContext, Visit, Here, string.Join('\n', begun.Value.Codes));
        return SeeOther(Here);
    }

    public async Task<IActionResult> OnPostEndAsync(string? code)
    {
        // Read first: the last wrong code ends the session.
        await ReadAsync();
        var proof = await Sender.Send(new EndSecondFactorCommand(Visitor.Session, code ?? ""), Stop);
        if (proof is { Succeeded: true, Value.IsRight: true }) return SeeOther(Here);

        limits.NoteFailure(ClientAddress.Of(HttpContext.Connection.RemoteIpAddress));
        return Again(PeopleFailures.WrongCode);
    }

    private async Task ReadAsync() => Read = (await Sender.Send(new ReadSecondFactorQuery(Visitor.Session), Stop)).Value;
}
