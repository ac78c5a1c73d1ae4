using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Customers.UpdateApp;

/// <summary>Sets an app up anew, all of it. May be repeated; journeys under way go on by the new terms.</summary>
public sealed record UpdateAppCommand(AppId App, AppTerms Terms) : IPlatformCommand<AppRead>;

internal sealed class UpdateAppValidator : AbstractValidator<UpdateAppCommand>
{
    public UpdateAppValidator(AppUrlRules rules, IDeviceGateway gateway) =>
        RuleFor(update => update.Terms).SetValidator(new AppTermsValidator(rules, gateway)).OverridePropertyName("");
}

internal sealed class UpdateAppHandler(IPlatformDb db, RequestScope scope, TimeProvider time) : IHandler<UpdateAppCommand, AppRead>
{
    public async Task<Result<AppRead>> Handle(UpdateAppCommand request, CancellationToken cancellationToken)
    {
        var app = await db.CustomerApps.SingleOrDefaultAsync(row => row.Id == request.App, cancellationToken);
        if (app is null) return CustomerFailures.UnknownApp;

        if (app.Change(request.Terms)) db.AuditEvents.Add(AuditEvent.Of(AuditAction.AppChanged, scope.Origin, app.CustomerId, app.Id.Value, time.Now()));
        return AppRead.Of(app);
    }
}
