using System.Net;
using Amps.Domain.People;
using Amps.Infrastructure.Jobs;
using Amps.Testing;

namespace Amps.Dashboard.Tests;

public sealed class LateSweepTests(DashboardFixture fixture) : IClassFixture<DashboardFixture>
{
    // As often do nodes tell of themselves.
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);

    private const string Late = "<span class=\"tag bad\">Late</span>";

    [Fact]
    public async Task Sweeps_that_do_not_come_are_told_plainly()
    {
        using var tab = await fixture.EnterAsync(PersonRole.Operator);
        fixture.App.Time.Advance(Beat);
        await fixture.App.PassUntilAsync(async () => await tab.GetAsync("/dashboard/jobs") == HttpStatusCode.OK && tab.Html.Contains("Nothing due", StringComparison.Ordinal), "the sweeps are told");
        tab.Html.ShouldNotContain(Late);
        await fixture.App.Services.GetRequiredService<Pumps>().StopAsync(CancellationToken.None);

        fixture.App.Time.Advance(Beat * 2);

        await fixture.App.PassUntilAsync(async () => await tab.GetAsync("/dashboard/jobs") == HttpStatusCode.OK && tab.Html.Split(Late).Length == 7, "all six are late");
        tab.Html.ShouldContain("6 sweeps are late or failing");
    }
}
