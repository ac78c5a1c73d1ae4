using Amps.Api.Dashboard;
using Microsoft.AspNetCore.Mvc;

namespace Amps.Api.Areas.Dashboard.Pages;

/// <summary>Leads to where somebody begins.</summary>
internal sealed class IndexModel : DashboardPage
{
    public IActionResult OnGet() => SeeOther(DashboardServices.Root + (Visitor.Customer is null ? "/customers" : "/sandbox"));
}
