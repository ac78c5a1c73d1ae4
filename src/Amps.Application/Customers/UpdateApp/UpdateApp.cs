using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using FluentValidation;

namespace Amps.Application.Customers.UpdateApp;

/// <summary>Sets an app up anew, all of it. May be repeated; journeys under way go on by the new terms.</summary>
/// <param name="App">Which.</param>
/// <param name="Terms">All of them.</param>
/// <param name="Version">What was seen; where it is no longer so, nothing changes. None for whatever there is.</param>
public sealed record UpdateAppCommand(AppId App, AppTerms Terms, long? Version = null) : IPlatformCommand<AppRead>;

internal sealed class UpdateAppValidator : AbstractValidator<UpdateAppCommand>
{
    public UpdateAppValidator(AppUrlRules rules, IDeviceGateway gateway) =>
        RuleFor(update => update.Terms).SetValidator(new AppTermsValidator(rules, gateway)).OverridePropertyName("");
}

internal sealed class UpdateAppHandler(IPlatformDb db, RequestScope scope, TimeProvider time) : IHandler<UpdateAppCommand, AppRead>
{
    public async Task<Result<AppRead>> Handle(UpdateAppCommand request, CancellationToken cancellationToken)
    {
        var app = await db.FindAppAsync(scope, request.App, cancellationToken);
        if (app is null) return CustomerFailures.UnknownApp;

        if (request.Version is { } seen && seen != app.Version) return CustomerFailures.Changed;

        if (app.Change(request.Terms)) db.AuditEvents.Add(AuditEvent.Of(AuditAction.AppChanged, scope.Actor, app.CustomerId, app.Id.Value, time.Now()));
        return AppRead.Of(app);
    }
}
