using Amps.Application.Common;
using Amps.Application.Journeys.ConnectJourney;
using Amps.Domain.Common;
using Amps.Domain.Credentials;
using FluentValidation;

namespace Amps.Application.Journeys.FinishJourney;

/// <summary>The end user agrees. What cannot be connected is given back at the manufacturer.</summary>
/// <param name="Move">The form.</param>
/// <param name="TextVersion">Which text was agreed to, with its language.</param>
public sealed record FinishJourneyCommand(JourneyMove Move, string TextVersion) : IUseCase<Done>;

internal sealed class FinishJourneyValidator : AbstractValidator<FinishJourneyCommand>
{
    public FinishJourneyValidator() => RuleFor(command => command.TextVersion).NotEmpty().MaximumLength(Consent.MaxVersionLength).OverridePropertyName("textVersion");
}

internal sealed class FinishJourneyHandler(JourneyAccess access, JourneyGate gate, JourneyGrants grants, ISender sender) : IHandler<FinishJourneyCommand, Done>
{
    public async Task<Result<Done>> Handle(FinishJourneyCommand request, CancellationToken cancellationToken)
    {
        var found = await access.PeekAsync(request.Move, cancellationToken);
        if (!found.Succeeded) return found.Failure;

        var obstacle = await gate.FindObstacleAsync(found.Value, cancellationToken);
        var connected = await sender.Send(new ConnectJourneyCommand(request.Move, request.TextVersion, obstacle), cancellationToken);
        if (connected is { Succeeded: true, Value.IsStopped: true }) await grants.GiveBackAsync(request.Move.Id);
        return connected.Then(_ => default(Done));
    }
}
