using System.Text.Json.Nodes;
using Amps.Application.Common;
using Amps.Application.Credentials;
using Amps.Application.Credentials.LinkDevices;
using Amps.Application.Credentials.RepairCredential;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Credentials;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Testing;
using Microsoft.EntityFrameworkCore;

namespace Amps.Api.Tests.Credentials;

/// <summary>What the journey does, without its pages: sign in, look, choose everything, agree.</summary>
internal static class Linking
{
    public static SignInAttempt Alice { get; } = new SignInAttempt.Password("alice@example.com", "open-sesame-4711");

    public static async Task<SignedIn> SignInAsync(this AmpsApp app, string oem, SignInAttempt attempt) =>
        (await app.Services.GetRequiredService<ISignIn>().SignInAsync(AmpsEnvironment.Sandbox, oem, attempt, default)).Value.ShouldBeOfType<SignInAnswer.Accepted>().SignedIn;

    public static async Task<IReadOnlyList<DiscoveredDevice>> DiscoverAsync(this AmpsApp app, string oem, SignedIn account) =>
        (await app.Services.GetRequiredService<ISignIn>().DiscoverAsync(new Tenant(AmpsEnvironment.Sandbox, CustomerId.Trust(app.Demo.CustomerId)), oem, account, default)).Value;

    public static async Task<Result<LinkedDevices>> LinkAsync(this AmpsApp app, string userId, string oem, SignInAttempt attempt, string? customer = null)
    {
        var account = await app.SignInAsync(oem, attempt);
        var found = await app.DiscoverAsync(oem, account);
        return await app.SendInAsync(new LinkDevicesCommand(userId, oem, account, [.. found.Select(device => new ChosenDevice(device))], app.Consent(), App: null), customer);
    }

    public static ConsentGiven Consent(this AmpsApp app) => new("2026-11/en", app.Time.Now());

    public static async Task<Result<LinkedAgain>> RepairAsync(this AmpsApp app, CredentialId credential, string oem, SignInAttempt attempt)
    {
        var account = await app.SignInAsync(oem, attempt);
        return await app.SendInAsync(new RepairCredentialCommand(credential, account, await app.DiscoverAsync(oem, account), App: null));
    }

    public static Task<Result<T>> SendInAsync<T>(this AmpsApp app, IUseCase<T> useCase, string? customer = null) =>
        app.InAsync(AmpsEnvironment.Sandbox, customer ?? app.Demo.CustomerId, services => services.GetRequiredService<ISender>().Send(useCase));

    public static Task<Credential> CredentialAsync(this AmpsApp app, CredentialId id) => app.InDbAsync(db => db.Credentials.AsNoTracking().SingleAsync(row => row.Id == id));

    public static Task<List<Device>> DevicesOfAsync(this AmpsApp app, string userId, string? customer = null) =>
        app.InDbAsync(db => db.Devices.AsNoTracking().Where(row => row.UserId == userId).OrderBy(row => row.Id).ToListAsync(), customer);

    public static Task<T> InDbAsync<T>(this AmpsApp app, Func<IEnvironmentDb, Task<T>> work, string? customer = null) =>
        app.InAsync(AmpsEnvironment.Sandbox, customer ?? app.Demo.CustomerId, services => work(services.GetRequiredService<IEnvironmentDb>()));

    /// <summary>Where a device's owner was last told to sign in again.</summary>
    public static async Task<string> ReconnectionUrlAsync(this AmpsApp app, DeviceId device)
    {
        var messages = await app.InDbAsync(db => db.Messages.AsNoTracking().Where(row => row.Type == "device.disconnected").OrderBy(row => row.Id).ToListAsync());
        return (string)JsonNode.Parse(messages.Last(row => row.Body.Contains(device.Value, StringComparison.Ordinal)).Body)!["reconnectionUrl"]!;
    }

    public static Task<ReconnectTarget?> FindLinkAsync(this AmpsApp app, string url) =>
        app.Services.GetRequiredService<ReconnectLinks>().FindAsync(url[(url.IndexOf("token=", StringComparison.Ordinal) + "token=".Length)..], default);
}
