using Amps.Domain.Devices;
using Amps.Domain.Removals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Amps.Infrastructure.Persistence.Configurations;

internal sealed class DeviceRemovalConfiguration : IEntityTypeConfiguration<DeviceRemoval>
{
    public void Configure(EntityTypeBuilder<DeviceRemoval> builder)
    {
        builder.ToTable("device_removals");
        builder.HasKey(row => row.DeviceId);
        builder.Property(row => row.UserId).HasMaxLength(UserId.MaxLength);
        builder.Property(row => row.Vendor).HasMaxLength(40);
        builder.Property(row => row.OemDeviceId).HasMaxLength(200);
        builder.Property(row => row.Model).HasMaxLength(100);

        // The queue; and who else still needs a credential.
        builder.HasIndex(row => new { row.DueAt, row.CustomerId });
        builder.HasIndex(row => new { row.CustomerId, row.CredentialId });
    }
}

internal sealed class UserErasureConfiguration : IEntityTypeConfiguration<UserErasure>
{
    public void Configure(EntityTypeBuilder<UserErasure> builder)
    {
        builder.ToTable("user_erasures");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.UserId).HasMaxLength(UserId.MaxLength);
        builder.HasIndex(row => new { row.DueAt, row.CustomerId });
        builder.HasIndex(row => new { row.CustomerId, row.UserId });
    }
}
