using Amps.Api.Tests.Docs;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.AuthJourney.Tests;
using Amps.Domain.Actions;
using Amps.Domain.Customers;
using Amps.Infrastructure.Jobs;
using Amps.Infrastructure.Persistence;
using Amps.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Amps.Dashboard.Tests;

/// <summary>Every page in Chromium, light and dark, wide and narrow: seen, measured, and read as those do who cannot see.</summary>
[Collection(InOneBrowser.Tests)]
public sealed class PagesInBrowserTests(DashboardFixture fixture, Browser browser)
{
    [OnceTheory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Light, 360)]
    [InlineData(ColorScheme.Dark, 360)]
    public async Task Every_page_of_members_can_be_read_by_everybody_and_fits_the_window(ColorScheme scheme, int width)
    {
        await using var page = await browser.OpenAsync(fixture.Url, width, scheme);
        var found = new List<string>();
        await page.Page.GotoAsync("/dashboard");
        await page.LookAsync(found, $"sign-in-{scheme}-{width}");
        await page.EnterAsync(fixture.App.Demo.OwnerEmail, fixture.App.Demo.OwnerPassword);
        await PrepareAsync(page);
        var battery = await fixture.App.DemoDeviceAsync("battery", "boreal");
        foreach (var (name, path) in new (string, string)[]
        {
            ("overview", "sandbox"), ("overview-live", "live"), ("devices", "sandbox/devices"), ("device", "sandbox/devices/" + battery.Id), ("users", "sandbox/users"),
            ("webhooks", "sandbox/webhooks"), ("keys", "sandbox/keys"), ("key-new", "sandbox/keys/new"), ("apps", "sandbox/apps"), ("app", "sandbox/apps/" + fixture.App.Demo.AppId),
            ("app-new", "sandbox/apps/new"), ("members", "sandbox/members"), ("audit", "sandbox/audit"), ("audit-account", "sandbox/audit?account=true"), ("you", "you"), ("password", "you/password"), ("second-factor", "you/second-factor"),
            ("confirm", "confirm"), ("missing", "sandbox/nothing"),
        })
        {
            await page.Page.GotoAsync("/dashboard/" + path);
            await page.LookAsync(found, $"{name}-{scheme}-{width}");
        }

        await FollowAsync(page, "/dashboard/sandbox/users", "main td a");
        await page.LookAsync(found, $"user-{scheme}-{width}");
        await FollowAsync(page, "/dashboard/sandbox/apps", "main td a");
        await page.Page.GetByText("Preview of the journey").ClickAsync();
        (await page.Page.FrameLocator("iframe").GetByRole(AriaRole.Heading).First.InnerTextAsync()).ShouldContain("Connect");
        await page.LookAsync(found, $"app-preview-{scheme}-{width}");
        await FollowAsync(page, "/dashboard/sandbox/webhooks", "main td a");
        await page.LookAsync(found, $"endpoint-{scheme}-{width}");
        await page.Page.GetByText("Signing secret").ClickAsync();
        await page.LookAsync(found, $"secret-{scheme}-{width}");
        await page.Page.GoBackAsync();
        await page.Page.Locator("main td a").First.ClickAsync();
        await page.LookAsync(found, $"delivery-{scheme}-{width}");
        await FollowAsync(page, "/dashboard/sandbox/keys", "main td a");
        await page.LookAsync(found, $"key-{scheme}-{width}");
        await page.Page.GetByText("Access tokens of this key").ClickAsync();
        await page.LookAsync(found, $"tokens-{scheme}-{width}");
        await FollowAsync(page, "/dashboard/sandbox/members", "main td a");
        await page.LookAsync(found, $"member-{scheme}-{width}");

        found.ShouldBeEmpty();
        page.Complaints.Where(complaint => !complaint.Contains("404", StringComparison.Ordinal)).ShouldBeEmpty();
        page.Requests.ShouldAllBe(url => url.StartsWith(fixture.Url.AbsoluteUri, StringComparison.Ordinal) || url.StartsWith("data:", StringComparison.Ordinal));
    }

    [OnceTheory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 360)]
    public async Task Every_page_of_operators_can_be_read_by_everybody_and_fits_the_window(ColorScheme scheme, int width)
    {
        await using var page = await browser.OpenAsync(fixture.Url, width, scheme);
        var found = new List<string>();
        await page.Page.GotoAsync("/dashboard");
        await page.EnterAsync(fixture.App.Demo.OperatorEmail, fixture.App.Demo.OperatorPassword);
        await PlantTroubleAsync();
        foreach (var (name, path) in new[]
        {
            ("customers", "customers"), ("customer", "customers/" + fixture.Demo), ("customers-none", "customers?search=nobody"), ("operators", "operators"), ("jobs", "jobs"), ("jobs-of-one-queue", "jobs?of=sandbox&kind=actions"),
            ("jobs-retrying", "jobs/sandbox/actions/retrying"), ("jobs-dead", "jobs/sandbox/actions/dead"), ("jobs-none", "jobs/live/webhook_deliveries/dead"), ("operator-you", "you"),
        })
        {
            await page.Page.GotoAsync("/dashboard/" + path);
            await page.LookAsync(found, $"{name}-{scheme}-{width}");
        }

        found.ShouldBeEmpty();
        page.Complaints.ShouldBeEmpty();
    }

    [OnceFact]
    public async Task Everything_works_without_scripts()
    {
        await using var page = await browser.OpenPlainAsync(fixture.Url, 1000, "en-GB");
        await page.Page.GotoAsync("/dashboard/sandbox/keys/new");
        await page.EnterAsync(fixture.App.Demo.OwnerEmail, fixture.App.Demo.OwnerPassword);
        await page.PressAsync("Create key");
        (await page.Page.Locator("pre.secret").InnerTextAsync()).ShouldStartWith("amps_sk_test_");
        await page.PictureAsync("dashboard-key-once");

        await page.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Members" }).ClickAsync();
        await page.Page.GetByLabel("Email").FillAsync("plain@people.example");
        await page.PressAsync("Invite");
        (await page.Page.Locator("pre.secret").InnerTextAsync()).ShouldContain("/dashboard/link?token=");
        await page.PictureAsync("dashboard-invited");
        await page.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Live", Exact = true }).ClickAsync();
        page.Page.Url.ShouldEndWith("/dashboard/live/members");
        await page.Page.GotoAsync("/dashboard/you");
        await page.PressAsync("Sign out");
        (await page.HeadingAsync()).ShouldBe("Sign in");
    }

    [OnceFact]
    public async Task Work_is_given_up_without_scripts()
    {
        await PlantTroubleAsync();
        await using var page = await browser.OpenPlainAsync(fixture.Url, 1000, "en-GB");
        await page.Page.GotoAsync("/dashboard/jobs");
        await page.EnterAsync(fixture.App.Demo.OperatorEmail, fixture.App.Demo.OperatorPassword);
        await FollowAsync(page, "/dashboard/jobs", "a[href='/dashboard/jobs/sandbox/actions/retrying']");
        var rows = page.Page.Locator("tbody tr");
        var id = await rows.First.GetAttributeAsync("id");
        await page.Page.Locator("summary").First.ClickAsync();
        await page.PictureAsync("dashboard-jobs-give-up");
        await page.PressAsync("Give up for good");

        await page.Page.GotoAsync("/dashboard/jobs/sandbox/actions/dead");
        (await page.Page.Locator("#" + id).InnerTextAsync()).ShouldContain("The operator of this server gave it up.");
    }

    [OnceFact]
    public async Task A_token_that_is_issued_in_the_browser_reads_a_device_until_all_are_revoked()
    {
        await using var page = await browser.OpenAsync(fixture.Url, 1000);
        await page.Page.GotoAsync("/dashboard/sandbox/keys");
        await page.EnterAsync(fixture.App.Demo.OwnerEmail, fixture.App.Demo.OwnerPassword);
        await page.Page.Locator("main td a").First.ClickAsync();
        await page.Page.GetByText("Access tokens of this key").ClickAsync();
        await page.Page.GetByLabel("Name").FillAsync("Nightly job");
        await page.PressAsync("Issue");
        using var client = fixture.App.Client(await page.Page.Locator("pre.secret").InnerTextAsync());
        var battery = await fixture.App.DemoDeviceAsync("battery", "boreal");
        (await client.GetAnswerAsync("/battery/" + battery.Id)).Status.ShouldBe(System.Net.HttpStatusCode.OK);

        await page.Page.GetByLabel("Which").SelectOptionAsync("all");
        await page.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Revoke", Exact = true }).Last.ClickAsync();

        (await page.Page.Locator("main").InnerTextAsync()).ShouldContain("rotated out");
        (await client.GetAnswerAsync("/battery/" + battery.Id)).Code.ShouldBe("INVALID_API_KEY");
    }

    [OnceFact]
    public async Task A_password_is_chosen_and_a_second_factor_set_up_in_the_browser()
    {
        await using var page = await browser.OpenAsync(fixture.Url, 900);
        var found = new List<string>();
        var invited = await fixture.App.SendAsync(new Application.People.InvitePerson.InvitePersonCommand(fixture.Demo, "browser@people.example", Domain.People.PersonRole.Viewer));
        await page.Page.GotoAsync(new Uri(invited.Url).PathAndQuery);
        await page.LookAsync(found, "join");
        await page.Page.GetByLabel("New password").FillAsync("a password of mine");
        await page.PressAsync("Set password");
        await page.EnterAsync("browser@people.example", "a password of mine");
        await page.Page.GotoAsync("/dashboard/you/second-factor");
        await page.PressAsync("Set up");
        await page.LookAsync(found, "second-factor-planned");
        var secret = (await page.Page.Locator("pre.secret").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await page.Page.GetByLabel("Code").FillAsync(Domain.People.Totp.CodeAt(secret, fixture.App.Time.GetUtcNow()));
        await page.PressAsync("Turn on");
        await page.LookAsync(found, "recovery-codes");
        await page.Page.GotoAsync("/dashboard/you");
        await page.PressAsync("Sign out");
        await page.EnterAsync("browser@people.example", "a password of mine");
        await page.LookAsync(found, "code");

        (await page.HeadingAsync()).ShouldBe("Enter a code");
        found.ShouldBeEmpty();
    }

    // An endpoint with a delivery, and actions of many days, so that there is something to see; once.
    private async Task PrepareAsync(WatchedPage page)
    {
        await page.Page.GotoAsync("/dashboard/sandbox/webhooks");
        if (await page.Page.Locator("main td a").CountAsync() > 0) return;

        for (var day = 0; day < 14; day++) await PlantAsync(day, completed: 3 + day * 5 % 17, failed: day % 4);

        await page.Page.GetByLabel("URL").FillAsync("https://hooks.example.invalid/amps");
        await page.Page.GetByLabel("Description").FillAsync("Where our backend hears of commands");
        await page.PressAsync("Add endpoint");
        await page.PressAsync("Send a test");
    }

    private async Task PlantAsync(int daysAgo, int completed, int failed)
    {
        var now = fixture.App.Time.GetUtcNow();
        foreach (var (state, count, minutes) in new[] { (ActionState.Completed, completed, 0), (ActionState.Failed, failed, 10) })
        {
            // They wait for tomorrow, so that nobody takes them before they have ended.
            var planted = await fixture.App.PlantActionsAsync("auron", count, start: now.AddDays(1), pushedAt: now.AddDays(-daysAgo).AddMinutes(minutes));
            await fixture.App.InAsync(AmpsEnvironment.Sandbox, fixture.App.Demo.CustomerId, services => services.GetRequiredService<IEnvironmentDb>().Actions
                .Where(action => planted.Contains(action.Id))
                .ExecuteUpdateAsync(row => row.SetProperty(action => action.State, state).SetProperty(action => action.DueAt, (DateTimeOffset?)null)));
        }
    }

    // Work that waits for tomorrow and failed today, some that was given up, and what the nodes did within a day.
    private async Task PlantTroubleAsync()
    {
        var now = fixture.App.Time.Now();
        var planted = await fixture.App.PlantActionsAsync("auron", 6, start: now.AddDays(1));
        var error = ActionErrors.Of(Domain.Devices.OemFailureReason.Unavailable);
        await fixture.App.InAsync(AmpsEnvironment.Sandbox, fixture.App.Demo.CustomerId, async services =>
        {
            var actions = services.GetRequiredService<IEnvironmentDb>().Actions;
            await actions.Where(action => planted.Contains(action.Id)).ExecuteUpdateAsync(row => row.SetProperty(action => action.FailedAt, now).SetProperty(action => action.LastError, error));
            return await actions.Where(action => planted.Take(3).Contains(action.Id)).ExecuteUpdateAsync(row => row
                .SetProperty(action => action.State, ActionState.Failed).SetProperty(action => action.DueAt, (DateTimeOffset?)null).SetProperty(action => action.FailedAt, (DateTimeOffset?)null)
                .SetProperty(action => action.GaveUpAt, now).SetProperty(action => action.ErrorCode, error.Code).SetProperty(action => action.ErrorMessage, error.Message));
        });
        await fixture.App.Services.GetRequiredService<NodeStore>().AddAsync([.. Enumerable.Range(0, 24).Select(hour => new WorkMinute
        {
            Minute = WorkMinute.Of(now.AddHours(-hour)), Node = "another/1/0", Environment = AmpsEnvironment.Sandbox, Kind = "actions", Taken = 10 + hour, Done = 8 + hour, Failed = hour % 5, LateMs = 900 * hour, MostLateMs = 400 * hour,
        })], CancellationToken.None);
        await fixture.App.Services.GetRequiredService<NodeStore>().HearOfAsync(new Node("another/1/0", "0.0.9", ["actions"]), now.AddDays(-1), [], now.AddHours(-1), CancellationToken.None);
    }

    private static async Task FollowAsync(WatchedPage page, string list, string link)
    {
        await page.Page.GotoAsync(list);
        await page.Page.Locator(link).First.ClickAsync();
    }
}
