using System.Net;
using Amps.Api.Dashboard;
using Amps.Domain.People;

namespace Amps.Dashboard.Tests;

/// <summary>Every page and every form with the ids of another customer: nothing is there.</summary>
public sealed class ForeignTests(DashboardFixture fixture) : IClassFixture<DashboardFixture>
{
    /// <summary>What takes no id of anything.</summary>
    private static readonly string[] WithoutIds =
    [
        "/Overview Get", "/Devices/Index Get", "/Users/Index Get", "/Webhooks/Index Get", "/Webhooks/Index PostCreate", "/Keys/Index Get", "/Keys/New Get", "/Keys/New Post",
        "/Apps/Index Get", "/Apps/New Get", "/Apps/New Post", "/Members/Index Get", "/Members/Index PostInvite", "/Audit Get", "/Audit GetCsv", "/You/Index PostLeave",
    ];

    private Dictionary<string, string> PathOf => new(StringComparer.Ordinal)
    {
        ["/Devices/Device"] = "devices/" + fixture.Others.Device,
        ["/Users/User"] = "users/" + fixture.Others.User,
        ["/Webhooks/Endpoint"] = "webhooks/" + fixture.Others.Endpoint,
        ["/Webhooks/Secret"] = $"webhooks/{fixture.Others.Endpoint}/secret",
        ["/Webhooks/Delivery"] = $"webhooks/{fixture.Others.Endpoint}/deliveries/{fixture.Others.Delivery}",
        ["/Keys/Key"] = "keys/" + fixture.Others.Key,
        ["/Keys/Tokens"] = $"keys/{fixture.Others.Key}/tokens",
        ["/Apps/App"] = "apps/" + fixture.Others.App,
        ["/Members/Member"] = "members/" + fixture.Others.Member,
    };

    [Theory]
    [InlineData("sandbox")]
    [InlineData("live")]
    public async Task Another_customers_ids_are_nothing(string environment)
    {
        using var tab = await fixture.EnterAsync(PersonRole.Owner);
        foreach (var line in Lines())
        {
            var path = $"/dashboard/{environment}/{PathOf[line.Page]}";
            var status = line.Handler == "Get"
                ? await tab.GetAsync(path)
                : await tab.PostAsync($"{path}?handler={line.Handler["Post".Length..]}", ("token", fixture.Others.Token), ("role", "viewer"), ("seen", "owner"), ("version", "1"), ("hours", "24"), ("days", "1"), ("which", "all"), ("enabled", "false"), ("type", "push.completed"), ("app", fixture.Others.App));

            status.ShouldBe(HttpStatusCode.NotFound, $"{line.Page} {line.Handler}");
        }
    }

    [Fact]
    public async Task Filters_cursors_and_sessions_of_others_show_nothing()
    {
        using var tab = await fixture.EnterAsync(PersonRole.Owner);
        using var other = await fixture.EnterAsync(PersonRole.Owner, fixture.Others.Customer);
        await tab.GetAsync("/dashboard/you");

        (await tab.PostAsync("/dashboard/you?handler=End", ("session", "ses_00000000000000000000000000"))).ShouldBe(HttpStatusCode.NotFound);
        (await other.GetAsync("/dashboard/you")).ShouldBe(HttpStatusCode.OK);
        (await tab.GetAsync("/dashboard/sandbox/members")).ShouldBe(HttpStatusCode.OK);
        tab.Html.ShouldNotContain("owner@other.example");
        (await tab.GetAsync("/dashboard/sandbox/apps")).ShouldBe(HttpStatusCode.OK);
        tab.Html.ShouldNotContain(fixture.Others.App);
    }

    [Fact]
    public async Task What_they_have_is_there_for_themselves()
    {
        using var tab = await fixture.EnterAsync(PersonRole.Owner, fixture.Others.Customer);
        foreach (var (page, path) in PathOf) (await tab.GetAsync("/dashboard/sandbox/" + path)).ShouldBe(HttpStatusCode.OK, page);
    }

    private static IEnumerable<AccessLine> Lines() => Access.Lines.Where(line =>
        (line.Sandbox & Who.Members) != Who.Nobody && (line.Sandbox & Who.Operator) == Who.Nobody
        && !WithoutIds.Contains($"{line.Page} {line.Handler}", StringComparer.Ordinal));
}
