using System.Security.Cryptography;
using Amps.Application.ApiKeys.AuthenticateKey;
using Amps.Application.Ports;
using Amps.Domain.Customers;
using Amps.Domain.People;
using Amps.Infrastructure.Persistence.Configurations;
using Amps.Infrastructure.Persistence.Providers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Amps.Infrastructure.Persistence;

/// <summary>Customers, keys and their audit: what stands above the two environments.</summary>
internal abstract class PlatformDbContext(DbContextOptions options) : DbContext(options), IPlatformDb
{
    public DbSet<Customer> Customers => Set<Customer>();

    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    public DbSet<ApiKeyBody> ApiKeyBodies => Set<ApiKeyBody>();

    public DbSet<ApiKeySecret> ApiKeySecrets => Set<ApiKeySecret>();

    public DbSet<AccessToken> AccessTokens => Set<AccessToken>();

    public DbSet<CustomerApp> CustomerApps => Set<CustomerApp>();

    public DbSet<AuditEvent> AuditEvents => Set<AuditEvent>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<PersonSession> Sessions => Set<PersonSession>();

    public DbSet<SignInFailures> SignInFailures => Set<SignInFailures>();

    /// <summary>Told after each save that changed who may call; set by whoever leases the context.</summary>
    public KeyDirectory? Directory { get; set; }

    private DbSet<AccessStamp> AccessStamps => Set<AccessStamp>();

    public async Task<string> ReadAccessStampAsync(CancellationToken cancellationToken) =>
        await AccessStamps.AsNoTracking().Select(stamp => stamp.Value).SingleAsync(cancellationToken);

    public void Forget() => ChangeTracker.Clear();

    public Task<int> WriteInTurnAsync(Func<Task<int>> write, CancellationToken cancellationToken) =>
        this.GetService<IDatabaseProvider>().WriteAsync(this, isRequest: false, write, cancellationToken);

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        // The framework's key ring knows no other way; what changes access is saved asynchronously.
        if (ChangesAccess()) throw new NotSupportedException("Save customers and keys asynchronously.");

        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var changesAccess = ChangesAccess();
        if (changesAccess) Restamp();

        var saved = await this.SaveInTurnAsync(isRequest: true, () => base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken), cancellationToken);
        if (changesAccess) Directory?.Forget();
        return saved;
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema("platform");
        modelBuilder.ApplyConfiguration(new CustomerConfiguration());
        modelBuilder.ApplyConfiguration(new ApiKeyConfiguration());
        modelBuilder.ApplyConfiguration(new ApiKeyBodyConfiguration());
        modelBuilder.ApplyConfiguration(new ApiKeySecretConfiguration());
        modelBuilder.ApplyConfiguration(new AccessTokenConfiguration());
        modelBuilder.ApplyConfiguration(new CustomerAppConfiguration());
        modelBuilder.ApplyConfiguration(new AuditEventConfiguration());
        modelBuilder.ApplyConfiguration(new AuditHeadConfiguration());
        modelBuilder.ApplyConfiguration(new PersonConfiguration());
        modelBuilder.ApplyConfiguration(new PersonSessionConfiguration());
        modelBuilder.ApplyConfiguration(new SignInFailuresConfiguration());
        modelBuilder.ApplyConfiguration(new AccessStampConfiguration());
        modelBuilder.ApplyConfiguration(new JobLeaseConfiguration());
        modelBuilder.ApplyConfiguration(new NodeConfiguration());
        modelBuilder.ApplyConfiguration(new WorkMinuteConfiguration());
        modelBuilder.ApplyConfiguration(new KeyRingConfiguration());
    }

    private bool ChangesAccess() => ChangeTracker.Entries().Any(entry => entry.State != EntityState.Unchanged && entry.Entity switch
    {
        Customer or ApiKey or ApiKeyBody => true,

        // Nobody can have remembered one that is new.
        ApiKeySecret or AccessToken => entry.State != EntityState.Added,
        _ => false,
    });

    // A random value, not a counter: two processes that save at once must both be seen, and a lost increment would hide one.
    private void Restamp()
    {
        var stamp = AccessStamps.Local.SingleOrDefault() ?? AccessStamps.Attach(new AccessStamp { Id = AccessStamp.OnlyId }).Entity;
        stamp.Value = RandomNumberGenerator.GetHexString(32, lowercase: true);
        Entry(stamp).Property(row => row.Value).IsModified = true;
    }
}

/// <summary>The one row by which other processes see that keys or customers changed.</summary>
internal sealed class AccessStamp
{
    public const int OnlyId = 1;

    public int Id { get; init; }

    public string Value { get; set; } = "";
}
