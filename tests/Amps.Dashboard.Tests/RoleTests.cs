using System.Net;
using Amps.Api.Dashboard;
using Amps.Domain.People;

namespace Amps.Dashboard.Tests;

/// <summary>Who may do what, by HTTP. Ids are of nothing: whoever may gets 404 or another answer, whoever may not 403.</summary>
public sealed class RoleTests(DashboardFixture fixture) : IClassFixture<DashboardFixture>
{
    private const string Tail = "_00000000000000000000000000";
    private const string Retrying = "/dashboard/jobs/sandbox/actions/retrying";

    [Theory]
    [InlineData("members?handler=Invite", "O", "O")]
    [InlineData("members/per" + Tail + "?handler=Role", "O", "O")]
    [InlineData("members/per" + Tail + "?handler=Link", "O", "O")]
    [InlineData("members/per" + Tail + "?handler=Remove", "O", "O")]
    [InlineData("keys/new", "OD", "O")]
    [InlineData("keys/key" + Tail + "?handler=Roll", "O", "O")]
    [InlineData("keys/key" + Tail + "?handler=Permissions", "OD", "O")]
    [InlineData("keys/key" + Tail + "?handler=Enable", "OD", "O")]
    [InlineData("keys/key" + Tail + "?handler=Revoke", "OD", "O")]
    [InlineData("keys/key" + Tail + "/tokens?handler=Issue", "OD", "O")]
    [InlineData("keys/key" + Tail + "/tokens?handler=Revoke", "OD", "O")]
    [InlineData("keys/key" + Tail + "/tokens?handler=RevokeMany", "OD", "O")]
    [InlineData("keys/key" + Tail + "/tokens?handler=Rotate", "OD", "O")]
    [InlineData("webhooks?handler=Create", "OD", "O")]
    [InlineData("webhooks/whe" + Tail + "?handler=Test", "OD", "OD")]
    [InlineData("webhooks/whe" + Tail + "?handler=Replay", "OD", "OD")]
    [InlineData("webhooks/whe" + Tail + "?handler=Enable", "OD", "O")]
    [InlineData("webhooks/whe" + Tail + "?handler=Disable", "OD", "O")]
    [InlineData("webhooks/whe" + Tail + "?handler=Delete", "OD", "O")]
    [InlineData("webhooks/whe" + Tail + "/deliveries/dlv" + Tail + "?handler=Replay", "OD", "OD")]
    [InlineData("webhooks/whe" + Tail + "/secret?handler=Rotate", "O", "O")]
    [InlineData("apps/new", "O", "O")]
    [InlineData("apps/app" + Tail + "?handler=Save", "O", "O")]
    [InlineData("apps/app" + Tail + "?handler=Delete", "O", "O")]
    [InlineData("devices/dev" + Tail + "?handler=Disconnect", "OD", "O")]
    [InlineData("devices/dev" + Tail + "?handler=Remove", "OD", "O")]
    [InlineData("users/nobody?handler=Erase", "OD", "O")]
    [InlineData("devices/dev" + Tail + "?handler=Link", "OD", "O")]
    public async Task A_form_is_for_whom_the_table_names(string path, string sandbox, string live)
    {
        foreach (var role in new[] { PersonRole.Owner, PersonRole.Developer, PersonRole.Viewer })
        {
            using var tab = await fixture.EnterAsync(role);
            (await MayAsync(tab, "/dashboard/sandbox/" + path)).ShouldBe(sandbox.Contains(role.ToString()[0], StringComparison.Ordinal), $"{role} in the sandbox");
            (await MayAsync(tab, "/dashboard/live/" + path)).ShouldBe(live.Contains(role.ToString()[0], StringComparison.Ordinal), $"{role} in live");
        }
    }

    [Fact]
    public async Task Everybody_looks_and_only_owners_see_the_signing_secret()
    {
        var secret = "/dashboard/sandbox/webhooks/whe" + Tail + "/secret";
        foreach (var role in new[] { PersonRole.Owner, PersonRole.Developer, PersonRole.Viewer })
        {
            using var tab = await fixture.EnterAsync(role);
            foreach (var (place, _) in Places.OfMembers) (await tab.GetAsync("/dashboard/sandbox/" + place)).ShouldBe(HttpStatusCode.OK, place);
            (await tab.GetAsync(secret)).ShouldBe(role == PersonRole.Owner ? HttpStatusCode.NotFound : HttpStatusCode.Forbidden);
        }
    }

    [Fact]
    public async Task Members_find_no_page_of_operators_and_operators_none_of_members()
    {
        using var owner = await fixture.EnterAsync(PersonRole.Owner);
        using var anOperator = await fixture.EnterAsync(PersonRole.Operator);
        foreach (var path in new[] { "/dashboard/customers", $"/dashboard/customers/{fixture.Demo}", "/dashboard/operators", "/dashboard/jobs", Retrying }) (await owner.GetAsync(path)).ShouldBe(HttpStatusCode.NotFound, path);
        foreach (var form in new[] { "Live", "Tiers", "Ceilings", "Allowance", "Reset", "Invite" }) (await owner.PostAsync($"/dashboard/customers/{fixture.Demo}?handler={form}")).ShouldBe(HttpStatusCode.NotFound, form);
        foreach (var form in new[] { "Invite", "Reset", "Remove" }) (await owner.PostAsync($"/dashboard/operators?handler={form}")).ShouldBe(HttpStatusCode.NotFound, form);
        foreach (var form in new[] { "Hurry", "GiveUp" }) (await owner.PostAsync($"{Retrying}?handler={form}")).ShouldBe(HttpStatusCode.NotFound, form);
        foreach (var (place, _) in Places.OfMembers) (await anOperator.GetAsync("/dashboard/sandbox/" + place)).ShouldBe(HttpStatusCode.NotFound, place);
    }

    private static async Task<bool> MayAsync(Tab tab, string path)
    {
        var status = await tab.PostAsync(path);
        status.ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.Forbidden, HttpStatusCode.BadRequest, HttpStatusCode.UnprocessableEntity);
        return status != HttpStatusCode.Forbidden;
    }
}
