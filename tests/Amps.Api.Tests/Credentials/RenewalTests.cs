using System.Text.Json.Nodes;
using Amps.Application.Common;
using Amps.Application.Credentials.ClaimRefresh;
using Amps.Application.Credentials.LinkDevices;
using Amps.Application.Credentials.RecordRefresh;
using Amps.Application.Ports;
using Amps.Domain.Credentials;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Testing;
using Microsoft.EntityFrameworkCore;

namespace Amps.Api.Tests.Credentials;

/// <summary>Grants that end before their time, and nodes that renew the same one at once.</summary>
public sealed class RenewalTests : IAsyncLifetime
{
    private readonly string log = Path.Combine(Path.GetTempPath(), $"amps-renewals-{Path.GetRandomFileName()}");
    private AmpsApp app = null!;
    private LinkedDevices linked = null!;

    public async Task InitializeAsync()
    {
        app = await AmpsApp.StartAsync("--Oems:SimulatorLog", log);
        linked = (await app.LinkAsync("driver", "corvo", await new SimulatedPage(app, "corvo").CodeAsync("driver@example.com"))).Value;
    }

    public async Task DisposeAsync()
    {
        await app.DisposeAsync();
        File.Delete(log);
    }

    [Fact]
    public async Task A_grant_that_is_refused_before_its_time_is_renewed_once_and_the_call_is_made_again()
    {
        await EndEarlyAsync();

        (await ReadAsync(app)).ShouldBe(("live", "connected"));

        Refreshes().ShouldBe(1);
    }

    [Fact]
    public async Task An_account_that_is_refused_after_a_renewal_too_is_disconnected()
    {
        await EndEarlyAsync();
        app.Gateway.Fail((await app.DevicesOfAsync("driver"))[0].OemDeviceId, OemFailureReason.CredentialsRejected);

        (await ReadAsync(app)).ShouldBe(("fallback", "disconnected"));

        Refreshes().ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public async Task Two_nodes_renew_a_grant_once_between_them()
    {
        await using var other = await app.StartTwinAsync("--Oems:SimulatorLog", log);
        app.Time.Sleep(TimeSpan.FromHours(2));

        var reads = Task.WhenAll(ReadAsync(app), ReadAsync(other), ReadAsync(app, device: 1), ReadAsync(other, device: 1));
        await app.PassUntilAsync(() => reads.IsCompleted, "both nodes have read");

        (await reads).ShouldAllBe(read => read.Connection == "connected");
        Refreshes().ShouldBe(1);
    }

    [Fact]
    public async Task A_node_that_finds_the_renewal_claimed_waits_and_takes_what_it_brought()
    {
        var pause = TimeSpan.FromMilliseconds(500);
        app.Time.Sleep(TimeSpan.FromHours(2));
        var before = await app.CredentialAsync(linked.Credential);
        (await app.SendInAsync(new ClaimRefreshCommand(linked.Credential, before.SealedGrant!))).Value.IsMine.ShouldBeTrue();

        var read = ReadAsync(app);
        await Eventually.HoldsAsync(() => app.Time.HasTimerWithin(pause), "the node waits for the other one");
        await app.SendInAsync(new RecordRefreshCommand(linked.Credential, before.SealedGrant!, RenewedFrom(before)));
        app.Time.Advance(pause);

        (await read).ShouldBe(("live", "connected"));
        Refreshes().ShouldBe(0);
    }

    [Fact]
    public async Task A_renewal_whose_node_died_is_made_by_another_one_when_its_claim_has_ended()
    {
        app.Time.Sleep(TimeSpan.FromHours(2));
        var before = await app.CredentialAsync(linked.Credential);
        await app.SendInAsync(new ClaimRefreshCommand(linked.Credential, before.SealedGrant!));
        app.Time.Sleep(Credential.RefreshLease);

        (await ReadAsync(app)).ShouldBe(("live", "connected"));

        Refreshes().ShouldBe(1);
    }

    [Fact]
    public async Task What_a_sign_in_brought_meanwhile_is_not_overwritten_by_a_renewal()
    {
        var before = await app.CredentialAsync(linked.Credential);
        await app.SendInAsync(new ClaimRefreshCommand(linked.Credential, before.SealedGrant!));
        await app.LinkAsync("driver", "corvo", await new SimulatedPage(app, "corvo").CodeAsync("driver@example.com"));
        var signedIn = await app.CredentialAsync(linked.Credential);

        await app.SendInAsync(new RecordRefreshCommand(linked.Credential, before.SealedGrant!, new Grant("{}", null)));

        (await app.CredentialAsync(linked.Credential)).SealedGrant.ShouldBe(signedIn.SealedGrant);
    }

    private int Refreshes() => File.Exists(log) ? File.ReadAllLines(log).Count(line => line.Split('\t')[2] == "refresh") : 0;

    private async Task<(string? Source, string? Connection)> ReadAsync(AmpsApp node, int device = 0)
    {
        using var client = node.SandboxClient();
        var read = (await client.GetAnswerAsync("/devices/" + linked.Devices[device % linked.Devices.Count].Value)).Data;
        return ((string?)read["metadata"]!["source"], (string?)read["connection"]!["state"]);
    }

    // The row takes the grant for good still, when the manufacturer no longer does.
    private async Task EndEarlyAsync()
    {
        await app.InDbAsync(db => db.Credentials.Where(row => row.Id == linked.Credential).ExecuteUpdateAsync(row => row.SetProperty(one => one.GrantExpiresAt, app.Time.GetUtcNow().AddDays(1))));
        app.Time.Sleep(TimeSpan.FromHours(2));
    }

    private Grant RenewedFrom(Credential before)
    {
        var tenant = new Tenant(AmpsEnvironment.Sandbox, before.CustomerId);
        var secret = app.Services.GetRequiredService<IVault>().Open(tenant, before.Id.Value, before.SealedGrant!)!;
        var end = app.Time.GetUtcNow().AddHours(1);
        var grant = JsonNode.Parse(secret)!;
        grant["expiresAt"] = end;
        return new Grant(grant.ToJsonString(), end);
    }
}
