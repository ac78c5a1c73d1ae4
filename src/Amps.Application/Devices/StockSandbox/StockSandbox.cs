using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Devices.StockSandbox;

/// <summary>Gives a new customer's sandbox its first devices: everything the simulated account of <see cref="DemoUser"/> holds. May be repeated.</summary>
public sealed record StockSandboxCommand : ICommand<Done>
{
    public const string DemoUser = "demo-user";
}

internal sealed class StockSandboxHandler(IEnvironmentDb db, IDeviceGateway gateway, RequestScope scope, TimeProvider time) : IHandler<StockSandboxCommand, Done>
{
    public async Task<Result<Done>> Handle(StockSandboxCommand request, CancellationToken cancellationToken)
    {
        var (environment, customer) = scope.Tenant;
        if (environment != AmpsEnvironment.Sandbox) throw new InvalidOperationException("Only a sandbox is stocked.");
        if (await db.SandboxStocks.AnyAsync(cancellationToken)) return default(Done);

        db.SandboxStocks.Add(SandboxStock.Of(customer, time.Now()));
        foreach (var oem in gateway.Oems(environment))
        {
            if (await AddAccountAsync(customer, oem.Key, cancellationToken) is { } failure) return failure;
        }

        return default(Done);
    }

    private async Task<Failure?> AddAccountAsync(CustomerId customer, string oem, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var credential = Credential.Create(customer, StockSandboxCommand.DemoUser, oem, StockSandboxCommand.DemoUser, now);
        db.Credentials.Add(credential);

        var found = await gateway.DiscoverAsync(AmpsEnvironment.Sandbox, oem, credential.Account, cancellationToken);
        if (found.Failure is not null) return DeviceFailures.NothingDiscovered;

        foreach (var discovered in found.Value)
        {
            var device = Device.Register(credential, discovered, discovered.Timezone ?? "Etc/UTC", now);
            var target = new DeviceTarget(oem, credential.Account, device.Type, device.OemDeviceId, device.Model, customer);
            var reading = await gateway.ReadAsync(AmpsEnvironment.Sandbox, target, cancellationToken);
            if (reading.Failure is null) await db.RecordAsync(device, reading.Value, now, now, cancellationToken);
            db.Devices.Add(device);
        }

        return null;
    }
}
