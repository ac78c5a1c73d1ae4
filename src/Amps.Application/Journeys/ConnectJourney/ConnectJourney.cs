using Amps.Application.Common;
using Amps.Application.Credentials;
using Amps.Application.Credentials.LinkDevices;
using Amps.Application.Credentials.RepairCredential;
using Amps.Domain.Common;
using Amps.Domain.Credentials;
using Amps.Domain.Devices;
using Amps.Domain.Journeys;

namespace Amps.Application.Journeys.ConnectJourney;

/// <summary>Connects what the end user chose and completes the journey, in one save; or stops it before what stands in its way.</summary>
/// <param name="Move">The form.</param>
/// <param name="TextVersion">Which text was agreed to, with its language.</param>
/// <param name="Obstacle">What stands in its way already; a word of <see cref="JourneyCode"/>.</param>
public sealed record ConnectJourneyCommand(JourneyMove Move, string TextVersion, string? Obstacle) : ICommand<ConnectedJourney>;

/// <param name="IsStopped">Whether nothing was connected; what was granted is owed then.</param>
public sealed record ConnectedJourney(bool IsStopped);

internal sealed class ConnectJourneyHandler(JourneyAccess access, JourneySecrets secrets, JourneyGrants grants, ISender sender, TimeProvider time) : IHandler<ConnectJourneyCommand, ConnectedJourney>
{
    public async Task<Result<ConnectedJourney>> Handle(ConnectJourneyCommand request, CancellationToken cancellationToken)
    {
        var found = await access.FindAsync(request.Move, cancellationToken);
        if (!found.Succeeded) return found.Failure;

        var journey = found.Value;
        var secret = secrets.Open(journey);
        if (journey.Step != JourneyStep.Consent || secret.Account is not { } account) return JourneyFailures.OldStep;

        var now = time.Now();
        if (request.Obstacle is { } obstacle) return Stop(journey, obstacle, now);

        var connected = await ConnectAsync(journey, secret, account, new ConsentGiven(request.TextVersion, now), cancellationToken);
        if (!connected.Succeeded) return CodeOf(connected.Failure) is { } code ? Stop(journey, code, now) : connected.Failure;

        if (connected.Value.Former is { } former) grants.OweFormer(journey, former, now);
        return journey.Complete(connected.Value.Devices, now).Then(_ => new ConnectedJourney(IsStopped: false));
    }

    private Result<ConnectedJourney> Stop(Journey journey, string code, DateTimeOffset now)
    {
        grants.Owe(journey, now);
        return journey.Stop(code, now).Then(_ => new ConnectedJourney(IsStopped: true));
    }

    private async Task<Result<Connected>> ConnectAsync(Journey journey, JourneySecret secret, SignedIn account, ConsentGiven consent, CancellationToken cancellationToken)
    {
        if (journey.Terms.Repairs is { } credential)
            return (await sender.Send(new RepairCredentialCommand(credential, account, secret.Devices, journey.AppId.Value, consent), cancellationToken)).Then(repaired => new Connected(repaired.Devices, repaired.Former));

        IReadOnlyList<ChosenDevice> chosen =
            [.. secret.Devices.Where(device => journey.Chosen.Contains(device.OemDeviceId, StringComparer.Ordinal)).Select(device => new ChosenDevice(device, journey.Timezone))];
        return (await sender.Send(new LinkDevicesCommand(journey.UserId, journey.Oem!, account, chosen, consent, journey.AppId.Value), cancellationToken)).Then(linked => new Connected(linked.Devices, linked.Former));
    }

    private static string? CodeOf(Failure failure)
    {
        if (failure == CredentialFailures.DeviceOfAnotherUser) return JourneyCode.DeviceInUse;
        if (failure == CredentialFailures.AccountMismatch || failure == CredentialFailures.NotFound) return JourneyCode.AccountMismatch;

        return null;
    }

    private sealed record Connected(IReadOnlyList<DeviceId> Devices, FormerGrant? Former);
}
