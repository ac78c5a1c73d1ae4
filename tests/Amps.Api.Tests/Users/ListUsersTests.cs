using Amps.Api.Tests.Devices;
using Amps.Application.Customers.CreateCustomer;
using Amps.Domain.Customers;
using Amps.Testing;

namespace Amps.Api.Tests.Users;

public sealed class ListUsersTests : IAsyncLifetime
{
    private AmpsApp app = null!;
    private HttpClient client = null!;
    private string customer = null!;
    private int serial;

    public async Task InitializeAsync()
    {
        app = await AmpsApp.StartAsync();
        var created = await app.SendAsync(new CreateCustomerCommand("Users"));
        customer = created.CustomerId.Value;
        client = app.Client(created.SandboxKey);
    }

    public async Task DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task Each_user_is_listed_once_with_the_number_of_devices_and_the_first_ones_instant()
    {
        await PlantAsync("zoe", "zoe", "anna");
        app.Time.Advance(TimeSpan.FromHours(1));
        await PlantAsync("anna");

        var page = (await client.GetAnswerAsync("/users")).Data;

        page["items"]!.ToJsonString().ShouldBe(
            """[{"userId":"anna","devices":2,"connectedAt":"2026-06-01T10:30:00.000Z"},{"userId":"zoe","devices":2,"connectedAt":"2026-06-01T10:30:00.000Z"}]""");
        ((int?)page["pagination"]!["total"]).ShouldBe(2);
    }

    [Fact]
    public async Task Ids_are_told_apart_by_case_and_run_byte_by_byte()
    {
        string[] users = ["User", "user", "a|b", "a+b", "a@b:c", "_", "-", "0", new string('z', 128)];
        await PlantAsync(users);

        var items = (await client.GetAnswerAsync("/users?limit=50")).Data["items"]!.AsArray().Select(item => (string?)item!["userId"]);

        items.ShouldBe(users.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_cursor_walks_the_whole_list_without_repeating_or_missing_anyone()
    {
        string[] users = ["User", "user", "a|b", "a+b", "a@b:c", "_", "-", "0", new string('z', 128)];
        await PlantAsync([.. users, .. users]);
        var walked = new List<string?>();

        string? cursor = null;
        do
        {
            var page = (await client.GetAnswerAsync("/users?limit=2" + (cursor is null ? "" : "&cursor=" + cursor))).Data;
            walked.AddRange(page["items"]!.AsArray().Select(item => (string?)item!["userId"]));
            cursor = (string?)page["pagination"]!["nextCursor"];
        }
        while (cursor is not null);

        walked.ShouldBe(users.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_offset_skips_users_not_devices()
    {
        await PlantAsync("anna", "anna", "ben", "carl");

        var page = (await client.GetAnswerAsync("/users?offset=1&limit=1")).Data;

        ((string?)page["items"]!.AsArray().ShouldHaveSingleItem()!["userId"]).ShouldBe("ben");
        ((bool?)page["pagination"]!["hasMore"]).ShouldBe(true);
    }

    [Fact]
    public async Task Who_has_no_device_any_more_is_not_listed()
    {
        var only = await app.PlantAsync(AmpsEnvironment.Sandbox, customer, "anna", "serial");

        await client.RemoveAsync("/battery/" + only);

        (await client.GetAnswerAsync("/users")).Data["items"]!.AsArray().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("cursor=%21", "cursor")]
    [InlineData("cursor=w6Q", "cursor")]
    [InlineData("limit=51", "limit")]
    [InlineData("offset=10001", "offset")]
    public async Task What_is_no_page_is_refused(string query, string path)
    {
        var answer = await client.GetAnswerAsync("/users?" + query);

        answer.Code.ShouldBe("VALIDATION_ERROR");
        ((string?)answer.Details!["issues"]![0]!["path"]).ShouldBe(path);
    }

    private async Task PlantAsync(params string[] users)
    {
        foreach (var user in users) await app.PlantAsync(AmpsEnvironment.Sandbox, customer, user, $"serial-{serial++}");
    }
}
