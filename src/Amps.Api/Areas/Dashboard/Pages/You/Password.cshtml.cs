using Amps.Api.Dashboard;
using Amps.Application.People.ChangePassword;
using Microsoft.AspNetCore.Mvc;

namespace Amps.Api.Areas.Dashboard.Pages.You;

/// <summary>Another password. The one of before was asked for on the way here.</summary>
internal sealed class PasswordModel : DashboardPage
{
    public IActionResult OnGet() => Page();

    public async Task<IActionResult> OnPostAsync(string? password)
    {
        var changed = await Sender.Send(new ChangePasswordCommand(Visitor.Session, password ?? ""), Stop);
        return changed.Failure is { } failure ? Again(failure) : SeeOther(DashboardServices.Root + "/you");
    }
}
