using System.Collections.Concurrent;
using Amps.Application.Common;
using Amps.Application.Credentials.ClaimRefresh;
using Amps.Application.Credentials.RecordRefresh;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Credentials;
using Amps.Domain.Devices;
using Amps.Infrastructure.Oems.Driver;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Amps.Infrastructure.Oems.Accounts;

/// <summary>Opens and renews grants: one renewal at a time for each account, over all tasks and nodes.</summary>
internal sealed partial class GrantKeeper(IVault vault, IServiceScopeFactory scopes, TimeProvider time, ILogger<GrantKeeper> logger) : IGrants
{
    private const string Actor = "system:grants";

    // Ends before the claim does.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<(Tenant, CredentialId), Lazy<Task<DriverResult<AccountAccess>>>> running = new();

    public async Task<DriverResult<T>> CallAsync<T>(OemAccount account, Func<Grant?, Task<DriverResult<T>>> call, CancellationToken cancellationToken)
    {
        if (account.Access is not { } access) return await call(null);

        var wasRenewed = false;
        if (account.Oem is IRefreshes && access.ExpiresAt - Grant.Margin <= time.GetUtcNow())
        {
            var early = await RenewAsync(account, access, cancellationToken);
            wasRenewed = early.Failure is null;
            if (wasRenewed) access = early.Value;
            else if (early.Failure!.Disconnects || access.ExpiresAt <= time.GetUtcNow()) return early.Failure;
        }

        var answer = await CallWithAsync(account, access, call);
        if (wasRenewed || account.Oem is not IRefreshes || answer.Failure is not { Reason: OemFailureReason.CredentialsRejected, IsOrdered: false }) return answer;

        var renewed = await RenewAsync(account, access, cancellationToken);
        return renewed.Failure is { } failure ? failure : await CallWithAsync(account, renewed.Value, call);
    }

    private async Task<DriverResult<T>> CallWithAsync<T>(OemAccount account, AccountAccess access, Func<Grant?, Task<DriverResult<T>>> call)
    {
        if (Open(account, access) is { } grant) return await call(grant);

        // Not a word of the manufacturer's, so nobody is disconnected by it.
        Lost(access.Credential);
        return new OemFailure(OemFailureReason.Unavailable);
    }

    private Grant? Open(OemAccount account, AccountAccess access) =>
        vault.Open(account.Tenant, access.Credential.Value, access.SealedGrant) is { } secret ? new Grant(secret, access.ExpiresAt) : null;

    private async Task<DriverResult<AccountAccess>> RenewAsync(OemAccount account, AccountAccess access, CancellationToken cancellationToken)
    {
        var key = (account.Tenant, access.Credential);
        var renewal = running.GetOrAdd(key, _ => new(() => Task.Run(() => RunAsync(account, access), CancellationToken.None))).Value;
        return await renewal.WaitAsync(cancellationToken);
    }

    private async Task<DriverResult<AccountAccess>> RunAsync(OemAccount account, AccountAccess access)
    {
        using var limit = new CancellationTokenSource(Credential.RefreshLease, time);
        try
        {
            while (true)
            {
                var claim = await SendAsync(account.Tenant, new ClaimRefreshCommand(access.Credential, access.SealedGrant));
                if (!claim.Succeeded) return new OemFailure(OemFailureReason.CredentialsRejected);
                if (claim.Value.Renewed is { } renewed) return renewed;
                if (claim.Value.IsMine) return await RefreshAsync(account, access);

                // Another node is about to.
                await Task.Delay(Pause, time, limit.Token);
            }
        }
        catch (OperationCanceledException)
        {
            return new OemFailure(OemFailureReason.Timeout);
        }
        finally
        {
            running.TryRemove((account.Tenant, access.Credential), out _);
        }
    }

    private async Task<DriverResult<AccountAccess>> RefreshAsync(OemAccount account, AccountAccess access)
    {
        var answer = Open(account, access) is { } grant
            ? await time.CallAsync(Limit, limit => ((IRefreshes)account.Oem).RefreshAsync(account.Session(grant), limit))
            : new OemFailure(OemFailureReason.Unavailable);
        var recorded = await SendAsync(account.Tenant, new RecordRefreshCommand(access.Credential, access.SealedGrant, answer.Failure is null ? answer.Value : null));
        if (answer.Failure is { } failure) return failure;

        return recorded.Succeeded ? recorded.Value : new OemFailure(OemFailureReason.CredentialsRejected);
    }

    private Task<Result<T>> SendAsync<T>(Tenant tenant, IUseCase<T> useCase) => scopes.SendAsync(tenant, Actor, useCase, CancellationToken.None);

    [LoggerMessage(LogLevel.Error, "The grant of {Credential} cannot be opened: the master key or the key ring is not the one it was sealed with")]
    private partial void Lost(CredentialId credential);
}
