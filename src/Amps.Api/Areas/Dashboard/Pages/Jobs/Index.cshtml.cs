using Amps.Api.Dashboard;
using Amps.Application.Jobs.ReadJobs;
using Amps.Application.Jobs.RunJob;
using Microsoft.AspNetCore.Mvc;

namespace Amps.Api.Areas.Dashboard.Pages.Jobs;

/// <summary>What the engine has to do, and its recurring jobs; for operators.</summary>
internal sealed class IndexModel(TimeProvider time) : DashboardPage
{
    public JobsRead Jobs { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        Jobs = (await Sender.Send(new ReadJobsQuery(), Stop)).Value;
        return Page();
    }

    public async Task<IActionResult> OnPostRunAsync(string? job)
    {
        var begun = await Sender.Send(new RunJobCommand(job ?? ""), Stop);
        return begun.Succeeded ? SeeOther(DashboardServices.Root + "/jobs") : Missing();
    }

    /// <summary>How long ago an instant was.</summary>
    public string Ago(DateTimeOffset at)
    {
        var ago = time.GetUtcNow() - at;
        if (ago < TimeSpan.FromMinutes(2)) return $"{Shown.Number((int)ago.TotalSeconds)} s";

        return ago < TimeSpan.FromHours(2) ? $"{Shown.Number((int)ago.TotalMinutes)} min" : $"{Shown.Number((int)ago.TotalHours)} h";
    }
}
