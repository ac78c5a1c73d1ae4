using Amps.Application.Common;
using Amps.Domain.Common;

namespace Amps.Application.Journeys.ClaimSignIn;

/// <summary>Claims a sign-in: saved before the manufacturer is asked, so that of two forms one asks.</summary>
public sealed record ClaimSignInCommand(JourneyMove Move) : ICommand<ClaimedSignIn>;

/// <param name="Sequence">By which the claim's outcome is recorded.</param>
public sealed record ClaimedSignIn(int Sequence);

internal sealed class ClaimSignInHandler(JourneyAccess access, TimeProvider time) : IHandler<ClaimSignInCommand, ClaimedSignIn>
{
    public async Task<Result<ClaimedSignIn>> Handle(ClaimSignInCommand request, CancellationToken cancellationToken)
    {
        var found = await access.FindAsync(request.Move, cancellationToken);
        if (!found.Succeeded) return found.Failure;

        var journey = found.Value;
        return journey.Ask(time.Now()).Then(_ => new ClaimedSignIn(journey.Sequence));
    }
}
