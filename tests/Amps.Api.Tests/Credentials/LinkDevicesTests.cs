using Amps.Application.Credentials.LinkDevices;
using Amps.Application.Customers.CreateCustomer;
using Amps.Domain.Credentials;
using Amps.Domain.Devices;
using Amps.Testing;
using Microsoft.EntityFrameworkCore;

namespace Amps.Api.Tests.Credentials;

public sealed class LinkDevicesTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly AmpsApp app = fixture.App;

    [Fact]
    public async Task What_an_end_user_chose_can_be_read_under_the_ids_that_were_given()
    {
        var linked = (await app.LinkAsync("reader", "auron", new SignInAttempt.Password("reader@example.com", "x"))).Value;
        using var client = app.SandboxClient();

        var items = (await client.GetAnswerAsync("/devices?userId=reader")).Data["items"]!.AsArray();

        items.Select(item => (string)item!["id"]!).ShouldBe(linked.Devices.Select(id => id.Value), ignoreOrder: true);
        ((string?)(await client.GetAnswerAsync("/devices/" + linked.Devices[0].Value)).Data["metadata"]!["source"]).ShouldBe("live");
        (await app.MessageTypesAsync(linked.Devices[0].Value)).ShouldBe(["device.connected"]);
    }

    [Fact]
    public async Task Linking_again_keeps_the_account_and_the_ids()
    {
        var first = (await app.LinkAsync("again", "boreal", new SignInAttempt.ApiKey("again-key"))).Value;

        var second = (await app.LinkAsync("again", "boreal", new SignInAttempt.ApiKey("again-key"))).Value;

        second.Credential.ShouldBe(first.Credential);
        second.Devices.ShouldBe(first.Devices);
        (await app.MessageTypesAsync(first.Devices[0].Value)).ShouldBe(["device.connected"]);
    }

    [Fact]
    public async Task A_device_of_another_user_is_refused_and_nothing_is_registered()
    {
        await app.LinkAsync("owner", "delmar", new SignInAttempt.Password("shared@example.com", "x"));

        (await app.LinkAsync("intruder", "delmar", new SignInAttempt.Password("shared@example.com", "x"))).Failure.ShouldBe(CredentialFailures.DeviceOfAnotherUser);

        (await app.DevicesOfAsync("intruder")).ShouldBeEmpty();
        (await app.InDbAsync(db => db.Credentials.CountAsync(row => row.UserId == "intruder"))).ShouldBe(0);
    }

    [Fact]
    public async Task Two_customers_may_link_the_same_hardware()
    {
        var other = (await app.SendAsync(new CreateCustomerCommand("Other"))).CustomerId.Value;
        await app.LinkAsync("twice", "auron", new SignInAttempt.Password("twice@example.com", "x"));

        (await app.LinkAsync("twice", "auron", new SignInAttempt.Password("twice@example.com", "x"), other)).Succeeded.ShouldBeTrue();

        (await app.DevicesOfAsync("twice", other)).Select(device => device.OemDeviceId).ShouldBe((await app.DevicesOfAsync("twice")).Select(device => device.OemDeviceId));
    }

    [Fact]
    public async Task The_consent_is_kept_with_its_text_and_devices()
    {
        var linked = (await app.LinkAsync("agreed", "auron", new SignInAttempt.Password("agreed@example.com", "x"))).Value;

        var consent = await app.InDbAsync(db => db.Consents.AsNoTracking().SingleAsync(row => row.CredentialId == linked.Credential));

        (consent.TextVersion, consent.UserId, consent.At).ShouldBe(("2026-11/en", "agreed", AmpsApp.Start));
        consent.Devices.ShouldBe(linked.Devices);
    }

    [Fact]
    public async Task A_device_whose_zone_nobody_knows_is_not_registered()
    {
        var (account, device) = await NomadAsync("lost");

        (await app.SendInAsync(new LinkDevicesCommand("lost", "auron", account, [new ChosenDevice(device)], app.Consent(), App: null))).Failure.ShouldBe(CredentialFailures.TimezoneUnknown);

        (await app.DevicesOfAsync("lost")).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_end_user_says_the_zone_where_the_manufacturer_does_not()
    {
        var (account, device) = await NomadAsync("asked");

        await app.SendInAsync(new LinkDevicesCommand("asked", "auron", account, [new ChosenDevice(device, "Europe/Berlin")], app.Consent(), App: null));

        (await app.DevicesOfAsync("asked")).ShouldHaveSingleItem().Timezone.ShouldBe("Europe/Berlin");
    }

    [Fact]
    public async Task Of_many_links_of_one_account_at_once_one_registers()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => app.LinkAsync("racer", "auron", new SignInAttempt.Password("racer@example.com", "x")))));

        (await app.DevicesOfAsync("racer")).Count.ShouldBe(3);
        (await app.InDbAsync(db => db.Credentials.CountAsync(row => row.UserId == "racer"))).ShouldBe(1);
    }

    [Fact]
    public async Task What_was_typed_is_neither_stored_nor_logged()
    {
        var linked = (await app.LinkAsync("typist", "auron", Linking.Alice)).Value;

        var credential = await app.CredentialAsync(linked.Credential);
        credential.SealedGrant.ShouldNotBeNull().ShouldNotContain("alice");
        app.Log.All.ShouldAllBe(line => !line.Contains("open-sesame-4711", StringComparison.Ordinal));
    }

    private async Task<(SignedIn Account, DiscoveredDevice Device)> NomadAsync(string user)
    {
        var account = await app.SignInAsync("auron", new SignInAttempt.Password(user + "@example.com", "x"));
        return (account, (await app.DiscoverAsync("auron", account))[0] with { Timezone = null });
    }
}
