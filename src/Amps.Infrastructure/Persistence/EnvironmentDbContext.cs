using System.Text.Json;
using Amps.Application;
using Amps.Application.Allowances;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Actions;
using Amps.Domain.Common;
using Amps.Domain.Credentials;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Domain.Devices.History;
using Amps.Domain.Journeys;
using Amps.Domain.Removals;
using Amps.Domain.Schedules;
using Amps.Domain.Webhooks;
using Amps.Infrastructure.Persistence.Configurations;
using Amps.Infrastructure.Persistence.Providers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Amps.Infrastructure.Persistence;

/// <summary>One environment's data, seen through one customer's eyes. Three fences: the context's type, the customer filter, the guard on saves.</summary>
internal abstract class EnvironmentDbContext(DbContextOptions options, string schema) : DbContext(options), IEnvironmentDb
{
    private CustomerId? customer;
    private bool servesRequest;

    public DbSet<Device> Devices => Set<Device>();

    public DbSet<Credential> Credentials => Set<Credential>();

    public DbSet<Consent> Consents => Set<Consent>();

    public DbSet<HistoryEntry> History => Set<HistoryEntry>();

    public DbSet<HistoryRollUp> HistoryRollUps => Set<HistoryRollUp>();

    public DbSet<HistoryProgress> HistoryProgress => Set<HistoryProgress>();

    public DbSet<SandboxStock> SandboxStocks => Set<SandboxStock>();

    public DbSet<DeviceAction> Actions => Set<DeviceAction>();

    public DbSet<Schedule> Schedules => Set<Schedule>();

    public DbSet<IdempotencyRecord> IdempotencyRecords => Set<IdempotencyRecord>();

    public DbSet<WebhookMessage> Messages => Set<WebhookMessage>();

    public DbSet<DeviceRemoval> DeviceRemovals => Set<DeviceRemoval>();

    public DbSet<UserErasure> UserErasures => Set<UserErasure>();

    public DbSet<WebhookEndpoint> Endpoints => Set<WebhookEndpoint>();

    public DbSet<WebhookDelivery> Deliveries => Set<WebhookDelivery>();

    public DbSet<WebhookAttempt> Attempts => Set<WebhookAttempt>();

    public DbSet<Allowance> Allowances => Set<Allowance>();

    public DbSet<Journey> Journeys => Set<Journey>();

    public DbSet<UnlinkedGrant> UnlinkedGrants => Set<UnlinkedGrant>();

    public DbSet<AuditEvent> AuditEvents => Set<AuditEvent>();

    /// <summary>What the Simulator remembers of its devices.</summary>
    public DbSet<SimulatedDeviceRow> SimulatedDevices => Set<SimulatedDeviceRow>();

    /// <summary>When flags change by a save itself; set by whoever leases the context.</summary>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    /// <summary>Whether customers may have no more than so many devices here.</summary>
    protected virtual bool HasAllowances => false;

    /// <summary>The filter's parameter; a query before the binding is a bug.</summary>
    private CustomerId CustomerInScope => customer ?? throw new InvalidOperationException("This context is not bound to a customer.");

    /// <summary>Contexts are pooled: whoever leases one binds it.</summary>
    /// <param name="id">Whose data.</param>
    /// <param name="isRequest">Whether somebody waits for what is done with it.</param>
    public void Bind(CustomerId id, bool isRequest)
    {
        customer = id;
        servesRequest = isRequest;
    }

    public void Forget() => ChangeTracker.Clear();

    public Task<DeviceRow?> ReadDeviceAsync(DeviceId id, CancellationToken cancellationToken) => DeviceQueries.For(Model).Read(this, id, cancellationToken);

    public Task<Device?> FindDeviceAsync(DeviceId id, DeviceType type, CancellationToken cancellationToken) => DeviceQueries.For(Model).Find(this, id, type, cancellationToken);

    public async Task<IReadOnlyList<DeviceAction>> FindPushesAsync(DeviceId id, CancellationToken cancellationToken) =>
        await DeviceQueries.For(Model).Pushes(this, id).ToListAsync(cancellationToken);

    public Task<int> WriteInTurnAsync(Func<Task<int>> write, CancellationToken cancellationToken) =>
        this.GetService<IDatabaseProvider>().WriteAsync(this, isRequest: false, write, cancellationToken);

    public Task<DeviceAction?> FindClaimedAsync(ActionId id, string lease, CancellationToken cancellationToken) => DeviceQueries.For(Model).Claimed(this, id, lease, cancellationToken);

    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw new NotSupportedException("Save an environment asynchronously.");

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (!HasAllowances || FindDeviceChange() is not { } change) return await SaveAsync(acceptAllChangesOnSuccess, cancellationToken);

        using var turn = await RankTurns.TakeAsync(CustomerInScope, cancellationToken);
        await this.RankAsync(CustomerInScope, change, Clock.Now(), cancellationToken);
        return await SaveAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(schema);
        modelBuilder.ApplyConfiguration(new DeviceConfiguration());
        modelBuilder.ApplyConfiguration(new CredentialConfiguration());
        modelBuilder.ApplyConfiguration(new ConsentConfiguration());
        modelBuilder.ApplyConfiguration(new HistoryConfiguration());
        modelBuilder.ApplyConfiguration(new HistoryRollUpConfiguration());
        modelBuilder.ApplyConfiguration(new HistoryProgressConfiguration());
        modelBuilder.ApplyConfiguration(new SandboxStockConfiguration());
        modelBuilder.ApplyConfiguration(new ActionConfiguration());
        modelBuilder.ApplyConfiguration(new ScheduleConfiguration());
        modelBuilder.ApplyConfiguration(new SimulatedDeviceConfiguration());
        modelBuilder.ApplyConfiguration(new IdempotencyConfiguration());
        modelBuilder.ApplyConfiguration(new MessageConfiguration());
        modelBuilder.ApplyConfiguration(new DeviceRemovalConfiguration());
        modelBuilder.ApplyConfiguration(new UserErasureConfiguration());
        modelBuilder.ApplyConfiguration(new EndpointConfiguration());
        modelBuilder.ApplyConfiguration(new DeliveryConfiguration());
        modelBuilder.ApplyConfiguration(new AttemptConfiguration());
        modelBuilder.ApplyConfiguration(new AllowanceConfiguration());
        modelBuilder.ApplyConfiguration(new JourneyConfiguration());
        modelBuilder.ApplyConfiguration(new UnlinkedGrantConfiguration());
        modelBuilder.ApplyConfiguration(new AuditEventConfiguration());
        modelBuilder.ApplyConfiguration(new AuditHeadConfiguration());
        modelBuilder.Entity<AuditEvent>().HasQueryFilter(Filters.Customer, row => row.CustomerId == CustomerInScope);
        modelBuilder.Entity<Device>().HasQueryFilter(Filters.Customer, row => row.CustomerId == CustomerInScope);
        modelBuilder.Entity<Journey>().HasQueryFilter(Filters.Customer, row => row.CustomerId == CustomerInScope);
        modelBuilder.Entity<UnlinkedGrant>().HasQueryFilter(Filters.Customer, row => row.CustomerId == CustomerInScope);
        modelBuilder.Entity<Credential>().HasQueryFilter(Filters.Customer, row => row.CustomerId == CustomerInScope);
        modelBuilder.Entity<Consent>().HasQueryFilter(Filters.Customer, row => row.CustomerId == CustomerInScope);
        modelBuilder.Entity<HistoryEntry>().HasQueryFilter(Filters.Customer, row => row.CustomerId == CustomerInScope);
        modelBuilder.Entity<HistoryRollUp>().HasQueryFilter(Filters.Customer, row => row.CustomerId == CustomerInScope);
        modelBuilder.Entity<HistoryProgress>().HasQueryFilter(Filters.Customer, row => row.CustomerId == CustomerInScope);
        modelBuilder.Entity<SandboxStock>().HasQueryFilter(Filters.Customer, row => row.CustomerId == CustomerInScope);
        modelBuilder.Entity<DeviceAction>().HasQueryFilter(Filters.Customer, row => row.CustomerId == CustomerInScope);
        modelBuilder.Entity<Schedule>().HasQueryFilter(Filters.Customer, row => row.CustomerId == CustomerInScope);
        modelBuilder.Entity<IdempotencyRecord>().HasQueryFilter(Filters.Customer, row => row.CustomerId == CustomerInScope);
        modelBuilder.Entity<WebhookMessage>().HasQueryFilter(Filters.Customer, row => row.CustomerId == CustomerInScope);
        modelBuilder.Entity<WebhookEndpoint>().HasQueryFilter(Filters.Customer, row => row.CustomerId == CustomerInScope);
        modelBuilder.Entity<WebhookDelivery>().HasQueryFilter(Filters.Customer, row => row.CustomerId == CustomerInScope);
        modelBuilder.Entity<WebhookAttempt>().HasQueryFilter(Filters.Customer, row => row.CustomerId == CustomerInScope);
        modelBuilder.Entity<SimulatedDeviceRow>().HasQueryFilter(Filters.Customer, row => row.CustomerId == CustomerInScope);
        modelBuilder.Entity<DeviceRemoval>().HasQueryFilter(Filters.Customer, row => row.CustomerId == CustomerInScope);
        modelBuilder.Entity<Allowance>().HasQueryFilter(Filters.Customer, row => row.CustomerId == CustomerInScope);
        modelBuilder.Entity<UserErasure>().HasQueryFilter(Filters.Customer, row => row.CustomerId == CustomerInScope);
    }

    private async Task<int> SaveAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken)
    {
        await WriteMessagesAsync(cancellationToken);
        // What changed was detected in there; the save puts this back.
        ChangeTracker.AutoDetectChangesEnabled = false;
        GuardOwners();
        return await this.SaveInTurnAsync(servesRequest, () => base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken), cancellationToken);
    }

    private DeviceChange? FindDeviceChange()
    {
        var devices = ChangeTracker.Entries<Device>().Where(entry => entry.State is EntityState.Added or EntityState.Deleted).ToLookup(entry => entry.State, entry => entry.Entity);
        return devices.Count == 0 ? null : new DeviceChange([.. devices[EntityState.Added]], [.. devices[EntityState.Deleted].Select(device => device.Id)]);
    }

    // Here, so that no use case can forget it: what was announced becomes messages, and a delivery for each endpoint that hears of it.
    private async Task WriteMessagesAsync(CancellationToken cancellationToken)
    {
        var announced = ChangeTracker.Entries<Announcing>().SelectMany(entry => entry.Entity.TakeAnnouncements()).ToList();
        if (announced.Count == 0) return;

        var endpoints = await Endpoints.AsNoTracking().ToListAsync(cancellationToken);
        foreach (var one in announced)
        {
            var message = WebhookMessage.Of(CustomerInScope, one, JsonSerializer.Serialize(one.Body, AmpsJson.Default.GetTypeInfo(one.Body.GetType())!));
            Messages.Add(message);
            Deliveries.AddRange(endpoints.Where(endpoint => endpoint.HearsOf(one.Type)).Select(endpoint => WebhookDelivery.Of(message, endpoint, one.At)));
        }
    }

    private void GuardOwners()
    {
        foreach (var entry in ChangeTracker.Entries<IOwned>())
        {
            if (entry.Entity.CustomerId != CustomerInScope) throw new InvalidOperationException($"A {entry.Metadata.ShortName()} of another customer was about to be saved.");
        }
    }
}

/// <summary>The simulated world. Has its own file or schema and never sees the other.</summary>
internal abstract class SandboxDbContext(DbContextOptions options) : EnvironmentDbContext(options, "sandbox");

/// <summary>The world of real hardware. Has its own file or schema and never sees the other.</summary>
internal abstract class LiveDbContext(DbContextOptions options) : EnvironmentDbContext(options, "live")
{
    protected override bool HasAllowances => true;
}

/// <summary>The names of query filters, so that one can be dropped without the others.</summary>
internal static class Filters
{
    public const string Customer = "customer";
}
