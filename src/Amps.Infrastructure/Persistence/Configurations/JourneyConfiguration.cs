using Amps.Domain.Devices;
using Amps.Domain.Journeys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Amps.Infrastructure.Persistence.Configurations;

internal sealed class JourneyConfiguration : IEntityTypeConfiguration<Journey>
{
    public void Configure(EntityTypeBuilder<Journey> builder)
    {
        builder.ToTable("journeys");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.UserId).HasMaxLength(UserId.MaxLength);
        builder.Property(row => row.Terms).HasConversion(JsonText.Converter(AmpsJsonTypes.Terms), JsonText.Comparer<JourneyTerms>());
        builder.Property(row => row.LinkHash).HasMaxLength(OneTimeSecret.HashLength);
        builder.Property(row => row.BrowserHash).HasMaxLength(OneTimeSecret.HashLength);
        builder.Property(row => row.WindowHash).HasMaxLength(OneTimeSecret.HashLength);
        builder.Property(row => row.OAuthStateHash).HasMaxLength(OneTimeSecret.HashLength);
        builder.Property(row => row.Code).HasMaxLength(JourneyCode.MaxLength);
        builder.Property(row => row.Oem).HasMaxLength(40);
        builder.Property(row => row.Timezone).HasMaxLength(64);
        builder.Property(row => row.Chosen).HasConversion(JsonText.Converter(AmpsJsonTypes.Words), JsonText.Comparer<IReadOnlyList<string>>());
        builder.Property(row => row.Connected).HasConversion(JsonText.Converter(AmpsJsonTypes.Words), JsonText.Comparer<IReadOnlyList<string>>());

        // Of two forms for the same step one is taken.
        builder.Property(row => row.Sequence).IsConcurrencyToken();

        // Links name no customer.
        builder.HasIndex(row => row.LinkHash);

        // What an erased user leaves; what ran out of time; what is too old.
        builder.HasIndex(row => new { row.CustomerId, row.UserId });
        builder.HasIndex(row => new { row.State, row.ExpiresAt });
    }
}

internal sealed class UnlinkedGrantConfiguration : IEntityTypeConfiguration<UnlinkedGrant>
{
    public void Configure(EntityTypeBuilder<UnlinkedGrant> builder)
    {
        builder.ToTable("unlinked_grants");
        builder.HasKey(row => new { row.JourneyId, row.Sequence });
        builder.Property(row => row.UserId).HasMaxLength(UserId.MaxLength);
        builder.Property(row => row.Oem).HasMaxLength(40);

        // The queue; and what an erased user leaves.
        builder.HasIndex(row => new { row.DueAt, row.CustomerId });
        builder.HasIndex(row => new { row.CustomerId, row.UserId });
    }
}
