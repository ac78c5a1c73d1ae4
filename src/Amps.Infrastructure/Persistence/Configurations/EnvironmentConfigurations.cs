using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Amps.Infrastructure.Persistence.Configurations;

internal sealed class DeviceConfiguration : IEntityTypeConfiguration<Device>
{
    public void Configure(EntityTypeBuilder<Device> builder)
    {
        builder.ToTable("devices");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.UserId).HasMaxLength(UserId.MaxLength);
        builder.Property(row => row.Vendor).HasMaxLength(40);
        builder.Property(row => row.OemDeviceId).HasMaxLength(200);
        builder.Property(row => row.Model).HasMaxLength(100);
        builder.Property(row => row.Name).HasMaxLength(200);
        builder.Property(row => row.Timezone).HasMaxLength(64);
        builder.Property(row => row.Connection).IsConcurrencyToken(); // So that of two who see it lost or found at once, one announces it.
        builder.Property(row => row.Declaration).HasConversion(JsonText.Shared(AmpsJsonTypes.Declaration), JsonText.Comparer<DeviceDeclaration>());
        builder.Property(row => row.State).HasConversion(JsonText.Converter(AmpsJsonTypes.State)!, JsonText.Comparer<DeviceState>()!);
        builder.Property(row => row.Settings).HasConversion(JsonText.Shared(AmpsJsonTypes.Settings), JsonText.Comparer<IReadOnlyDictionary<string, SettingValue>>());

        builder.HasOne<Credential>().WithMany().HasForeignKey(row => row.CredentialId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(row => new { row.CustomerId, row.Vendor, row.OemDeviceId }).IsUnique();

        // Each list filter, in the list's order.
        builder.HasIndex(row => new { row.CustomerId, row.Id });
        builder.HasIndex(row => new { row.CustomerId, row.Type, row.Id });
        builder.HasIndex(row => new { row.CustomerId, row.UserId, row.Id });
        builder.HasIndex(row => new { row.CustomerId, row.Vendor, row.Id });
        builder.HasIndex(row => new { row.CustomerId, row.Vendor, row.Type, row.Id });
        builder.HasIndex(row => new { row.CustomerId, row.Connection, row.Id });
        builder.HasIndex(row => new { row.CustomerId, row.Overage, row.Id });
        builder.HasIndex(row => new { row.CustomerId, row.UpdatedAt });
    }
}

internal sealed class AllowanceConfiguration : IEntityTypeConfiguration<Allowance>
{
    public void Configure(EntityTypeBuilder<Allowance> builder)
    {
        builder.ToTable("allowances");
        builder.HasKey(row => new { row.CustomerId, row.Oem });
        builder.Property(row => row.Oem).HasMaxLength(40);
        // Of two that change a customer's devices or limits at once, the later one begins anew.
        builder.Property(row => row.Version).IsConcurrencyToken();
    }
}

internal sealed class SandboxStockConfiguration : IEntityTypeConfiguration<SandboxStock>
{
    public void Configure(EntityTypeBuilder<SandboxStock> builder)
    {
        builder.ToTable("sandbox_stocks");
        builder.HasKey(row => row.CustomerId);
    }
}

internal sealed class SimulatedDeviceConfiguration : IEntityTypeConfiguration<SimulatedDeviceRow>
{
    public void Configure(EntityTypeBuilder<SimulatedDeviceRow> builder)
    {
        builder.ToTable("simulated_devices");
        builder.HasKey(row => new { row.CustomerId, row.Serial });
        builder.Property(row => row.Serial).HasMaxLength(200);
        builder.Property(row => row.Version).IsConcurrencyToken();
    }
}

internal sealed class IdempotencyConfiguration : IEntityTypeConfiguration<IdempotencyRecord>
{
    public void Configure(EntityTypeBuilder<IdempotencyRecord> builder)
    {
        builder.ToTable("idempotency_records");
        builder.HasKey(row => new { row.CustomerId, row.Key, row.Method, row.Path });
        builder.Property(row => row.Key).HasMaxLength(IdempotencyRecord.MaxKeyLength);
        builder.Property(row => row.Method).HasMaxLength(10);
        builder.Property(row => row.Path).HasMaxLength(IdempotencyRecord.MaxPathLength);
        builder.Property(row => row.BodyHash).HasMaxLength(64);
        builder.HasIndex(row => row.CreatedAt);
    }
}
