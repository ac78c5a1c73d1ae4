using Amps.Api.Dashboard;
using Microsoft.AspNetCore.Mvc;

namespace Amps.Api.Areas.Dashboard.Pages;

/// <summary>Every address that is no page.</summary>
internal sealed class MissingModel : DashboardPage
{
    public IActionResult OnGet() => Missing();

    public IActionResult OnPost() => Missing();
}
