using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;

namespace Amps.Application.Jobs.HurryWork;

/// <summary>Tries work again now that waits for its next try.</summary>
public sealed record HurryWorkCommand(SeenWork Work) : ICommand<Done>;

internal sealed class HurryWorkHandler(IEnvironmentDb db, RequestScope scope, TimeProvider time) : IHandler<HurryWorkCommand, Done>
{
    public async Task<Result<Done>> Handle(HurryWorkCommand request, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var hurried = request.Work.Kind switch
        {
            TroubledKind.Actions => (await db.FindActionAsync(request.Work, cancellationToken)).Then(action => action.Hurry(now).Value),
            TroubledKind.WebhookDeliveries => (await db.FindDeliveryAsync(request.Work, cancellationToken)).Then(delivery =>
            {
                delivery.Hurry(now);
                return default(Done);
            }),
        };
        if (hurried.Succeeded) db.Audit(scope, AuditAction.WorkHurried, request.Work.Id, now);
        return hurried;
    }
}
