using Amps.Api.Dashboard;
using Amps.Application.People.BeginSecondFactor;
using Amps.Application.People.EndSecondFactor;
using Amps.Application.People.PlanSecondFactor;
using Amps.Application.People.ReadSecondFactor;
using Microsoft.AspNetCore.Mvc;

namespace Amps.Api.Areas.Dashboard.Pages.You;

/// <summary>Sets up an authenticator app, or does without.</summary>
internal sealed class SecondFactorModel(DashboardCookies cookies) : DashboardPage
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

    public async Task<IActionResult> OnPostEndAsync()
    {
        await Sender.Send(new EndSecondFactorCommand(Visitor.Session), Stop);
        return SeeOther(Here);
    }

    private async Task ReadAsync() => Read = (await Sender.Send(new ReadSecondFactorQuery(Visitor.Session), Stop)).Value;
}
