using Amps.Api.Tests.Docs;
using Amps.Application.Customers.CreateApp;
using Amps.AuthJourney.Tests;
using Amps.Domain.Customers;
using Amps.Domain.People;
using Amps.Testing;
using Microsoft.Playwright;

namespace Amps.Dashboard.Tests;

/// <summary>Pages that say no, seen and read as the others are.</summary>
[Collection(InOneBrowser.Tests)]
public sealed class RefusalsInBrowserTests(DashboardFixture fixture, Browser browser)
{
    private readonly List<string> found = [];

    [OnceTheory]
    [InlineData(Visits.Wide)]
    [InlineData(Visits.Narrow)]
    public async Task Every_page_that_refuses_can_be_read_by_everybody_and_fits_the_window(int width)
    {
        var app = await fixture.App.SendAsync(new CreateAppCommand(fixture.Others.Customer, new AppTerms("Of two", "https://watt.example/connected", "https://watt.example/repaired")));
        await using var viewer = await fixture.VisitAsync(browser, PersonRole.Viewer, "live", width);
        await using var owner = await fixture.VisitAsync(browser, PersonRole.Owner, "sandbox/apps/" + app.AppId, width);
        await using var other = await fixture.VisitAsync(browser, PersonRole.Owner, "sandbox/apps/" + app.AppId, width);

        await AnswerAsync(viewer, 403, width, () => viewer.Page.GotoAsync("/dashboard/live/keys/new"));
        await AnswerAsync(viewer, 404, width, () => viewer.Page.GotoAsync("/dashboard/live/devices/" + fixture.Others.Sandbox.Device));
        await owner.Page.GetByLabel("Name, as your end users know it").FillAsync("Of the first");
        await owner.DoAsync("Save");
        await AnswerAsync(other, 409, width, () => other.DoAsync("Save"));
        await owner.FollowAsync("Webhooks");
        await owner.Page.GetByLabel("URL").FillAsync("ftp://nowhere");
        await AnswerAsync(owner, 422, width, () => owner.DoAsync("Add endpoint"));

        found.ShouldBeEmpty();
    }

    private async Task AnswerAsync(WatchedPage page, int status, int width, Func<Task> act)
    {
        var answer = await page.Page.RunAndWaitForResponseAsync(act, response => response.Request.IsNavigationRequest);
        if (answer.Status != status) found.Add($"{answer.Url} answered {answer.Status}, not {status}");
        await page.LookAsync(found, $"refused-{status}-{width}");
    }
}
