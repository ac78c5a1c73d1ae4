using Amps.Api.Dashboard;
using Amps.Application.Allowances;
using Amps.Application.Allowances.ListAllowances;
using Amps.Application.Overviews.ReadOverview;
using Amps.Domain.Customers;
using Microsoft.AspNetCore.Mvc;

namespace Amps.Api.Areas.Dashboard.Pages;

/// <summary>How an environment stands.</summary>
internal sealed class OverviewModel : DashboardPage
{
    public OverviewRead Read { get; private set; } = null!;

    /// <summary>In live; the sandbox has no limits.</summary>
    public IReadOnlyList<AllowanceRead> Allowances { get; private set; } = [];

    public BarChart Actions => BarChart.OfDays("Actions", "completed", "failed", Read.Actions);

    public BarChart Deliveries => BarChart.OfDays("Deliveries", "delivered", "failed", Read.Deliveries);

    public async Task<IActionResult> OnGetAsync()
    {
        Read = (await Sender.Send(new ReadOverviewQuery(), Stop)).Value;
        if (Environment == AmpsEnvironment.Live) Allowances = (await Sender.Send(new ListAllowancesQuery(), Stop)).Value;
        return Page();
    }
}
