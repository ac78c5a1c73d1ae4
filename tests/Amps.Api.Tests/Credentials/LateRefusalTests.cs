using Amps.Application.Credentials.LinkDevices;
using Amps.Application.Ports;
using Amps.Domain.Credentials;
using Amps.Domain.Devices;
using Amps.Testing;

namespace Amps.Api.Tests.Credentials;

/// <summary>A call that began before the owner signed in again, and is refused afterwards.</summary>
public sealed class LateRefusalTests : IAsyncLifetime
{
    private static readonly OemFailure Refused = new(OemFailureReason.CredentialsRejected);

    private AmpsApp app = null!;
    private HttpClient client = null!;
    private LinkedDevices linked = null!;
    private Device battery = null!;

    public async Task InitializeAsync()
    {
        app = await AmpsApp.StartAsync();
        client = app.SandboxClient();
        linked = (await app.LinkAsync("alice", "auron", Linking.Alice)).Value;
        battery = (await app.DevicesOfAsync("alice")).Single(device => device.Type == DeviceType.Battery);
    }

    public async Task DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task A_settings_write_does_not_break_the_fresh_account()
    {
        app.Gateway.AnswerWrites(battery.OemDeviceId, async _ =>
        {
            await SignInAgainAsync();
            return Refused;
        });

        (await client.PostAnswerAsync($"/battery/{battery.Id}/settings", """{"discharge_floor":{"value":20,"unit":"percent"}}""")).Code.ShouldBe("OEM_ERROR");

        await ShouldBeLiveAsync();
    }

    [Fact]
    public async Task A_push_does_not_break_the_fresh_account()
    {
        app.Gateway.ScriptSends(battery.OemDeviceId, async _ =>
        {
            await SignInAgainAsync();
            return Refused;
        });

        var action = (string)(await client.PostAnswerAsync($"/battery/{battery.Id}", """{"action":{"command":"idle"}}""")).Data["id"]!;
        await app.PassUntilAsync(async () => (string?)(await client.GetAnswerAsync("/actions/" + action)).Data["state"] == "failed", "the push is refused");

        await ShouldBeLiveAsync();
    }

    private async Task SignInAgainAsync()
    {
        app.Time.Sleep(TimeSpan.FromSeconds(1));
        (await app.RepairAsync(linked.Credential, "auron", Linking.Alice)).Succeeded.ShouldBeTrue();
    }

    private async Task ShouldBeLiveAsync()
    {
        (await app.CredentialAsync(linked.Credential)).State.ShouldBe(CredentialState.Live);
        (await app.DevicesOfAsync("alice")).ShouldAllBe(device => device.Connection == ConnectionState.Connected);
    }
}
