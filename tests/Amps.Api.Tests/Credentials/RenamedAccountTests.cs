using Amps.Api.Tests.Journeys;
using Amps.Application.Credentials.LinkDevices;
using Amps.Application.Credentials.RevokeAccount;
using Amps.Domain.Credentials;
using Amps.Domain.Devices;
using Amps.Testing;
using Microsoft.EntityFrameworkCore;

namespace Amps.Api.Tests.Credentials;

/// <summary>An owner who repairs a connection with an account that is called otherwise by now.</summary>
public sealed class RenamedAccountTests : JourneyScene
{
    private const string NewName = "alice.new@example.com";

    private LinkedDevices linked = null!;

    protected override async Task BeginAsync()
    {
        await base.BeginAsync();
        linked = (await App.LinkAsync("alice", "auron", Linking.Alice)).Value;
        App.SignIn.Rename("alice@example.com", NewName);
        App.Time.Sleep(TimeSpan.FromMinutes(1));
        await App.SendInAsync(new RevokeAccountCommand(linked.Devices[0]));
        App.Time.Sleep(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task The_devices_keep_their_ids_and_are_read_again()
    {
        await RepairAsync();

        (await App.DevicesOfAsync("alice")).ShouldSatisfyAllConditions(
            devices => devices.Select(device => device.Id).ShouldBe(linked.Devices, ignoreOrder: true),
            devices => devices.ShouldAllBe(device => device.Connection == ConnectionState.Connected));
        (await App.MessageTypesAsync(linked.Devices[0].Value)).ShouldBe(["device.connected", "device.disconnected", "device.reconnected"]);
        ((string?)(await Client.GetAnswerAsync("/devices/" + linked.Devices[0].Value)).Data["metadata"]!["source"]).ShouldBe("live");
    }

    [Fact]
    public async Task The_account_keeps_its_row_under_the_new_name()
    {
        await RepairAsync();

        (await App.CredentialAsync(linked.Credential)).ShouldSatisfyAllConditions(
            row => row.Account.ShouldBe(NewName), row => row.DisplayName.ShouldBe(NewName), row => row.State.ShouldBe(CredentialState.Live));
    }

    [Fact]
    public async Task Where_the_new_name_was_linked_already_the_devices_move_there_and_the_old_row_goes()
    {
        var known = (await App.LinkAsync("alice", "boreal", new SignInAttempt.ApiKey("other"))).Value;
        var found = await App.SendInAsync(new LinkDevicesCommand("alice", "auron", new SignedIn(NewName, NewName, Grant: null), [new ChosenDevice(await StrangeDeviceAsync())], App.Consent(), App: null));

        await RepairAsync();
        await RunChecksAsync();

        (await App.DevicesOfAsync("alice")).Where(device => linked.Devices.Contains(device.Id)).ShouldAllBe(device => device.CredentialId == found.Value.Credential);
        (await App.InDbAsync(db => db.Credentials.Where(row => row.UserId == "alice").Select(row => row.Id).ToListAsync())).ShouldBe([known.Credential, found.Value.Credential], ignoreOrder: true);
    }

    private async Task RepairAsync()
    {
        using var tab = new Tab(App);
        await tab.BeginAsync(await App.ReconnectionUrlAsync(linked.Devices[0]));
        await tab.TakeAsync(("user", NewName), ("password", "x"));
        tab.Path.ShouldEndWith("/consent");
        await tab.TakeAsync();
        tab.Location.ShouldContain("?status=success");
    }

    private async Task<DiscoveredDevice> StrangeDeviceAsync()
    {
        var account = await App.SignInAsync("auron", new SignInAttempt.Password("stranger@example.com", "x"));
        return (await App.DiscoverAsync("auron", account))[0];
    }

    private async Task RunChecksAsync()
    {
        App.Time.Sleep(TimeSpan.FromHours(6));
        (await App.RunJobAsync("credentials")).ShouldBeTrue();
    }
}
