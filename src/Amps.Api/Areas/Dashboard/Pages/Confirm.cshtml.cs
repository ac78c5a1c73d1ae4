using Amps.Api.Dashboard;
using Amps.Application.People.ConfirmPassword;
using Amps.Domain.Common;
using Amps.Domain.People;
using Microsoft.AspNetCore.Mvc;

namespace Amps.Api.Areas.Dashboard.Pages;

/// <summary>The password once more, before secrets are shown.</summary>
internal sealed class ConfirmModel : DashboardPage
{
    private static readonly Failure Wrong = new(FailureKind.Forbidden, ErrorCode.InvalidCredentials, "The password is wrong, or there were too many attempts. After five wrong ones wait five minutes.");

    public IActionResult OnGet() => Page();

    public async Task<IActionResult> OnPostAsync(string? password)
    {
        if (password is null or { Length: > PasswordRule.MaxLength }) return Again(Wrong);

        var proof = await Sender.Send(new ConfirmPasswordCommand(Visitor.Session, password), Stop);
        return proof is { Succeeded: true, Value.IsRight: true } ? SeeOther(BackAddress.Read(Request.Query["back"])) : Again(Wrong);
    }
}
