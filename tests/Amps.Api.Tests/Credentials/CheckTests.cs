using Amps.Application.Common;
using Amps.Application.Credentials.LinkDevices;
using Amps.Application.Ports;
using Amps.Domain.Credentials;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Testing;

namespace Amps.Api.Tests.Credentials;

/// <summary>Every account is asked after within 6 hours: the job runs every 10 minutes, and takes who was not for 5 hours.</summary>
public sealed class CheckTests : IAsyncLifetime
{
    private AmpsApp app = null!;
    private LinkedDevices linked = null!;

    public async Task InitializeAsync()
    {
        app = await AmpsApp.StartAsync();
        linked = (await app.LinkAsync("alice", "auron", Linking.Alice)).Value;
    }

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task An_account_that_was_asked_after_is_left_alone_for_5_hours()
    {
        await CheckAfterAsync(Credential.CheckPause - TimeSpan.FromMinutes(1));

        (await AccountAsync()).CheckedAt.ShouldBe(AmpsApp.Start);
    }

    [Fact]
    public async Task An_account_that_lets_us_in_is_noted_and_stays_connected()
    {
        await CheckAfterAsync(TimeSpan.FromHours(6));

        (await AccountAsync()).ShouldSatisfyAllConditions(row => row.CheckedAt.ShouldBe(AmpsApp.Start.AddHours(6)), row => row.State.ShouldBe(CredentialState.Live));
        (await app.DevicesOfAsync("alice")).ShouldAllBe(device => device.Connection == ConnectionState.Connected);
    }

    [Fact]
    public async Task A_manufacturer_that_does_not_answer_disconnects_nobody_and_is_asked_again_soon()
    {
        app.Gateway.CheckFails = OemFailureReason.Unavailable;
        await CheckAfterAsync(TimeSpan.FromHours(6));

        (await app.DevicesOfAsync("alice")).ShouldAllBe(device => device.Connection == ConnectionState.Connected);
        (await AccountAsync()).CheckDueAt.ShouldBe(app.Time.GetUtcNow() + Credential.CheckRetry);
    }

    [Fact]
    public async Task A_refusal_that_follows_an_outage_is_found_at_the_next_try()
    {
        app.Gateway.CheckFails = OemFailureReason.Unavailable;
        await CheckAfterAsync(TimeSpan.FromHours(6));
        app.Gateway.CheckFails = null;
        await app.Services.GetRequiredService<ISandboxWorld>().LockOutAsync(new Tenant(AmpsEnvironment.Sandbox, CustomerId.Trust(app.Demo.CustomerId)), "auron", "alice@example.com", [], default);

        await CheckAfterAsync(Credential.CheckRetry);

        (await app.DevicesOfAsync("alice")).ShouldAllBe(device => device.Connection == ConnectionState.Disconnected);
    }

    private Task<Credential> AccountAsync() => app.CredentialAsync(linked.Credential);

    private async Task CheckAfterAsync(TimeSpan pause)
    {
        app.Time.Sleep(pause);
        (await app.RunJobAsync("credentials")).ShouldBeTrue();
    }
}
