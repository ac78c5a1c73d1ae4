using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Customers.CreateApp;

/// <summary>Gives a customer another app, through which its end users connect devices.</summary>
public sealed record CreateAppCommand(CustomerId Customer, AppTerms Terms) : IPlatformCommand<CreatedApp>;

public sealed record CreatedApp(AppId AppId);

internal sealed class CreateAppValidator : AbstractValidator<CreateAppCommand>
{
    public CreateAppValidator(AppUrlRules rules, IDeviceGateway gateway) =>
        RuleFor(create => create.Terms).SetValidator(new AppTermsValidator(rules, gateway)).OverridePropertyName("");
}

internal sealed class CreateAppHandler(IPlatformDb db, RequestScope scope, TimeProvider time) : IHandler<CreateAppCommand, CreatedApp>
{
    public async Task<Result<CreatedApp>> Handle(CreateAppCommand request, CancellationToken cancellationToken)
    {
        if (!await db.HasCustomerAsync(scope, request.Customer, cancellationToken)) return CustomerFailures.UnknownCustomer;
        if (await db.CustomerApps.CountAsync(app => app.CustomerId == request.Customer, cancellationToken) >= CustomerApp.Most) return CustomerFailures.TooManyApps;

        var now = time.Now();
        var app = CustomerApp.Create(request.Customer, request.Terms, now);
        db.CustomerApps.Add(app);
        db.Audit(scope, AuditAction.AppCreated, request.Customer, app.Id.Value, now, ("name", app.Name), ("redirectUrl", app.RedirectUrl));
        return new CreatedApp(app.Id);
    }
}
