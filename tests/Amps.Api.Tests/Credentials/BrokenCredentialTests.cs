using Amps.Api.Tests.Devices;
using Amps.Application.Common;
using Amps.Application.Credentials.LinkDevices;
using Amps.Application.Credentials.RevokeAccount;
using Amps.Application.Devices.RecordPull;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Credentials;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Testing;
using Microsoft.EntityFrameworkCore;

namespace Amps.Api.Tests.Credentials;

public sealed class BrokenCredentialTests : IAsyncLifetime
{
    private AmpsApp app = null!;
    private LinkedDevices linked = null!;

    public async Task InitializeAsync()
    {
        app = await AmpsApp.StartAsync();
        linked = (await app.LinkAsync("alice", "auron", Linking.Alice)).Value;
        app.Time.Advance(TimeSpan.FromMinutes(1));
    }

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task A_pull_that_is_refused_disconnects_all_devices_of_the_account()
    {
        await RefusePullAsync();

        (await app.DevicesOfAsync("alice")).ShouldAllBe(device => device.Connection == ConnectionState.Disconnected);
        (await app.CredentialAsync(linked.Credential)).State.ShouldBe(CredentialState.Broken);
        foreach (var id in linked.Devices) (await app.MessageTypesAsync(id.Value)).ShouldBe(["device.connected", "device.disconnected"]);
    }

    [Fact]
    public async Task The_customer_hears_where_the_owner_signs_in_again()
    {
        await RefusePullAsync();

        var url = await app.ReconnectionUrlAsync(linked.Devices[1]);

        url.ShouldStartWith($"http://localhost:{app.Url.Port}/link?reconnect=true&token=");
        var target = (await app.FindLinkAsync(url)).ShouldNotBeNull();
        (target.Credential, target.UserId, target.Oem, target.DisplayName).ShouldBe((linked.Credential, "alice", "auron", "alice@example.com"));
    }

    [Fact]
    public async Task The_link_is_stored_as_a_hash()
    {
        await RefusePullAsync();

        var url = await app.ReconnectionUrlAsync(linked.Devices[0]);

        (await app.CredentialAsync(linked.Credential)).ReconnectHash.ShouldNotBeNull().ShouldNotContain(url[^43..]);
    }

    [Fact]
    public async Task After_the_repair_the_same_devices_live_on()
    {
        await RefusePullAsync();
        app.Gateway.Restore((await app.DevicesOfAsync("alice"))[0].OemDeviceId);

        (await app.RepairAsync(linked.Credential, "auron", Linking.Alice)).Value.Devices.ShouldBe(linked.Devices, ignoreOrder: true);

        foreach (var id in linked.Devices) (await app.MessageTypesAsync(id.Value)).ShouldBe(["device.connected", "device.disconnected", "device.reconnected"]);
        using var client = app.SandboxClient();
        ((string?)(await client.GetAnswerAsync("/devices/" + linked.Devices[0].Value)).Data["metadata"]!["source"]).ShouldBe("live");
    }

    [Fact]
    public async Task A_sign_in_makes_the_link_worthless()
    {
        await RefusePullAsync();
        var url = await app.ReconnectionUrlAsync(linked.Devices[0]);

        await app.RepairAsync(linked.Credential, "auron", Linking.Alice);

        (await app.FindLinkAsync(url)).ShouldBeNull();
    }

    [Fact]
    public async Task A_link_is_worth_something_for_30_days()
    {
        await RefusePullAsync();
        var url = await app.ReconnectionUrlAsync(linked.Devices[0]);

        app.Time.Sleep(TimeSpan.FromDays(30) - TimeSpan.FromSeconds(1));
        (await app.FindLinkAsync(url)).ShouldNotBeNull();
        app.Time.Sleep(TimeSpan.FromSeconds(1));
        (await app.FindLinkAsync(url)).ShouldBeNull();
    }

    [Fact]
    public async Task Of_two_journeys_that_use_the_link_at_once_one_begins()
    {
        await RefusePullAsync();
        var target = (await app.FindLinkAsync(await app.ReconnectionUrlAsync(linked.Devices[0]))).ShouldNotBeNull();

        var used = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => UseAsync(target.Hash))));

        used.Count(won => won).ShouldBe(1);
    }

    [Fact]
    public async Task Another_account_reconnects_nothing()
    {
        await RefusePullAsync();

        (await app.RepairAsync(linked.Credential, "auron", new SignInAttempt.Password("bob@example.com", "x"))).Failure.ShouldBe(CredentialFailures.AccountMismatch);

        (await app.CredentialAsync(linked.Credential)).ShouldSatisfyAllConditions(row => row.State.ShouldBe(CredentialState.Broken), row => row.Account.ShouldBe("alice@example.com"));
        (await app.DevicesOfAsync("alice")).ShouldAllBe(device => device.Connection == ConnectionState.Disconnected);
    }

    [Fact]
    public async Task A_refusal_of_a_call_from_before_the_last_sign_in_is_no_news()
    {
        var asked = app.Time.Now();
        app.Time.Advance(TimeSpan.FromSeconds(1));
        await app.RepairAsync(linked.Credential, "auron", Linking.Alice);

        await app.SendInAsync(new RecordPullCommand(linked.Devices[0], new OemFailure(OemFailureReason.CredentialsRejected), asked, app.Time.Now()));

        (await app.CredentialAsync(linked.Credential)).State.ShouldBe(CredentialState.Live);
    }

    [Fact]
    public async Task A_check_finds_out_within_6_hours_that_an_account_was_revoked()
    {
        var tenant = new Tenant(AmpsEnvironment.Sandbox, CustomerId.Trust(app.Demo.CustomerId));
        await app.Services.GetRequiredService<ISandboxWorld>().LockOutAsync(tenant, "auron", "alice@example.com", [], default);
        app.Time.Sleep(TimeSpan.FromHours(5.8));

        await app.RunJobAsync("credentials");

        (await app.DevicesOfAsync("alice")).ShouldAllBe(device => device.Connection == ConnectionState.Disconnected);
        (await app.DevicesOfAsync("demo-user")).ShouldAllBe(device => device.Connection == ConnectionState.Connected);
    }

    [Fact]
    public async Task An_operator_revokes_a_simulated_account_and_its_owner_signs_in_again()
    {
        await app.SendInAsync(new RevokeAccountCommand(linked.Devices[0]));
        (await app.DevicesOfAsync("alice")).ShouldAllBe(device => device.Connection == ConnectionState.Disconnected);

        await app.LinkAsync("alice", "auron", Linking.Alice);

        using var client = app.SandboxClient();
        ((string?)(await client.GetAnswerAsync("/devices/" + linked.Devices[2].Value)).Data["metadata"]!["source"]).ShouldBe("live");
    }

    [Fact]
    public async Task A_key_that_expires_connects_and_disconnects_after_the_first_read()
    {
        var expiring = (await app.LinkAsync("short", "boreal", new SignInAttempt.ApiKey("expired"))).Value;
        using var client = app.SandboxClient();
        ((string?)(await client.GetAnswerAsync("/devices/" + expiring.Devices[0].Value)).Data["metadata"]!["source"]).ShouldBe("live");
        app.Time.Sleep(TimeSpan.FromMinutes(16));

        var second = (await client.GetAnswerAsync("/devices/" + expiring.Devices[0].Value)).Data;

        ((string?)second["connection"]!["state"], (string?)second["metadata"]!["source"]).ShouldBe(("disconnected", "fallback"));
        (await app.DevicesOfAsync("short")).ShouldAllBe(device => device.Connection == ConnectionState.Disconnected);
    }

    [Fact]
    public async Task With_the_last_device_the_grant_and_the_consent_go()
    {
        using var client = app.SandboxClient();
        foreach (var device in await app.DevicesOfAsync("alice")) (await client.DeleteAsync($"/{Wire<DeviceType>.Name(device.Type).Replace('_', '-')}/{device.Id}")).Dispose();

        await app.RunJobAsync("removals");

        (await app.InDbAsync(db => db.Credentials.CountAsync(row => row.UserId == "alice"))).ShouldBe(0);
        (await app.InDbAsync(db => db.Consents.CountAsync(row => row.UserId == "alice"))).ShouldBe(0);
        app.Gateway.Revoked.ShouldContain("auron alice@example.com");
    }

    [Fact]
    public async Task A_credential_whose_consent_cannot_be_deleted_stays_with_it()
    {
        await app.InSandboxAsync(db =>
        {
            const string Hold = """create table holds (consent varchar(40) references consents ("Id")); insert into holds select "Id" from consents""";
            return db.Database.ExecuteSqlRawAsync(db.Database.IsSqlite() ? Hold : "set search_path to sandbox; " + Hold);
        });
        using var client = app.SandboxClient();
        foreach (var device in await app.DevicesOfAsync("alice")) await client.RemoveAsync($"/{Wire<DeviceType>.Name(device.Type).Replace('_', '-')}/{device.Id}");

        await app.ClearAsync();

        (await app.InDbAsync(db => db.Credentials.CountAsync(row => row.UserId == "alice"))).ShouldBe(1);
    }

    private async Task RefusePullAsync()
    {
        var device = (await app.DevicesOfAsync("alice"))[0];
        app.Gateway.Fail(device.OemDeviceId, OemFailureReason.CredentialsRejected);
        using var client = app.SandboxClient();
        await client.GetAnswerAsync("/devices/" + device.Id.Value);
    }

    private async Task<bool> UseAsync(string hash)
    {
        try
        {
            return await app.InDbAsync(async db =>
            {
                var used = (await db.Credentials.SingleAsync(row => row.Id == linked.Credential)).UseReconnect(hash, app.Time.Now());
                await db.SaveChangesAsync(default);
                return used.Succeeded;
            });
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }
}
