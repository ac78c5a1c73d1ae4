using Amps.Api.Dashboard;
using Amps.Application.People.ChoosePassword;
using Amps.Application.People.ReadPersonLink;
using Amps.Domain.Common;
using Microsoft.AspNetCore.Mvc;

namespace Amps.Api.Areas.Dashboard.Pages;

/// <summary>Where the link of an invitation or a reset leads. Looking at it changes nothing; the form uses it up.</summary>
internal sealed class JoinModel : DashboardPage
{
    public string Email { get; private set; } = "";

    public bool IsFirst { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? token) => await ReadAsync(token) ? Page() : Spent();

    public async Task<IActionResult> OnPostAsync(string? token, string? password)
    {
        if (!await ReadAsync(token)) return Spent();

        var used = await Sender.Send(new ChoosePasswordCommand(token!, password ?? ""), Stop);
        if (used.Succeeded) return SeeOther(DashboardServices.Root + "/sign-in?joined");

        return used.Failure.Kind == FailureKind.NotFound ? Spent() : Again(used.Failure);
    }

    private async Task<bool> ReadAsync(string? token)
    {
        var owner = await Sender.Send(new ReadPersonLinkQuery(token ?? ""), Stop);
        if (!owner.Succeeded) return false;

        (Email, IsFirst) = owner.Value;
        return true;
    }

    private ViewResult Spent() => Refusals.Gone(this, "This link is of no use any more", "It was used, was replaced by a newer one, or is older than 24 hours. Ask whoever gave it to you for another.");
}
