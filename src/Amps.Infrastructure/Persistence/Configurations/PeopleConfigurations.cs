using Amps.Domain.Customers;
using Amps.Domain.Journeys;
using Amps.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Amps.Infrastructure.Persistence.Configurations;

internal sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("people");
        builder.HasKey(row => row.Id);
        builder.Ignore(row => row.Owner);
        builder.Ignore(row => row.Actor);
        builder.Property(row => row.Email).HasMaxLength(Person.MaxEmailLength);
        builder.Property(row => row.PasswordHash).HasMaxLength(200);
        builder.Property(row => row.LinkHash).HasMaxLength(OneTimeSecret.HashLength);
        builder.Property(row => row.SecondFactor).HasMaxLength(1000);
        builder.Property(row => row.RecoveryHashes).HasConversion(JsonText.Converter(AmpsJsonTypes.Words), JsonText.Comparer<IReadOnlyList<string>>());

        // Of two who change a person at once, one begins anew.
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.HasOne<Customer>().WithMany().HasForeignKey(row => row.CustomerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(row => row.Email).IsUnique();
        builder.HasIndex(row => row.LinkHash);
        builder.HasIndex(row => new { row.CustomerId, row.Id });
    }
}

internal sealed class PersonSessionConfiguration : IEntityTypeConfiguration<PersonSession>
{
    public void Configure(EntityTypeBuilder<PersonSession> builder)
    {
        builder.ToTable("person_sessions");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Hash).HasMaxLength(OneTimeSecret.HashLength);
        builder.Property(row => row.Agent).HasMaxLength(PersonSession.MaxAgentLength);
        builder.Property(row => row.Address).HasMaxLength(PersonSession.MaxAddressLength);

        // Of two wrong proofs at the same instant both count.
        builder.Property(row => row.WrongProofs).IsConcurrencyToken();
        builder.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(row => row.Hash).IsUnique();
        builder.HasIndex(row => row.SeenAt);
    }
}

internal sealed class SignInFailuresConfiguration : IEntityTypeConfiguration<SignInFailures>
{
    public void Configure(EntityTypeBuilder<SignInFailures> builder)
    {
        builder.ToTable("sign_in_failures");
        builder.HasKey(row => row.EmailHash);
        builder.Property(row => row.EmailHash).HasMaxLength(OneTimeSecret.HashLength);
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.HasIndex(row => row.LastAt);
    }
}
