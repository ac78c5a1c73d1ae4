using Amps.Api.Dashboard;
using Amps.Application.Common;
using Amps.Application.Users;
using Amps.Application.Users.ListUsers;
using Microsoft.AspNetCore.Mvc;

namespace Amps.Api.Areas.Dashboard.Pages.Users;

/// <summary>The end users of an environment.</summary>
internal sealed class IndexModel : DashboardPage
{
    public Page<UserRead> Users { get; private set; } = null!;

    /// <param name="user">Whom the form looks for; none for the list.</param>
    /// <param name="cursor">Where the list goes on.</param>
    public async Task<IActionResult> OnGetAsync(string? user, string? cursor)
    {
        if (!string.IsNullOrEmpty(user)) return SeeOther(At("users/" + Uri.EscapeDataString(user)));

        var listed = await Sender.Send(new ListUsersQuery(PageAt(cursor)), Stop);
        if (!listed.Succeeded) return Missing();

        Users = listed.Value;
        return Page();
    }
}
