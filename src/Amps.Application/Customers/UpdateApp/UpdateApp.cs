using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using FluentValidation;

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
        var app = await db.FindAppAsync(scope, request.App, cancellationToken);
        if (app is null) return CustomerFailures.UnknownApp;

        var before = app.Terms;
        if (app.Change(request.Terms)) db.Audit(scope, AuditAction.AppChanged, app.CustomerId, app.Id.Value, time.Now(), Changes(before, app.Terms));
        return AppRead.Of(app);
    }

    private static (string, string?)[] Changes(AppTerms before, AppTerms after) =>
    [
        ("name", Changed(before.Name, after.Name)),
        ("redirectUrl", Changed(before.RedirectUrl, after.RedirectUrl)),
        ("reconnectRedirectUrl", Changed(before.ReconnectRedirectUrl, after.ReconnectRedirectUrl)),
        ("logoUrl", Changed(before.LogoUrl, after.LogoUrl)),
        ("oems", Changed(string.Join(' ', before.Oems), string.Join(' ', after.Oems))),
        ("origins", Changed(string.Join(' ', before.Origins), string.Join(' ', after.Origins))),
        ("signedOnly", Changed(before.SignedOnly.ToString(), after.SignedOnly.ToString())),
    ];

    /// <returns>What it is now, where it is not what it was.</returns>
    private static string? Changed(string? before, string? after) => string.Equals(before, after, StringComparison.Ordinal) ? null : after ?? "";
}
