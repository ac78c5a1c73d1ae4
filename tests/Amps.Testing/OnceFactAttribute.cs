using Amps.Infrastructure.Persistence;
using Xunit;

namespace Amps.Testing;

/// <summary>A test that says nothing about the database: it runs with SQLite, and not again with PostgreSQL.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnceFactAttribute : FactAttribute
{
    internal const string Reason = "Runs with SQLite.";

    public OnceFactAttribute()
    {
        if (TestDatabase.Provider != DatabaseProvider.Sqlite) Skip = Reason;
    }
}

/// <summary>The same for a test with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnceTheoryAttribute : TheoryAttribute
{
    public OnceTheoryAttribute()
    {
        if (TestDatabase.Provider != DatabaseProvider.Sqlite) Skip = OnceFactAttribute.Reason;
    }
}
