using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Customers.SetLiveAccess;

/// <summary>Lets a customer's live keys in, or shuts them out. May be repeated.</summary>
public sealed record SetLiveAccessCommand(CustomerId Customer, bool Enabled) : IPlatformCommand<LiveAccess>;

public sealed record LiveAccess(CustomerId CustomerId, bool LiveEnabled);

internal sealed class SetLiveAccessHandler(IPlatformDb db, RequestScope scope, TimeProvider time) : IHandler<SetLiveAccessCommand, LiveAccess>
{
    public async Task<Result<LiveAccess>> Handle(SetLiveAccessCommand request, CancellationToken cancellationToken)
    {
        if (!scope.IsOperator) return CustomerFailures.OperatorsOnly;

        var customer = await db.Customers.SingleOrDefaultAsync(row => row.Id == request.Customer, cancellationToken);
        if (customer is null) return CustomerFailures.UnknownCustomer;

        var changed = request.Enabled ? customer.EnableLive() : customer.DisableLive();
        var action = request.Enabled ? AuditAction.LiveEnabled : AuditAction.LiveDisabled;
        if (changed) db.Audit(scope, action, customer.Id, customer.Id.Value, time.Now());
        return new LiveAccess(customer.Id, customer.LiveEnabled);
    }
}
