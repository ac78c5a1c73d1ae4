using Amps.Domain.Customers;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Ports;

/// <summary>What stands above the environments. Only the use cases of customers and keys may take it; an architecture test holds the list.</summary>
public interface IPlatformDb
{
    DbSet<Customer> Customers { get; }

    DbSet<ApiKey> ApiKeys { get; }

    DbSet<ApiKeyBody> ApiKeyBodies { get; }

    /// <summary>The generations of keys' internal secrets.</summary>
    DbSet<ApiKeySecret> ApiKeySecrets { get; }

    DbSet<AccessToken> AccessTokens { get; }

    DbSet<CustomerApp> CustomerApps { get; }

    DbSet<AuditEvent> AuditEvents { get; }

    /// <summary>A value that changes with every save that changes who may call: customers, keys, bodies, what ends tokens.</summary>
    Task<string> ReadAccessStampAsync(CancellationToken cancellationToken);

    /// <summary>As <see cref="IEnvironmentDb.Forget"/>.</summary>
    void Forget();

    /// <summary>As <see cref="IEnvironmentDb.WriteInTurnAsync"/>.</summary>
    Task<int> WriteInTurnAsync(Func<Task<int>> write, CancellationToken cancellationToken);

    Task<int> SaveChangesAsync(CancellationToken cancellationToken);
}
