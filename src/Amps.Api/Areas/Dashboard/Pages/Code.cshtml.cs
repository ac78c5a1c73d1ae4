using Amps.Api.Dashboard;
using Amps.Application.People.ProveSecondFactor;
using Amps.Domain.People;
using Microsoft.AspNetCore.Mvc;

namespace Amps.Api.Areas.Dashboard.Pages;

/// <summary>The second proof, after the password.</summary>
internal sealed class CodeModel : DashboardPage
{
    public IActionResult OnGet() => Page();

    public async Task<IActionResult> OnPostAsync(string? code)
    {
        var proof = await Sender.Send(new ProveSecondFactorCommand(Visitor.Session, code ?? ""), Stop);
        if (proof.Failure is { } failure) return Again(failure);

        return proof.Value.IsRight ? SeeOther(BackAddress.Read(Request.Query["back"])) : Again(PeopleFailures.WrongCode);
    }
}
