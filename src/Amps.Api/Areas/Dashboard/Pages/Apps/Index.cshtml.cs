using Amps.Api.Dashboard;
using Amps.Application.Customers;
using Amps.Application.Customers.ListApps;
using Microsoft.AspNetCore.Mvc;

namespace Amps.Api.Areas.Dashboard.Pages.Apps;

/// <summary>A customer's apps.</summary>
internal sealed class IndexModel : DashboardPage
{
    public IReadOnlyList<AppRead> Apps { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        Apps = (await Sender.Send(new ListAppsQuery(Visitor.Customer!.Value), Stop)).Value;
        return Page();
    }
}
