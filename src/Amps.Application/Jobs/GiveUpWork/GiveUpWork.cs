using Amps.Application.Actions;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Actions;
using Amps.Domain.Common;
using Amps.Domain.Customers;

namespace Amps.Application.Jobs.GiveUpWork;

/// <summary>Ends work that waits for its next try: an action fails, which its customer hears of as of any other failure; a revert fails; a delivery is dead.</summary>
public sealed record GiveUpWorkCommand(SeenWork Work) : ICommand<Done>;

internal sealed class GiveUpWorkHandler(IEnvironmentDb db, RequestScope scope, TimeProvider time) : IHandler<GiveUpWorkCommand, Done>
{
    public async Task<Result<Done>> Handle(GiveUpWorkCommand request, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var given = request.Work.Kind switch
        {
            TroubledKind.Actions => await GiveUpActionAsync(request.Work, now, cancellationToken),
            TroubledKind.WebhookDeliveries => await GiveUpDeliveryAsync(request.Work, now, cancellationToken),
        };
        if (given.Succeeded) db.Audit(scope, AuditAction.WorkGivenUp, request.Work.Id, now);
        return given;
    }

    private async Task<Result<Done>> GiveUpActionAsync(SeenWork seen, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var found = await db.FindActionAsync(seen, cancellationToken);
        if (found.Failure is { } failure) return failure;

        var action = found.Value;
        var isRevert = action.Work == ActionWork.Revert;
        var given = action.GiveUp(now);
        if (!isRevert) await db.PassOnTurnAsync(action, now, cancellationToken);
        return given;
    }

    private async Task<Result<Done>> GiveUpDeliveryAsync(SeenWork seen, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var found = await db.FindDeliveryAsync(seen, cancellationToken);
        if (found.Failure is { } failure) return failure;

        found.Value.GiveUp(now);
        return default(Done);
    }
}
