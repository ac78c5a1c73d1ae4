namespace Amps.Infrastructure.Persistence;

/// <summary>One key of the framework's ring, wrapped by the master key.</summary>
internal sealed class KeyRingRow
{
    public string Name { get; init; } = "";

    public string Xml { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }
}
