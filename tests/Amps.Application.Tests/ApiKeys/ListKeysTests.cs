using Amps.Application.ApiKeys;
using Amps.Application.ApiKeys.CreateKey;
using Amps.Application.ApiKeys.EnableKey;
using Amps.Application.ApiKeys.ListKeys;
using Amps.Application.ApiKeys.ReadKey;
using Amps.Application.ApiKeys.RevokeKey;
using Amps.Application.ApiKeys.RollKey;
using Amps.Application.ApiKeys.SetKeyPermissions;
using Amps.Application.Common;
using Amps.Application.Customers.CreateCustomer;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Testing;

namespace Amps.Application.Tests.ApiKeys;

public sealed class ListKeysTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly AmpsApp app = fixture.App;

    [Fact]
    public async Task The_keys_of_one_customer_and_environment_are_listed_newest_first()
    {
        var (mine, other) = (await CustomerAsync(), await CustomerAsync());
        var first = await CreateAsync(mine, KeyTerms.FullAccess);
        await app.SendAsync(new CreateKeyCommand(other, AmpsEnvironment.Sandbox, KeyTerms.FullAccess));
        await app.SendAsync(new CreateKeyCommand(mine, AmpsEnvironment.Live, KeyTerms.FullAccess));
        var last = await CreateAsync(mine, KeyTerms.FullAccess);

        var page = await InAsync(mine, new ListKeysQuery(new PageRequest(2, 0, null)));
        var rest = await InAsync(mine, new ListKeysQuery(new PageRequest(2, 0, page.Pagination.NextCursor)));

        page.Items.Select(key => key.KeyId).ShouldBe([last, first]);
        page.Pagination.Total.ShouldBe(3);
        rest.Items.ShouldHaveSingleItem().Environment.ShouldBe(AmpsEnvironment.Sandbox);
    }

    [Fact]
    public async Task A_key_says_what_it_may_do_how_it_stands_and_until_when()
    {
        var customer = await CustomerAsync();
        var end = app.Time.Now().AddDays(1);
        var key = await CreateAsync(customer, new KeyTerms([Permission.DevicesRead], end, RateLimitPerMinute: 30));

        var row = (await InAsync(customer, new ReadKeyQuery(key)));

        (row.State, row.ExpiresAt, row.RateLimitPerMinute, row.LastUsedAt).ShouldBe((KeyState.Active, end, 30, null));
        row.Permissions.ShouldBe([Permission.DevicesRead]);
    }

    [Fact]
    public async Task The_state_of_a_key_is_the_strongest_reason_for_which_it_opens_nothing()
    {
        var customer = await CustomerAsync();
        var key = await CreateAsync(customer, KeyTerms.FullAccess with { ExpiresAt = app.Time.Now().AddHours(1) });
        app.Time.Sleep(TimeSpan.FromHours(1));
        var expired = await StateAsync(customer, key);
        await app.SendAsync(new EnableKeyCommand(key, Enabled: false));
        var disabled = await StateAsync(customer, key);
        await app.SendAsync(new RevokeKeyCommand(key));

        (expired, disabled, await StateAsync(customer, key)).ShouldBe((KeyState.Expired, KeyState.Disabled, KeyState.Revoked));
    }

    [Fact]
    public async Task A_key_of_another_customer_or_environment_is_not_there()
    {
        var (mine, other) = (await CustomerAsync(), await CustomerAsync());
        var theirs = await CreateAsync(other, KeyTerms.FullAccess);
        var live = (await app.SendAsync(new CreateKeyCommand(mine, AmpsEnvironment.Live, KeyTerms.FullAccess))).KeyId;

        (await TryInAsync(mine, new ReadKeyQuery(theirs))).Failure.ShouldBe(CustomerFailures.UnknownKey);
        (await TryInAsync(mine, new ReadKeyQuery(live))).Failure.ShouldBe(CustomerFailures.UnknownKey);
    }

    [Fact]
    public async Task Of_two_who_edit_what_both_saw_the_second_is_told_and_nothing_of_his_is_saved()
    {
        var customer = await CustomerAsync();
        var key = await CreateAsync(customer, KeyTerms.FullAccess);
        var seen = (await InAsync(customer, new ReadKeyQuery(key))).Version;
        var changed = await InAsync(customer, new SetKeyPermissionsCommand(key, [Permission.DevicesRead], seen));

        (await TryInAsync(customer, new SetKeyPermissionsCommand(key, Permission.All, seen))).Failure.ShouldBe(CustomerFailures.Changed);
        (await TryInAsync(customer, new EnableKeyCommand(key, Enabled: false, seen))).Failure.ShouldBe(CustomerFailures.Changed);
        (await TryInAsync(customer, new RollKeyCommand(key, TimeSpan.Zero, seen))).Failure.ShouldBe(CustomerFailures.Changed);

        (await InAsync(customer, new ReadKeyQuery(key))).ShouldBe(changed with { Permissions = [Permission.DevicesRead] }, Comparer);
        (await InAsync(customer, new EnableKeyCommand(key, Enabled: false, changed.Version))).State.ShouldBe(KeyState.Disabled);
    }

    [Fact]
    public async Task Of_two_who_edit_at_the_same_instant_one_is_told()
    {
        var customer = await CustomerAsync();
        var key = await CreateAsync(customer, KeyTerms.FullAccess);
        var seen = (await InAsync(customer, new ReadKeyQuery(key))).Version;

        var outcomes = await Task.WhenAll(new[] { Permission.DevicesRead, Permission.UsersRead, Permission.LinkWrite }
            .Select(word => Task.Run(() => TryInAsync(customer, new SetKeyPermissionsCommand(key, [word], seen)))));

        outcomes.Count(outcome => outcome.Succeeded).ShouldBe(1);
        outcomes.Where(outcome => !outcome.Succeeded).ShouldAllBe(outcome => outcome.Failure == CustomerFailures.Changed);
    }

    private static IEqualityComparer<KeyRow> Comparer { get; } = EqualityComparer<KeyRow>.Create((left, right) =>
        left!.Version == right!.Version && left.State == right.State && left.Tail == right.Tail && left.Permissions.SequenceEqual(right.Permissions), row => row.Version);

    private async Task<KeyState> StateAsync(CustomerId customer, ApiKeyId key) => (await InAsync(customer, new ReadKeyQuery(key))).State;

    private async Task<CustomerId> CustomerAsync() => (await app.SendAsync(new CreateCustomerCommand("Of keys"))).CustomerId;

    private async Task<ApiKeyId> CreateAsync(CustomerId customer, KeyTerms terms) => (await app.SendAsync(new CreateKeyCommand(customer, AmpsEnvironment.Sandbox, terms))).KeyId;

    private async Task<T> InAsync<T>(CustomerId customer, IUseCase<T> useCase) => (await TryInAsync(customer, useCase)).Value;

    private Task<Result<T>> TryInAsync<T>(CustomerId customer, IUseCase<T> useCase) =>
        app.InAsync(AmpsEnvironment.Sandbox, customer.Value, services => services.GetRequiredService<ISender>().Send(useCase));
}
