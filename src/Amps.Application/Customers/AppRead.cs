using Amps.Domain.Customers;

namespace Amps.Application.Customers;

/// <summary>An app as its owner and operators see it.</summary>
public sealed record AppRead(
    AppId AppId,
    CustomerId CustomerId,
    string Name,
    string RedirectUrl,
    string ReconnectRedirectUrl,
    string? LogoUrl,
    IReadOnlyList<string> Oems,
    IReadOnlyList<string> Origins,
    bool SignedOnly,
    DateTimeOffset CreatedAt,
    long Version)
{
    public static AppRead Of(CustomerApp app) =>
        new(app.Id, app.CustomerId, app.Name, app.RedirectUrl, app.ReconnectRedirectUrl, app.LogoUrl, app.Oems, app.Origins, app.SignedOnly, app.CreatedAt, app.Version);
}
