using Amps.Infrastructure.Persistence.Providers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Amps.Infrastructure.Persistence;

/// <summary>How <c>dotnet ef</c> opens a context (see <c>eng/add-migration</c>); it writes migrations and touches no database.</summary>
internal abstract class DesignTimeContext<TContext>(IDatabaseProvider provider, Store store, Func<DbContextOptions<TContext>, TContext> open) : IDesignTimeDbContextFactory<TContext>
    where TContext : DbContext
{
    public TContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<TContext>();
        provider.Configure(options, store);
        return open(options.Options);
    }
}

internal sealed class SqlitePlatform() : DesignTimeContext<SqlitePlatformDbContext>(new Sqlite("."), Store.Platform, options => new(options));

internal sealed class SqliteSandbox() : DesignTimeContext<SqliteSandboxDbContext>(new Sqlite("."), Store.Sandbox, options => new(options));

internal sealed class SqliteLive() : DesignTimeContext<SqliteLiveDbContext>(new Sqlite("."), Store.Live, options => new(options));

internal sealed class PostgreSqlPlatform() : DesignTimeContext<PostgreSqlPlatformDbContext>(new PostgreSql("Host=localhost"), Store.Platform, options => new(options));

internal sealed class PostgreSqlSandbox() : DesignTimeContext<PostgreSqlSandboxDbContext>(new PostgreSql("Host=localhost"), Store.Sandbox, options => new(options));

internal sealed class PostgreSqlLive() : DesignTimeContext<PostgreSqlLiveDbContext>(new PostgreSql("Host=localhost"), Store.Live, options => new(options));
