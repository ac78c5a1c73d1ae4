using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Credentials;
using Amps.Domain.Devices;
using Amps.Domain.Journeys;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Journeys.StartJourney;

/// <summary>Binds a journey to the browser that begins it, and uses up the link or token that led there.</summary>
/// <param name="Invitation">A link without a problem, of this scope's tenant.</param>
/// <param name="BrowserHash">Of the browser's cookie.</param>
public sealed record StartJourneyCommand(JourneyInvitation Invitation, string BrowserHash) : ICommand<JourneyId>;

internal sealed class StartJourneyHandler(IEnvironmentDb db, RequestScope scope, TimeProvider time) : IHandler<StartJourneyCommand, JourneyId>
{
    public async Task<Result<JourneyId>> Handle(StartJourneyCommand request, CancellationToken cancellationToken)
    {
        var invitation = request.Invitation;
        var now = time.Now();
        IReadOnlyList<AuthMethod> methods = invitation.Oem?.AuthMethods ?? [];
        var journey = invitation.Session is { } session
            ? await db.Journeys.SingleOrDefaultAsync(row => row.Id == session, cancellationToken)
            : Journey.Plan(scope.Tenant.CustomerId, invitation.App!.App.Id, invitation.UserId, invitation.Terms!, invitation.RepairHash, now + Journey.Patience, now);
        if (journey is null) return JourneyFailures.NotFound;

        if (invitation.Session is null) db.Journeys.Add(journey);
        if (invitation is { RepairHash: { } hash, Terms.Repairs: { } credential } && await UseAsync(credential, hash, now, cancellationToken) is { } failure) return failure;

        var started = journey.Start(request.BrowserHash, methods, now);
        return started.Succeeded ? journey.Id : started.Failure;
    }

    private async Task<Failure?> UseAsync(CredentialId id, string hash, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var credential = await db.Credentials.SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        return credential is null ? CredentialFailures.LinkDead : credential.UseReconnect(hash, now).Failure;
    }
}
