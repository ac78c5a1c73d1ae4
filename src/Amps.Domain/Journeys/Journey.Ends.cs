using Amps.Domain.Common;
using Amps.Domain.Devices;

namespace Amps.Domain.Journeys;

/// <content>How it ends. Every end forgets the secret; whoever ends it gives the grant back first where it is not kept.</content>
public sealed partial class Journey
{
    /// <summary>Notes what stands in its way; the end user is told, and goes on from there or back to the app.</summary>
    public Result<Done> Stop(string code, DateTimeOffset now)
    {
        if (!IsPending || Step == JourneyStep.Start) return JourneyFailures.OldStep;

        Secret = null;
        OAuthStateHash = null;
        Code = code;
        Move(JourneyStep.Problem, now);
        return default(Done);
    }

    public Result<Done> Complete(IReadOnlyList<DeviceId> devices, DateTimeOffset now)
    {
        if (Step != JourneyStep.Consent || !IsPending) return JourneyFailures.OldStep;

        Connected = [.. devices.Select(device => device.Value)];
        return End(JourneyState.Completed, now);
    }

    /// <summary>The end user leaves: before a problem it is cancelled, after one it ended by that.</summary>
    public Result<Done> Leave(DateTimeOffset now)
    {
        if (!IsPending) return default(Done);

        return End(Step == JourneyStep.Problem ? JourneyState.Error : JourneyState.Cancelled, now);
    }

    /// <summary>Its end user is erased: it ends by that, whether it was opened or not.</summary>
    public Result<Done> Erase(DateTimeOffset now)
    {
        if (!IsPending) return default(Done);

        Code = JourneyCode.UserErased;
        return End(JourneyState.Error, now);
    }

    public Result<Done> Expire(DateTimeOffset now) => IsPending ? End(JourneyState.Expired, now) : default(Done);

    private Result<Done> End(JourneyState state, DateTimeOffset now)
    {
        if (state != JourneyState.Error) Code = null;
        State = state;
        Secret = null;
        OAuthStateHash = null;
        ExpiresAt = now;
        Move(JourneyStep.Ended, now);
        return default(Done);
    }
}
