using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;

namespace Amps.Application.Customers.DeleteApp;

/// <summary>Takes an app away for ever: its links lead nowhere from then on. Devices that were connected through it stay.</summary>
public sealed record DeleteAppCommand(AppId App) : IPlatformCommand<DeletedApp>;

public sealed record DeletedApp(AppId AppId);

internal sealed class DeleteAppHandler(IPlatformDb db, RequestScope scope, TimeProvider time) : IHandler<DeleteAppCommand, DeletedApp>
{
    public async Task<Result<DeletedApp>> Handle(DeleteAppCommand request, CancellationToken cancellationToken)
    {
        var app = await db.FindAppAsync(scope, request.App, cancellationToken);
        if (app is null) return CustomerFailures.UnknownApp;

        db.CustomerApps.Remove(app);
        db.Audit(scope, AuditAction.AppDeleted, app.CustomerId, app.Id.Value, time.Now(), ("name", app.Name));
        return new DeletedApp(app.Id);
    }
}
