using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Microsoft.Extensions.Logging;

namespace Amps.Application.Credentials;

/// <summary>Sees to it that every account that lets us in is checked at least every 6 hours, over all customers.</summary>
public sealed partial class CheckCredentialsJob(ICredentialFinder finder, AccountChecks checks, TimeProvider time, ILogger<CheckCredentialsJob> logger) : IRecurringJob
{
    private const int Batch = 200;
    private const int AtOnce = 8;

    /// <summary>Checks what is due by now, the longest due first; what is not reached is first the next time.</summary>
    public async Task<string> RunAsync(CancellationToken cancellationToken)
    {
        var checkedAccounts = 0;
        foreach (var environment in Enum.GetValues<AmpsEnvironment>())
        {
            var now = time.Now();
            for (var found = await finder.DueAsync(environment, now, Batch, cancellationToken); found.Count > 0; found = await finder.DueAsync(environment, now, Batch, cancellationToken))
            {
                var moved = 0;
                await Parallel.ForEachAsync(found, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (one, token) =>
                {
                    if (await TryAsync(one, token)) Interlocked.Increment(ref moved);
                });
                checkedAccounts += moved;

                // What breaks stays due: it must not be asked over and over in one run.
                if (moved < found.Count) break;
            }
        }

        return $"{checkedAccounts} accounts checked";
    }

    private async Task<bool> TryAsync(FoundCredential found, CancellationToken cancellationToken)
    {
        try
        {
            await checks.CheckAsync(found, cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Broke(exception, found.Id);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Error, "Checking {Credential} broke")]
    private partial void Broke(Exception exception, CredentialId credential);
}
