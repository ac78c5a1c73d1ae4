using Amps.Api.Dashboard;
using Amps.Application.Customers.CreateApp;
using Microsoft.AspNetCore.Mvc;

namespace Amps.Api.Areas.Dashboard.Pages.Apps;

/// <summary>The form of another app.</summary>
internal sealed class NewModel : DashboardPage
{
    public AppForm Form { get; private set; } = new() { SignedOnly = true };

    public IActionResult OnGet() => Page();

    public async Task<IActionResult> OnPostAsync([FromForm] AppForm form)
    {
        Form = form;
        var created = await Sender.Send(new CreateAppCommand(Visitor.Customer!.Value, form.Terms), Stop);
        return created.Failure is { } failure ? Again(failure) : SeeOther(At("apps/" + created.Value.AppId));
    }
}
