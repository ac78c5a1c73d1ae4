using Amps.Api.Dashboard;
using Amps.Application.ApiKeys.AuthenticateKey;
using Amps.Application.Common;
using Amps.Application.People.ConfirmPassword;
using Amps.Domain.Common;
using Amps.Domain.People;
using Microsoft.AspNetCore.Mvc;

namespace Amps.Api.Areas.Dashboard.Pages;

/// <summary>The password once more, before secrets are shown.</summary>
internal sealed class ConfirmModel(CallLimits limits) : DashboardPage
{
    private static readonly Failure Wrong = new(FailureKind.Forbidden, ErrorCode.InvalidCredentials, "The password is wrong. Five wrong ones end the session, and you sign in again.");

    public IActionResult OnGet() => Page();

    public async Task<IActionResult> OnPostAsync(string? password)
    {
        if (password is null or { Length: > PasswordRule.MaxLength }) return Again(Wrong);

        var proof = await Sender.Send(new ConfirmPasswordCommand(Visitor.Session, password), Stop);
        if (proof is { Succeeded: true, Value.IsRight: true }) return SeeOther(BackAddress.Read(Request.Query["back"]));

        limits.NoteFailure(ClientAddress.Of(HttpContext.Connection.RemoteIpAddress));
        return Again(Wrong);
    }
}
