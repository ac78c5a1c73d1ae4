using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Credentials;
using Amps.Domain.Devices;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Credentials.RecordCheck;

/// <summary>Stores what a manufacturer said of an account: it lets us in, it refuses us, or it did not answer.</summary>
/// <param name="Credential">The account.</param>
/// <param name="Failure">None where we are let in.</param>
/// <param name="AskedAt">When it was asked.</param>
public sealed record RecordCheckCommand(CredentialId Credential, OemFailure? Failure, DateTimeOffset AskedAt) : ICommand<Done>;

internal sealed class RecordCheckHandler(IEnvironmentDb db, CredentialKeeper keeper, TimeProvider time) : IHandler<RecordCheckCommand, Done>
{
    public async Task<Result<Done>> Handle(RecordCheckCommand request, CancellationToken cancellationToken)
    {
        var credential = await db.Credentials.SingleOrDefaultAsync(row => row.Id == request.Credential, cancellationToken);
        if (credential is null) return CredentialFailures.NotFound;

        if (request.Failure is { Disconnects: true }) await keeper.BreakAsync(credential.Id, time.Now(), request.AskedAt, cancellationToken);
        else if (request.Failure is null && credential.State == CredentialState.Live) credential.NoteCheck(time.Now());
        else credential.RetryCheck(time.Now());
        return default(Done);
    }
}
