using Amps.Domain.Common;
using Amps.Domain.Journeys;

namespace Amps.AuthJourney;

/// <summary>The addresses of steps. Each step has its own, so that the browser's back button leads to what was there before.</summary>
internal static class StepAddress
{
    public static string Of(Journey journey) => $"/link/{journey.Id}/{Wire<JourneyStep>.Name(journey.Step)}";

    public static bool TryParse(string? word, out JourneyStep step) => Wire<JourneyStep>.TryParse(word, out step) && step != JourneyStep.Start;
}
