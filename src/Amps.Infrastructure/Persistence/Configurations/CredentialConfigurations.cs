using Amps.Domain.Credentials;
using Amps.Domain.Devices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Amps.Infrastructure.Persistence.Configurations;

internal sealed class CredentialConfiguration : IEntityTypeConfiguration<Credential>
{
    public void Configure(EntityTypeBuilder<Credential> builder)
    {
        builder.ToTable("credentials");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.UserId).HasMaxLength(UserId.MaxLength);
        builder.Property(row => row.Oem).HasMaxLength(40);
        builder.Property(row => row.Account).HasMaxLength(Credential.MaxAccountLength);
        builder.Property(row => row.DisplayName).HasMaxLength(Credential.MaxAccountLength);
        builder.Property(row => row.App).HasMaxLength(Domain.Common.EntityId.MaxLength);
        builder.Property(row => row.State).HasDefaultValue(CredentialState.Live);
        builder.Property(row => row.ReconnectHash).HasMaxLength(ReconnectToken.HashLength);
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.HasIndex(row => new { row.CustomerId, row.UserId, row.Oem, row.Account }).IsUnique();

        // Over all customers: what is to be checked, and whose a link is.
        builder.HasIndex(row => new { row.State, row.CheckDueAt });
        builder.HasIndex(row => row.ReconnectHash);
    }
}

internal sealed class ConsentConfiguration : IEntityTypeConfiguration<Consent>
{
    public void Configure(EntityTypeBuilder<Consent> builder)
    {
        builder.ToTable("consents");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.UserId).HasMaxLength(UserId.MaxLength);
        builder.Property(row => row.App).HasMaxLength(Domain.Common.EntityId.MaxLength);
        builder.Property(row => row.TextVersion).HasMaxLength(Consent.MaxVersionLength);
        builder.Property(row => row.Devices).HasConversion(JsonText.Converter(AmpsJsonTypes.DeviceIds), JsonText.Comparer<IReadOnlyList<DeviceId>>());
        builder.HasIndex(row => new { row.CustomerId, row.CredentialId });
    }
}
