using Amps.Api.Dashboard;
using Amps.Application.Common;
using Amps.Application.Jobs.ReadJobs;
using Amps.Application.Jobs.RunJob;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Microsoft.AspNetCore.Mvc;

namespace Amps.Api.Areas.Dashboard.Pages.Jobs;

/// <summary>What the engine has to do, does and did, what went wrong, and its recurring jobs; for operators.</summary>
internal sealed class IndexModel : DashboardPage
{
    public JobsRead Jobs { get; private set; } = null!;

    /// <summary>The queue whose figures are shown; none for all.</summary>
    public QueueRead? Chosen { get; private set; }

    /// <summary>How the nodes that are there look for work.</summary>
    public IReadOnlyList<QueueLook> Looks => [.. Jobs.Nodes.Where(node => !node.IsGone(Jobs.Now)).SelectMany(node => node.Looks)];

    public async Task<IActionResult> OnGetAsync(string? of, string? kind)
    {
        AmpsEnvironment? environment = Wire<AmpsEnvironment>.TryParse(of, out var named) ? named : null;
        var read = await Sender.Send(new ReadJobsQuery(environment, kind), Stop);
        if (!read.Succeeded) return Missing();

        Jobs = read.Value;
        Chosen = Jobs.Queues.FirstOrDefault(queue => queue.Environment == environment && string.Equals(queue.Kind, kind, StringComparison.Ordinal));
        return Chosen is null && (of ?? kind) is not null ? Missing() : Page();
    }

    public async Task<IActionResult> OnPostRunAsync(string? job)
    {
        var begun = await Sender.Send(new RunJobCommand(job ?? ""), Stop);
        return begun.Succeeded ? SeeOther(DashboardServices.Root + "/jobs") : Missing();
    }

    /// <summary>How long ago an instant was.</summary>
    public string Ago(DateTimeOffset at) => Shown.Lasting(Jobs.Now - at);

    /// <summary>How much of a queue went wrong, and where it is listed; nothing where nothing is tried again there.</summary>
    public (string Count, string Url)? Trouble(QueueRead queue, TroubleState state)
    {
        if (!Wire<TroubledKind>.TryParse(queue.Kind, out var kind)) return null;

        var place = new TroublePlace(queue.Environment, kind, state);
        return (Count(Jobs.Counts[place]), TroubleModel.At(place));
    }

    public static string Found(SweepRead sweep) => sweep switch
    {
        { Failed: true } => "",
        { Found: null } => "All workers busy",
        { Found: 0 } => "Nothing due",
        { Found: { } found } => $"Due work of {Shown.Number(found)}",
    };

    /// <summary>A count that ends at <see cref="PageRequest.TotalCap"/>.</summary>
    public static string Count(int count) => count <= PageRequest.TotalCap ? Shown.Number(count) : Shown.Number(PageRequest.TotalCap) + "+";
}
