using System.Net;
using Amps.Api.Dashboard;
using Amps.Application.Common;
using Amps.Domain.People;
using Microsoft.EntityFrameworkCore;

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

    [Theory]
    [InlineData("sandbox")]
    [InlineData("live")]
    public async Task Another_customers_ids_are_nothing(string environment)
    {
        using var tab = await fixture.EnterAsync(PersonRole.Owner);
        var paths = PathsOf(environment);
        foreach (var line in Lines()) (await AskAsync(tab, line, $"/dashboard/{environment}/{paths[line.Page]}", fixture.Others.In(environment))).ShouldBe(HttpStatusCode.NotFound, $"{line.Page} {line.Handler}");
    }

    [Theory]
    [InlineData("sandbox", "live")]
    [InlineData("live", "sandbox")]
    public async Task Ones_own_ids_of_the_other_environment_are_nothing(string environment, string other)
    {
        using var tab = await fixture.EnterAsync(PersonRole.Owner, fixture.Others.Customer);
        var paths = PathsOf(other);
        foreach (var line in Lines().Where(line => line.Page is not ("/Apps/App" or "/Members/Member")))
            (await AskAsync(tab, line, $"/dashboard/{environment}/{paths[line.Page]}", fixture.Others.In(other))).ShouldBe(HttpStatusCode.NotFound, $"{line.Page} {line.Handler}");
    }

    [Theory]
    [InlineData("sandbox", "sandbox")]
    [InlineData("live", "live")]
    [InlineData("sandbox", "live")]
    [InlineData("live", "sandbox")]
    public async Task Below_ones_own_things_those_of_others_are_nothing(string environment, string theirs)
    {
        var own = await fixture.MakeCustomerAsync("Own");
        var (mine, foreign) = (own.In(environment), fixture.Others.In(theirs));
        using var tab = await fixture.EnterAsync(PersonRole.Owner, own.Customer);
        var at = $"/dashboard/{environment}/";

        (await tab.GetAsync($"{at}webhooks/{mine.Endpoint}/deliveries/{foreign.Delivery}")).ShouldBe(HttpStatusCode.NotFound);
        (await tab.PostAsync($"{at}webhooks/{mine.Endpoint}/deliveries/{foreign.Delivery}?handler=Replay")).ShouldBe(HttpStatusCode.NotFound);
        (await tab.PostAsync($"{at}keys/{mine.Key}/tokens?handler=Revoke", ("token", foreign.Token))).ShouldBe(HttpStatusCode.NotFound);
        (await tab.PostAsync($"{at}devices/{mine.Device}?handler=Link", ("app", fixture.Others.App))).ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("sandbox")]
    [InlineData("live")]
    public async Task No_list_that_goes_on_after_somebody_elses_row_shows_what_is_theirs(string environment)
    {
        using var tab = await fixture.EnterAsync(PersonRole.Owner);
        var (others, theirs) = (fixture.Others, fixture.Others.In(environment));
        string[] hidden = [others.Member, others.App, theirs.Key, theirs.Token, theirs.Endpoint, theirs.Delivery, theirs.Device, "@other.example"];
        foreach (var row in hidden.Append(theirs.User))
        {
            foreach (var (place, _) in Places.OfMembers)
            {
                var status = await tab.GetAsync($"/dashboard/{environment}/{place}?cursor={PageCursor.After(row)}");

                status.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.UnprocessableEntity);
                foreach (var id in hidden) tab.Html.ShouldNotContain(id, Case.Sensitive, place);
            }
        }
    }

    [Theory]
    [InlineData("sandbox")]
    [InlineData("live")]
    public async Task A_list_is_ones_own_after_a_row_of_another_customers_list(string environment)
    {
        using var tab = await fixture.EnterAsync(PersonRole.Owner);
        var theirs = fixture.Others.In(environment);

        foreach (var (place, row) in new[] { ("devices", theirs.Device), ("users", theirs.User), ("keys", theirs.Key), ("members", fixture.Others.Member) })
            (await tab.GetAsync($"/dashboard/{environment}/{place}?cursor={PageCursor.After(row)}")).ShouldBe(HttpStatusCode.OK, place);
    }

    [Fact]
    public async Task Nobody_ends_somebody_elses_session()
    {
        var email = await fixture.MakePersonAsync(PersonRole.Owner, fixture.Others.Customer);
        using var other = new Tab(fixture.App);
        await other.SignInAsync(email, DashboardFixture.Password);
        var session = await fixture.ReadAsync(db => (from row in db.Sessions join person in db.People on row.PersonId equals person.Id where person.Email == email select row.Id).SingleAsync());
        using var tab = await fixture.EnterAsync(PersonRole.Owner);

        (await tab.PostAsync("/dashboard/you?handler=End", ("session", session.Value))).ShouldBe(HttpStatusCode.NotFound);

        (await other.GetAsync("/dashboard/you")).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("sandbox")]
    [InlineData("live")]
    public async Task What_they_have_is_there_for_themselves(string environment)
    {
        using var tab = await fixture.EnterAsync(PersonRole.Owner, fixture.Others.Customer);
        foreach (var (page, path) in PathsOf(environment)) (await tab.GetAsync($"/dashboard/{environment}/{path}")).ShouldBe(HttpStatusCode.OK, page);
    }

    private Dictionary<string, string> PathsOf(string environment)
    {
        var (others, theirs) = (fixture.Others, fixture.Others.In(environment));
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["/Devices/Device"] = "devices/" + theirs.Device,
            ["/Users/User"] = "users/" + theirs.User,
            ["/Webhooks/Endpoint"] = "webhooks/" + theirs.Endpoint,
            ["/Webhooks/Secret"] = $"webhooks/{theirs.Endpoint}/secret",
            ["/Webhooks/Delivery"] = $"webhooks/{theirs.Endpoint}/deliveries/{theirs.Delivery}",
            ["/Keys/Key"] = "keys/" + theirs.Key,
            ["/Keys/Tokens"] = $"keys/{theirs.Key}/tokens",
            ["/Apps/App"] = "apps/" + others.App,
            ["/Members/Member"] = "members/" + others.Member,
        };
    }

    /// <summary>Looks at a page, or sends its form with all that any form asks for.</summary>
    private Task<HttpStatusCode> AskAsync(Tab tab, AccessLine line, string path, Things theirs) => line.Handler == "Get" ? tab.GetAsync(path) : tab.PostAsync(
        $"{path}?handler={line.Handler["Post".Length..]}",
        ("token", theirs.Token), ("role", "viewer"), ("seen", "owner"), ("version", "1"), ("hours", "24"), ("days", "1"), ("which", "all"), ("enabled", "false"), ("type", "push.completed"), ("app", fixture.Others.App));

    private static IEnumerable<AccessLine> Lines() => Access.Lines.Where(line =>
        (line.Sandbox & Who.Members) != Who.Nobody && (line.Sandbox & Who.Operator) == Who.Nobody
        && !WithoutIds.Contains($"{line.Page} {line.Handler}", StringComparer.Ordinal));
}
