using System.Collections.Concurrent;
using Amps.Application.Common;
using Amps.Application.Devices.RecordPull;
using Amps.Application.Ports;
using Amps.Domain.Devices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Amps.Application.Devices;

/// <summary>Pulls devices from their manufacturers: one pull per device at a time, however many callers ask.</summary>
/// <remarks>
/// A pull belongs to nobody: it goes on when its first caller leaves, and runs in a scope of its own, as three steps:
/// look up what to ask, ask outside of any transaction, record.
/// </remarks>
internal sealed partial class DevicePulls(IServiceScopeFactory scopes, TimeProvider time, ILogger<DevicePulls> logger)
{
    /// <summary>How long a caller waits before it is answered from what is stored.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    /// <summary>How long a manufacturer may take, all in all.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private const string Actor = "system:pull";

    private readonly ConcurrentDictionary<(Tenant, DeviceId), Lazy<Task<OemFailure?>>> running = new();

    /// <summary>Pulls the device, or joins the pull that is under way.</summary>
    /// <returns>Nothing when the stored state is fresh now, else why not.</returns>
    public async Task<OemFailure?> PullAsync(Tenant tenant, DeviceId device, CancellationToken cancellationToken)
    {
        var key = (tenant, device);
        var pull = running.GetOrAdd(key, _ => new Lazy<Task<OemFailure?>>(() => Task.Run(() => RunAsync(tenant, device), CancellationToken.None))).Value;
        try
        {
            return await pull.WaitAsync(Patience, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return new OemFailure(OemFailureReason.Timeout);
        }
    }

    private async Task<OemFailure?> RunAsync(Tenant tenant, DeviceId device)
    {
        try
        {
            var askedAt = time.Now();
            var answer = await AskAsync(tenant, device);
            await scopes.SendAsync(tenant, Actor, new RecordPullCommand(device, answer, askedAt, time.Now()), CancellationToken.None);
            return answer.Failure;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // A bug or a broken database: the callers of this pull get what is stored, and the log has the reason.
            Broke(exception, device);
            return new OemFailure(OemFailureReason.Unavailable);
        }
        finally
        {
            running.TryRemove((tenant, device), out _);
        }
    }

    private async Task<DriverResult<DeviceReading>> AskAsync(Tenant tenant, DeviceId device)
    {
        await using var scope = scopes.CreateFor(tenant, Actor);
        var target = await scope.ServiceProvider.GetRequiredService<IEnvironmentDb>().TargetAsync(device, CancellationToken.None);
        if (target is null) return new OemFailure(OemFailureReason.Gone);

        var gateway = scope.ServiceProvider.GetRequiredService<IDeviceGateway>();
        return await time.CallAsync(Limit, limit => gateway.ReadAsync(tenant.Environment, target, limit));
    }

    [LoggerMessage(LogLevel.Error, "Pulling {Device} broke")]
    private partial void Broke(Exception exception, DeviceId device);
}

internal static class DeviceTargets
{
    /// <summary>What the gateway has to know to reach a device, or nothing where the scope has no such device.</summary>
    public static Task<DeviceTarget?> TargetAsync(this IEnvironmentDb db, DeviceId id, CancellationToken cancellationToken) => (
        from device in db.Devices
        join credential in db.Credentials on device.CredentialId equals credential.Id
        where device.Id == id
        select new DeviceTarget(device.Vendor, credential.Account, device.Type, device.OemDeviceId, device.Model, device.CustomerId)
        {
            Access = credential.SealedGrant == null ? null : new AccountAccess(credential.Id, credential.SealedGrant, credential.GrantExpiresAt),
        })
        .SingleOrDefaultAsync(cancellationToken);
}
