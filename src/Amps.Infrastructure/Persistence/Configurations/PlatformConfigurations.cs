using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Amps.Infrastructure.Persistence.Configurations;

internal sealed class CustomerConfiguration : IEntityTypeConfiguration<Customer>
{
    public void Configure(EntityTypeBuilder<Customer> builder)
    {
        builder.ToTable("customers");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Name).HasMaxLength(Customer.MaxNameLength);
        // The default is for the customers that were there before tiers were.
        builder.Property(row => row.Tiers).HasConversion(JsonText.Converter(AmpsJsonTypes.Tiers), JsonText.Comparer<IReadOnlyList<OemTier>>()).HasMaxLength(200).HasDefaultValueSql("'[\"general\"]'");

        // Of two operators who set them at once, one begins anew and is told.
        builder.Property(row => row.Tiers).IsConcurrencyToken();
        builder.Property(row => row.SandboxCeilingPerMinute).IsConcurrencyToken();
        builder.Property(row => row.LiveCeilingPerMinute).IsConcurrencyToken();
    }
}

internal sealed class CustomerAppConfiguration : IEntityTypeConfiguration<CustomerApp>
{
    public void Configure(EntityTypeBuilder<CustomerApp> builder)
    {
        builder.ToTable("customer_apps");
        builder.HasKey(row => row.Id);
        builder.Ignore(row => row.Terms);
        builder.Property(row => row.Name).HasMaxLength(CustomerApp.MaxNameLength);
        builder.Property(row => row.RedirectUrl).HasMaxLength(AppUrls.MaxLength);
        builder.Property(row => row.ReconnectRedirectUrl).HasMaxLength(AppUrls.MaxLength);
        builder.Property(row => row.LogoUrl).HasMaxLength(AppUrls.MaxLength);
        builder.Property(row => row.Oems).HasConversion(JsonText.Converter(AmpsJsonTypes.Words), JsonText.Comparer<IReadOnlyList<string>>());
        builder.Property(row => row.Origins).HasConversion(JsonText.Converter(AmpsJsonTypes.Words), JsonText.Comparer<IReadOnlyList<string>>());
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.HasOne<Customer>().WithMany().HasForeignKey(row => row.CustomerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(row => new { row.CustomerId, row.Id });
    }
}

internal sealed class ApiKeyConfiguration : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.ToTable("api_keys");
        builder.HasKey(row => row.Id);
        builder.HasIndex(row => new { row.CustomerId, row.Environment, row.Id }); // The dashboard's list.
        builder.Property(row => row.Permissions).HasConversion(JsonText.Converter(AmpsJsonTypes.Words), JsonText.Comparer<IReadOnlyList<string>>());
        builder.HasOne<Customer>().WithMany().HasForeignKey(row => row.CustomerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(row => row.Bodies).WithOne().HasForeignKey(body => body.KeyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(row => row.Secrets).WithOne().HasForeignKey(secret => secret.KeyId).OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(row => row.Bodies).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.Navigation(row => row.Secrets).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.Ignore(row => row.CurrentBody);
        builder.Ignore(row => row.CurrentSecret);
        builder.Property(row => row.Version).IsConcurrencyToken();
    }
}

internal sealed class ApiKeyBodyConfiguration : IEntityTypeConfiguration<ApiKeyBody>
{
    public void Configure(EntityTypeBuilder<ApiKeyBody> builder)
    {
        builder.ToTable("api_key_bodies");
        builder.HasKey(row => row.Hash);
        builder.Property(row => row.Hash).HasMaxLength(64);
        builder.Property(row => row.Tail).HasMaxLength(KeyBody.TailLength);
    }
}

internal sealed class ApiKeySecretConfiguration : IEntityTypeConfiguration<ApiKeySecret>
{
    public void Configure(EntityTypeBuilder<ApiKeySecret> builder)
    {
        builder.ToTable("api_key_secrets");
        builder.HasKey(row => new { row.KeyId, row.Generation });
        builder.Property(row => row.Ciphertext).HasMaxLength(1000);
    }
}

internal sealed class AccessTokenConfiguration : IEntityTypeConfiguration<AccessToken>
{
    public void Configure(EntityTypeBuilder<AccessToken> builder)
    {
        builder.ToTable("access_tokens");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Name).HasMaxLength(AccessToken.MaxNameLength);
        builder.HasOne<ApiKey>().WithMany().HasForeignKey(row => row.KeyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(row => new { row.KeyId, row.Id });
        builder.HasIndex(row => row.ExpiresAt);
    }
}

internal sealed class AccessStampConfiguration : IEntityTypeConfiguration<AccessStamp>
{
    public void Configure(EntityTypeBuilder<AccessStamp> builder)
    {
        builder.ToTable("access_stamp");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Value).HasMaxLength(32);
        builder.HasData(new AccessStamp { Id = AccessStamp.OnlyId, Value = "new" });
    }
}

internal sealed class JobLeaseConfiguration : IEntityTypeConfiguration<JobLease>
{
    public void Configure(EntityTypeBuilder<JobLease> builder)
    {
        builder.ToTable("job_leases");
        builder.HasKey(row => row.Name);
        builder.Property(row => row.Name).HasMaxLength(60);
        builder.Property(row => row.Holder).HasMaxLength(200);
        builder.Property(row => row.LastOutcome).HasMaxLength(JobLease.MaxOutcome);
    }
}

internal sealed class KeyRingConfiguration : IEntityTypeConfiguration<KeyRingRow>
{
    public void Configure(EntityTypeBuilder<KeyRingRow> builder)
    {
        builder.ToTable("key_ring");
        builder.HasKey(row => row.Name);
        builder.Property(row => row.Name).HasMaxLength(100);
    }
}
