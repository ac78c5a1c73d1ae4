using Amps.Application.Journeys;
using Amps.AuthJourney.Texts;
using Amps.Domain.Journeys;

namespace Amps.AuthJourney;

internal static class StepTitles
{
    public static string Of(JourneyStep step, JourneyView view, JourneyTexts texts)
    {
        var oem = view.Oem?.Name ?? "";
        return step switch
        {
            JourneyStep.Start => texts["start.title", view.App.Name],
            JourneyStep.DeviceType => texts["type.title"],
            JourneyStep.Oem => texts["oem.title"],
            JourneyStep.Method => texts["method.title", oem],
            JourneyStep.SignIn => texts["signin.title", oem],
            JourneyStep.Mfa => texts["mfa.title"],
            JourneyStep.Devices => texts["devices.title"],
            JourneyStep.Timezone => texts["zone.title"],
            JourneyStep.Consent => view.Journey.Terms.Repairs is null ? texts["consent.title", view.App.Name] : texts["consent.repair.title", oem],
            JourneyStep.Problem => texts["failed.title"],
            JourneyStep.Ended => texts[EndOf(view.Journey.State)],
        };
    }

    /// <summary>What the last page says below its title.</summary>
    public static string EndText(JourneyView view, JourneyTexts texts) => texts[
        view.Journey.State switch
        {
            JourneyState.Completed => "done.text",
            JourneyState.Cancelled => "left.text",
            JourneyState.Error when view.Journey.Code is JourneyCode.UserErased => "erased.text",
            JourneyState.Pending or JourneyState.Expired or JourneyState.Error => "failed.text",
        },
        view.App.Name];

    private static string EndOf(JourneyState state) => state switch
    {
        JourneyState.Completed => "done.title",
        JourneyState.Cancelled => "left.title",
        JourneyState.Pending or JourneyState.Expired or JourneyState.Error => "failed.title",
    };
}
