using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Amps.AuthJourney.Areas.Journey.Pages;

/// <summary>What <see cref="JourneyDoor"/> shows in the place of a page. Whoever comes here by himself asks for a page that there is not.</summary>
internal sealed class ProblemModel : JourneyPage
{
    public IActionResult OnGet() => HttpContext.Features.Get<JourneyProblem>() is { Status: not StatusCodes.Status404NotFound } problem
        ? Refuse(problem.Status < StatusCodes.Status500InternalServerError ? "problem.form" : "problem.broken", problem.Status, new WayOn(Url: "", T["again"]))
        : Refuse("problem.page", StatusCodes.Status404NotFound);
}
