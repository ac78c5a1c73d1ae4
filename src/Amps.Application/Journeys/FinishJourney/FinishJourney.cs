using Amps.Application.Common;
using Amps.Application.Credentials.LinkDevices;
using Amps.Application.Credentials.RepairCredential;
using Amps.Application.Journeys.EndJourney;
using Amps.Domain.Common;
using Amps.Domain.Credentials;
using Amps.Domain.Devices;
using Amps.Domain.Journeys;
using FluentValidation;

namespace Amps.Application.Journeys.FinishJourney;

/// <summary>The end user agrees: the devices are connected, then the journey ends. Each is a save, and the first may be repeated, so a crash between them costs nothing.</summary>
/// <param name="Move">The form.</param>
/// <param name="TextVersion">Which text was agreed to, with its language.</param>
public sealed record FinishJourneyCommand(JourneyMove Move, string TextVersion) : IUseCase<Done>;

internal sealed class FinishJourneyValidator : AbstractValidator<FinishJourneyCommand>
{
    public FinishJourneyValidator() => RuleFor(command => command.TextVersion).NotEmpty().MaximumLength(Consent.MaxVersionLength).OverridePropertyName("textVersion");
}

internal sealed class FinishJourneyHandler(JourneyAccess access, JourneySecrets secrets, ISender sender, TimeProvider time) : IHandler<FinishJourneyCommand, Done>
{
    public async Task<Result<Done>> Handle(FinishJourneyCommand request, CancellationToken cancellationToken)
    {
        var found = await access.PeekAsync(request.Move, cancellationToken);
        if (!found.Succeeded) return found.Failure;

        var journey = found.Value;
        var secret = secrets.Open(journey);
        if (journey.Step != JourneyStep.Consent || secret.Account is not { } account) return JourneyFailures.OldStep;

        var consent = new ConsentGiven(request.TextVersion, time.Now());
        var connected = await ConnectAsync(journey, secret, account, consent, cancellationToken);
        if (connected.Succeeded) return await sender.Send(new EndJourneyCommand(journey.Id, new JourneyEnd.Completed(journey.Sequence, connected.Value)), cancellationToken);
        if (CodeOf(connected.Failure) is not { } code) return connected.Failure;

        await secrets.GiveBackAsync(journey.Oem, secret);
        return await sender.Send(new EndJourneyCommand(journey.Id, new JourneyEnd.Stopped(code)), cancellationToken);
    }

    private async Task<Result<IReadOnlyList<DeviceId>>> ConnectAsync(Journey journey, JourneySecret secret, SignedIn account, ConsentGiven consent, CancellationToken cancellationToken)
    {
        if (journey.Terms.Repairs is { } credential)
            return (await sender.Send(new RepairCredentialCommand(credential, account, secret.Devices, journey.AppId.Value, consent), cancellationToken)).Then(repaired => repaired.Devices);

        IReadOnlyList<ChosenDevice> chosen =
            [.. secret.Devices.Where(device => journey.Chosen.Contains(device.OemDeviceId, StringComparer.Ordinal)).Select(device => new ChosenDevice(device, journey.Timezone))];
        return (await sender.Send(new LinkDevicesCommand(journey.UserId, journey.Oem!, account, chosen, consent, journey.AppId.Value), cancellationToken)).Then(linked => linked.Devices);
    }

    private static string? CodeOf(Failure failure)
    {
        if (failure == CredentialFailures.DeviceOfAnotherUser) return JourneyCode.DeviceInUse;
        if (failure == CredentialFailures.AccountMismatch || failure == CredentialFailures.NotFound) return JourneyCode.AccountMismatch;

        return null;
    }
}
