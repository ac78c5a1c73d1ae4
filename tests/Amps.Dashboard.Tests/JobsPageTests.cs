using System.Net;
using Amps.Application.Ports;
using Amps.Domain.Customers;
using Amps.Domain.People;
using Amps.Testing;
using Microsoft.EntityFrameworkCore;

namespace Amps.Dashboard.Tests;

/// <summary>The engine as operators see it.</summary>
public sealed class JobsPageTests(DashboardFixture fixture) : IClassFixture<DashboardFixture>
{
    private const string Page = "/dashboard/jobs";

    [Fact]
    public async Task Every_queue_of_each_environment_is_measured()
    {
        using var tab = await fixture.EnterAsync(PersonRole.Operator);

        (await tab.GetAsync(Page)).ShouldBe(HttpStatusCode.OK);

        foreach (var queue in new[] { "actions", "schedules", "webhook deliveries" }) tab.Html.Split($">{queue}</td>").Length.ShouldBe(3, queue);
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
    public async Task A_job_that_nobody_knows_is_nothing()
    {
        using var tab = await fixture.EnterAsync(PersonRole.Operator);

        (await tab.PostAsync(Page + "?handler=Run", ("job", "<b>none</b>"))).ShouldBe(HttpStatusCode.NotFound);
    }
}
