using System.Globalization;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Allowances.SetAllowance;

/// <summary>Limits how many live devices a customer may use, of all manufacturers together or of one, and marks those that are beyond, or no longer.</summary>
/// <param name="Oem">The manufacturer's key; none for all of them together.</param>
/// <param name="Limit">The most devices; none for no limit.</param>
/// <param name="Seen">What was seen before; where it is no longer so, nothing changes. None for whatever there is.</param>
/// <remarks>Safe to repeat; for a large fleet it has to be, until <see cref="AllowanceSet.IsDone"/>.</remarks>
public sealed record SetAllowanceCommand(string? Oem, int? Limit, SeenLimit? Seen = null) : ICommand<AllowanceSet>;

/// <param name="Limit">The limit that was seen; none where there was none.</param>
public sealed record SeenLimit(int? Limit);

/// <param name="Allowance">As it is now.</param>
/// <param name="IsDone">Whether every device is marked as it should be; the same command again marks more.</param>
public sealed record AllowanceSet(AllowanceRead Allowance, bool IsDone);

internal sealed class SetAllowanceValidator : AbstractValidator<SetAllowanceCommand>
{
    public SetAllowanceValidator(IDeviceGateway gateway)
    {
        // What is no manufacturer any more can still be freed of its limit.
        RuleFor(set => set.Oem).Must(oem => KeysOf(gateway).Contains(oem, StringComparer.Ordinal)).When(set => set.Oem is not null && set.Limit is not null)
            .OverridePropertyName("oem").WithMessage(set => $"`oem`: `{set.Oem}` is no manufacturer of live; there are {string.Join(", ", KeysOf(gateway).DefaultIfEmpty("none"))}.");
        RuleFor(set => set.Limit).GreaterThanOrEqualTo(0).When(set => set.Limit is not null).OverridePropertyName("limit").WithMessage("`limit` must be 0 or more, or none.");
    }

    private static IEnumerable<string> KeysOf(IDeviceGateway gateway) => gateway.Oems(AmpsEnvironment.Live).Select(oem => oem.Key);
}

internal sealed class SetAllowanceHandler(IEnvironmentDb db, RequestScope scope, TimeProvider time) : IHandler<SetAllowanceCommand, AllowanceSet>
{
    public async Task<Result<AllowanceSet>> Handle(SetAllowanceCommand request, CancellationToken cancellationToken)
    {
        var (environment, customer) = scope.Tenant;
        if (environment != AmpsEnvironment.Live) throw new InvalidOperationException("Only live has allowances.");

        // Of a large fleet, what the time before has marked is not looked at again.
        db.Forget();
        var allowances = await db.AllowancesAsync(customer, cancellationToken);
        var oem = request.Oem ?? Allowance.AllOems;
        if (request.Seen is { } seen && seen.Limit != allowances.GetValueOrDefault(oem)?.Limit) return CustomerFailures.Changed;
        if (!allowances.TryGetValue(oem, out var allowance))
        {
            allowance = Allowance.Of(customer, oem);
            if (request.Limit is not null) db.Allowances.Add(allowance); // What has no limit needs no row for it.
            allowances.Add(oem, allowance);
        }

        var (before, now) = (allowance.Limit, time.Now());
        allowance.Set(request.Limit);
        if (before != request.Limit) db.Audit(scope, AuditAction.AllowanceSet, customer.Value, now, ("oem", request.Oem), ("from", Text(before)), ("to", Text(request.Limit)));
        var isDone = await db.RankAsync(allowances, DeviceChange.None, now, cancellationToken);
        var used = await DeviceRanks.DevicesOf(db, allowance).CountAsync(cancellationToken);
        return new AllowanceSet(new AllowanceRead(customer, request.Oem, allowance.Limit, used), isDone);
    }

    private static string Text(int? limit) => limit?.ToString(CultureInfo.InvariantCulture) ?? "none";
}
