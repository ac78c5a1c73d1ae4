using Amps.Application.Actions.DispatchAction;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Credentials;
using Amps.Domain.Devices;
using Microsoft.Extensions.Logging;

namespace Amps.Application.Removals;

/// <summary>The calls by which we take leave of a manufacturer, each within its time. What breaks in one is logged, and counts as not done.</summary>
internal sealed partial class OemCalls(IDeviceGateway gateway, ISignIn manufacturers, RequestScope scope, TimeProvider time, ILogger<OemCalls> logger)
{
    /// <summary>Tells the manufacturer that we have nothing to do with a device any more.</summary>
    /// <returns>Whether there is nothing left to repeat: it was done, or will never be.</returns>
    public Task<bool> ReleaseAsync(DeviceTarget target, CancellationToken cancellationToken) =>
        IsDoneAsync(token => gateway.ReleaseAsync(scope.Tenant.Environment, target, token), target.Oem, cancellationToken);

    /// <summary>Gives a grant back.</summary>
    /// <returns>As <see cref="ReleaseAsync"/>.</returns>
    public Task<bool> RevokeAsync(Credential credential, CancellationToken cancellationToken) =>
        IsDoneAsync(token => gateway.RevokeAsync(scope.Tenant, credential.Oem, credential.Account, AccountAccess.Of(credential), token), credential.Oem, cancellationToken);

    /// <summary>Gives back what an account granted that was not linked.</summary>
    public Task<GivenBack> RevokeAsync(string oem, SignedIn account, CancellationToken cancellationToken) =>
        AskAsync(token => manufacturers.RevokeAsync(scope.Tenant, oem, account, token), oem, cancellationToken);

    private async Task<bool> IsDoneAsync(Func<CancellationToken, Task<DriverResult<Done>>> call, string oem, CancellationToken cancellationToken) =>
        await AskAsync(call, oem, cancellationToken) == GivenBack.Done;

    private async Task<GivenBack> AskAsync(Func<CancellationToken, Task<DriverResult<Done>>> call, string oem, CancellationToken cancellationToken)
    {
        try
        {
            return (await time.CallAsync(ActionWorker.CallLimit, call, cancellationToken)).Failure is { IsTransient: true } ? GivenBack.NoAnswer : GivenBack.Done;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Broke(exception, oem);
            return GivenBack.Broke;
        }
    }

    [LoggerMessage(LogLevel.Error, "Taking leave of {Oem} broke")]
    private partial void Broke(Exception exception, string oem);
}
