using Amps.Api.Dashboard;
using Amps.Api.Hosting;
using Amps.Application.Common;
using Amps.Application.Customers;
using Amps.Application.Customers.BrowseCustomers;
using Amps.Application.Customers.CreateCustomer;
using Microsoft.AspNetCore.Mvc;

namespace Amps.Api.Areas.Dashboard.Pages.Customers;

/// <summary>All customers, for operators.</summary>
internal sealed class IndexModel : DashboardPage
{
    public Page<CustomerTerms> Customers { get; private set; } = null!;

    public string Name { get; private set; } = "";

    public string Search { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string? cursor, string? search)
    {
        Search = search?.Trim() ?? "";
        var listed = await Sender.Send(new BrowseCustomersQuery(PageAt(cursor), Search.Length == 0 ? null : Search), Stop);
        if (!listed.Succeeded) return Missing();

        Customers = listed.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostCreateAsync(string? name)
    {
        Name = name ?? "";
        var created = await Sender.Send(new CreateCustomerCommand(Name), Stop);
        if (created.Failure is { } failure)
        {
            await OnGetAsync(cursor: null, search: null);
            return Again(failure);
        }

        await SandboxStocking.StockAsync(HttpContext.RequestServices, created.Value.CustomerId, Origin, Stop);
        return SeeOther($"{DashboardServices.Root}/customers/{created.Value.CustomerId}");
    }
}
