using Amps.Api.Dashboard;
using Amps.Application.ApiKeys.AuthenticateKey;
using Amps.Application.Common;
using Amps.Application.People.ProveSecondFactor;
using Amps.Domain.People;
using Microsoft.AspNetCore.Mvc;

namespace Amps.Api.Areas.Dashboard.Pages;

/// <summary>The second proof, after the password.</summary>
internal sealed class CodeModel(CallLimits limits) : DashboardPage
{
    public IActionResult OnGet() => Page();

    public async Task<IActionResult> OnPostAsync(string? code)
    {
        var proof = await Sender.Send(new ProveSecondFactorCommand(Visitor.Session, code ?? ""), Stop);
        if (proof.Failure is { } failure) return Again(failure);

        if (proof.Value.IsRight) return SeeOther(BackAddress.Read(Request.Query["back"]));

        limits.NoteFailure(ClientAddress.Of(HttpContext.Connection.RemoteIpAddress));
        return Again(PeopleFailures.WrongCode);
    }
}
