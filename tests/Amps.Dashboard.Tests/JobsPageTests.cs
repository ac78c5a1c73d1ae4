using System.Net;
using System.Text.RegularExpressions;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Application.Users.EraseUser;
using Amps.Domain.Actions;
using Amps.Domain.Customers;
using Amps.Domain.People;
using Amps.Infrastructure.Jobs;
using Amps.Testing;
using Microsoft.EntityFrameworkCore;

namespace Amps.Dashboard.Tests;

/// <summary>The engine as operators see it.</summary>
public sealed partial class JobsPageTests(DashboardFixture fixture) : IClassFixture<DashboardFixture>
{
    private const string Page = "/dashboard/jobs";

    [Fact]
    public async Task Every_queue_of_each_environment_is_measured()
    {
        using var tab = await fixture.EnterAsync(PersonRole.Operator);

        (await tab.GetAsync(Page)).ShouldBe(HttpStatusCode.OK);

        var table = tab.Html[..tab.Html.IndexOf("</table>", StringComparison.Ordinal)];
        foreach (var queue in new[] { "actions", "schedules", "webhook deliveries" }) table.Split($">{queue}</td>").Length.ShouldBe(3, queue);
    }

    [Fact]
    public async Task What_recurring_jobs_owe_is_counted()
    {
        using var tab = await fixture.EnterAsync(PersonRole.Operator);
        var left = await fixture.MakeCustomerAsync("Left");
        await fixture.App.InAsync(AmpsEnvironment.Sandbox, left.Customer.Value, services => services.GetRequiredService<ISender>().Send(new EraseUserCommand(left.Sandbox.User)));

        (await tab.GetAsync(Page)).ShouldBe(HttpStatusCode.OK);

        foreach (var kind in new[] { "removed devices", "erased users", "unlinked grants", "revoked keys" }) tab.Html.Split($">{kind}</td>").Length.ShouldBe(3, kind);
        ErasedPattern().IsMatch(tab.Html).ShouldBeTrue();
    }

    [Fact]
    public async Task A_recurring_job_is_run_now_and_tells_how_it_ended()
    {
        using var tab = await fixture.EnterAsync(PersonRole.Operator);

        (await tab.SubmitAsync(Page + "?handler=Run", ("job", "retention"))).ShouldBe(HttpStatusCode.OK);

        await Eventually.HoldsAsync(async () => await tab.GetAsync(Page) == HttpStatusCode.OK && tab.Html.Contains("rows deleted", StringComparison.Ordinal), "the job has ended");
        await using var scope = fixture.App.Services.CreateAsyncScope();
        var told = await scope.ServiceProvider.GetRequiredService<IPlatformDb>().AuditEvents.AsNoTracking().SingleAsync(entry => entry.Action == AuditAction.JobRun);
        (told.Subject, told.CustomerId).ShouldBe(("retention", AuditEvent.NoCustomer));
        told.Actor.ShouldStartWith("operator:per_");
    }

    [Fact]
    public async Task What_was_done_is_shown_once_its_minute_is_over()
    {
        using var tab = await fixture.EnterAsync(PersonRole.Operator);
        var id = (await fixture.App.PlantActionsAsync("boreal", 1)).Single();
        await fixture.App.PassUntilAsync(async () => (await fixture.App.ActionAsync(id)).State == ActionState.Completed, "it is done");

        fixture.App.Time.Sleep(TimeSpan.FromMinutes(1));
        fixture.App.Time.Advance(TimeSpan.FromSeconds(15));

        await fixture.App.PassUntilAsync(async () => await tab.GetAsync(Page + "?of=sandbox&kind=actions") == HttpStatusCode.OK && DonePattern().IsMatch(tab.Html), "the chart shows it");
        tab.Html.ShouldContain("Lateness of the last 24 hours: ");
        (await tab.GetAsync(Page + "?of=live&kind=actions")).ShouldBe(HttpStatusCode.OK);
        DonePattern().IsMatch(tab.Html).ShouldBeFalse();
        tab.Html.ShouldMatch("""data-label="Done in 24 hours">[1-9]""");
    }

    [Theory]
    [InlineData("?of=nowhere&kind=actions")]
    [InlineData("?of=sandbox&kind=<b>")]
    [InlineData("?of=sandbox")]
    [InlineData("?kind=%00")]
    [InlineData("?of=sandbox&kind=%00")]
    public async Task Figures_of_a_queue_that_is_none_are_nothing(string query)
    {
        using var tab = await fixture.EnterAsync(PersonRole.Operator);

        (await tab.GetAsync(Page + query)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_node_that_was_not_heard_of_for_a_minute_is_marked()
    {
        using var tab = await fixture.EnterAsync(PersonRole.Operator);
        var node = fixture.App.Services.GetRequiredService<Node>();
        var before = fixture.App.Time.Now().AddMinutes(-2);
        await fixture.App.Services.GetRequiredService<NodeStore>().HearOfAsync(new Node("<b>vanished</b>/1/0", "0.0.9", ["actions"]), before, [], before, CancellationToken.None);

        await fixture.App.PassUntilAsync(async () => await tab.GetAsync(Page) == HttpStatusCode.OK && tab.Html.Split("<span class=\"tag bad\">Gone</span>").Length == 2, "one is gone, and one is there");

        tab.Html.ShouldContain("A node is gone");
        tab.Html.ShouldContain($"<code>{node.Id}</code>");
        tab.Html.ShouldContain("<code>&lt;b&gt;vanished&lt;/b&gt;/1/0</code>");
    }

    [Fact]
    public async Task A_job_that_nobody_knows_is_nothing()
    {
        using var tab = await fixture.EnterAsync(PersonRole.Operator);

        (await tab.PostAsync(Page + "?handler=Run", ("job", "<b>none</b>"))).ShouldBe(HttpStatusCode.NotFound);
    }

    [GeneratedRegex("""erased users</td>\s*<td data-label="Environment">sandbox</td>\s*<td data-label="Open">1</td>""")]
    private static partial Regex ErasedPattern();

    [GeneratedRegex("Attempts of the last 24 hours: [1-9][0-9]* done, 0 failed")]
    private static partial Regex DonePattern();
}
