using System.Net;
using Amps.Api.Dashboard;
using Amps.Domain.People;

namespace Amps.Dashboard.Tests;

/// <summary>Who may do what, by HTTP. Ids are of nothing: whoever may gets 404 or another answer, whoever may not 403.</summary>
public sealed class RoleTests(DashboardFixture fixture) : IClassFixture<DashboardFixture>
{
    private const string Tail = "_00000000000000000000000000";

    /// <summary>What not all members may: the page and its form, where it stands, and whose it is in the sandbox and in live, by the first letters of roles.</summary>
    public static TheoryData<string, string, string, string, string> Rights { get; } = new()
    {
        { "/Members/Index", "PostInvite", "members", "O", "O" },
        { "/Members/Member", "Get", "members/per" + Tail, "O", "O" },
        { "/Members/Member", "PostRole", "members/per" + Tail, "O", "O" },
        { "/Members/Member", "PostLink", "members/per" + Tail, "O", "O" },
        { "/Members/Member", "PostRemove", "members/per" + Tail, "O", "O" },
        { "/Keys/New", "Get", "keys/new", "OD", "O" },
        { "/Keys/New", "Post", "keys/new", "OD", "O" },
        { "/Keys/Key", "PostRoll", "keys/key" + Tail, "O", "O" },
        { "/Keys/Key", "PostPermissions", "keys/key" + Tail, "OD", "O" },
        { "/Keys/Key", "PostEnable", "keys/key" + Tail, "OD", "O" },
        { "/Keys/Key", "PostRevoke", "keys/key" + Tail, "OD", "O" },
        { "/Keys/Tokens", "PostIssue", "keys/key" + Tail + "/tokens", "OD", "O" },
        { "/Keys/Tokens", "PostRevoke", "keys/key" + Tail + "/tokens", "OD", "O" },
        { "/Keys/Tokens", "PostRevokeMany", "keys/key" + Tail + "/tokens", "OD", "O" },
        { "/Keys/Tokens", "PostRotate", "keys/key" + Tail + "/tokens", "OD", "O" },
        { "/Webhooks/Index", "PostCreate", "webhooks", "OD", "O" },
        { "/Webhooks/Endpoint", "PostTest", "webhooks/whe" + Tail, "OD", "OD" },
        { "/Webhooks/Endpoint", "PostReplay", "webhooks/whe" + Tail, "OD", "OD" },
        { "/Webhooks/Endpoint", "PostEnable", "webhooks/whe" + Tail, "OD", "O" },
        { "/Webhooks/Endpoint", "PostDisable", "webhooks/whe" + Tail, "OD", "O" },
        { "/Webhooks/Endpoint", "PostDelete", "webhooks/whe" + Tail, "OD", "O" },
        { "/Webhooks/Delivery", "PostReplay", "webhooks/whe" + Tail + "/deliveries/dlv" + Tail, "OD", "OD" },
        { "/Webhooks/Secret", "Get", "webhooks/whe" + Tail + "/secret", "O", "O" },
        { "/Webhooks/Secret", "PostRotate", "webhooks/whe" + Tail + "/secret", "O", "O" },
        { "/Apps/New", "Get", "apps/new", "O", "O" },
        { "/Apps/New", "Post", "apps/new", "O", "O" },
        { "/Apps/App", "PostSave", "apps/app" + Tail, "O", "O" },
        { "/Apps/App", "PostDelete", "apps/app" + Tail, "O", "O" },
        { "/Devices/Device", "PostDisconnect", "devices/dev" + Tail, "OD", "O" },
        { "/Devices/Device", "PostRemove", "devices/dev" + Tail, "OD", "O" },
        { "/Devices/Device", "PostLink", "devices/dev" + Tail, "OD", "O" },
        { "/Users/User", "PostErase", "users/nobody", "OD", "O" },
    };

    [Theory]
    [MemberData(nameof(Rights))]
    public async Task What_not_all_may_is_for_whom_the_table_names(string page, string handler, string path, string sandbox, string live)
    {
        foreach (var role in new[] { PersonRole.Owner, PersonRole.Developer, PersonRole.Viewer })
        {
            using var tab = await fixture.EnterAsync(role);
            (await MayAsync(tab, handler, "/dashboard/sandbox/" + path)).ShouldBe(sandbox.Contains(role.ToString()[0], StringComparison.Ordinal), $"{role} in the sandbox, {page}");
            (await MayAsync(tab, handler, "/dashboard/live/" + path)).ShouldBe(live.Contains(role.ToString()[0], StringComparison.Ordinal), $"{role} in live, {page}");
        }
    }

    [Fact]
    public void All_that_not_all_members_may_is_tried_here()
    {
        var guarded = Access.Lines.Where(line => (line.Sandbox & Who.Members) != Who.Nobody && !(line.Sandbox & line.Live).HasFlag(Who.Members));

        Rights.Select(row => $"{row[0]} {row[1]}").ShouldBe(guarded.Select(line => $"{line.Page} {line.Handler}"), ignoreOrder: true);
    }

    [Fact]
    public async Task All_members_look()
    {
        foreach (var role in new[] { PersonRole.Owner, PersonRole.Developer, PersonRole.Viewer })
        {
            using var tab = await fixture.EnterAsync(role);
            foreach (var (place, _) in Places.OfMembers) (await tab.GetAsync("/dashboard/sandbox/" + place)).ShouldBe(HttpStatusCode.OK, place);
        }
    }

    [Fact]
    public async Task Members_find_no_page_and_no_form_of_operators()
    {
        using var owner = await fixture.EnterAsync(PersonRole.Owner);
        var paths = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["/Customers/Index"] = "customers",
            ["/Customers/Customer"] = $"customers/{fixture.Demo}",
            ["/Operators/Index"] = "operators",
            ["/Jobs/Index"] = "jobs",
            ["/Jobs/Trouble"] = "jobs/sandbox/actions/retrying",
        };

        foreach (var line in Access.Lines.Where(line => line.Sandbox == Who.Operator))
            (await AskAsync(owner, line.Handler, "/dashboard/" + paths[line.Page])).ShouldBe(HttpStatusCode.NotFound, $"{line.Page} {line.Handler}");
    }

    [Fact]
    public async Task Operators_find_no_page_and_no_form_of_members()
    {
        using var anOperator = await fixture.EnterAsync(PersonRole.Operator);

        foreach (var (place, _) in Places.OfMembers) (await anOperator.GetAsync("/dashboard/sandbox/" + place)).ShouldBe(HttpStatusCode.NotFound, place);
        foreach (var row in Rights) (await AskAsync(anOperator, (string)row[1], "/dashboard/sandbox/" + row[2])).ShouldBe(HttpStatusCode.NotFound, $"{row[0]} {row[1]}");
    }

    private static async Task<bool> MayAsync(Tab tab, string handler, string path)
    {
        var status = await AskAsync(tab, handler, path);
        status.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.Forbidden, HttpStatusCode.BadRequest, HttpStatusCode.UnprocessableEntity);
        return status != HttpStatusCode.Forbidden;
    }

    private static Task<HttpStatusCode> AskAsync(Tab tab, string handler, string path) =>
        handler == "Get" ? tab.GetAsync(path) : tab.PostAsync($"{path}?handler={handler["Post".Length..]}");
}
