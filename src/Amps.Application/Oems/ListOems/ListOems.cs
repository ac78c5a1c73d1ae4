using Amps.Application.Common;
using Amps.Application.Customers;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Devices;
using FluentValidation;

namespace Amps.Application.Oems.ListOems;

/// <summary>Lists the manufacturers that the scope's customer may offer its end users in the scope's environment, in the order of their keys.</summary>
public sealed record ListOemsQuery(PageRequest Page) : IQuery<Page<OemRead>>;

/// <summary>A manufacturer.</summary>
/// <param name="Oem">The key that devices carry as <c>vendor</c>.</param>
/// <param name="Name">As people know it.</param>
/// <param name="Tier">Which customers see it in live.</param>
/// <param name="DeviceTypes">What it makes.</param>
/// <param name="AuthMethods">How an end user can sign in.</param>
/// <param name="Health">Judged by our own calls of the last minutes.</param>
/// <param name="FreshnessSeconds">How old the manufacturer's own data may be, in seconds.</param>
public sealed record OemRead(
    string Oem,
    string Name,
    OemTier Tier,
    IReadOnlyList<DeviceType> DeviceTypes,
    IReadOnlyList<AuthMethod> AuthMethods,
    OemHealth Health,
    int FreshnessSeconds);

internal sealed class ListOemsValidator : AbstractValidator<ListOemsQuery>
{
    public ListOemsValidator() => RuleFor(query => query.Page).IsPage(_ => true);
}

internal sealed class ListOemsHandler(IDeviceGateway gateway, AppDirectory apps, RequestScope scope) : IHandler<ListOemsQuery, Page<OemRead>>
{
    public async Task<Result<Page<OemRead>>> Handle(ListOemsQuery request, CancellationToken cancellationToken)
    {
        var offered = gateway.OemsOffered(scope.Tenant.Environment, await apps.EntitlementOfAsync(scope.Tenant.CustomerId, cancellationToken));
        var all = offered.OrderBy(oem => oem.Key, StringComparer.Ordinal).ToList();
        var onward = all.Where(oem => string.CompareOrdinal(oem.Key, request.Page.After ?? "") > 0).Skip(request.Page.Offset).Take(request.Page.Limit + 1).ToList();
        return onward.ToPage(all.Count, request.Page, oem => oem.Key, ToRead);
    }

    private static OemRead ToRead(OemDescription oem) =>
        new(oem.Key, oem.Name, oem.Tier, oem.DeviceTypes, oem.AuthMethods, oem.Health, (int)oem.Freshness.TotalSeconds);
}
