using System.Text.Json.Serialization;
using Amps.Domain.Common;
using Amps.Domain.Devices;

namespace Amps.Domain.Customers;

/// <summary>How many live devices a customer may use, of all manufacturers together or of one. More may be registered; those that came last are beyond it.</summary>
/// <remarks>The row of all manufacturers is also the customer's turnstile: whoever registers or removes a live device counts its version up, so two of them never count on the same number.</remarks>
public sealed class Allowance : IOwned
{
    /// <summary>In the place of a manufacturer's key: all of them together.</summary>
    public const string AllOems = "";

    private Allowance()
    {
    }

    public CustomerId CustomerId { get; private init; }

    /// <summary>The manufacturer's key, or <see cref="AllOems"/>.</summary>
    public string Oem { get; private init; } = AllOems;

    /// <summary>The most devices; none is no limit.</summary>
    public int? Limit { get; private set; }

    /// <summary>Counted up with each change of the limit, and of the customer's devices.</summary>
    public long Version { get; private set; }

    public bool IsGlobal => Oem.Length == 0;

    public static Allowance Of(CustomerId customer, string oem) => new() { CustomerId = customer, Oem = oem };

    public void Set(int? limit)
    {
        Limit = limit;
        Pass();
    }

    /// <summary>Notes that the customer's devices change: of two that do so at once, one begins anew.</summary>
    public void Pass() => Version++;
}

/// <summary>Which allowance a device is beyond.</summary>
[JsonConverter(typeof(WireEnumConverter<OverageScope>))]
public enum OverageScope
{
    /// <summary>That of all manufacturers together.</summary>
    Global,

    /// <summary>That of its manufacturer.</summary>
    Oem,
}

/// <summary>What a caller learns of the allowance that a device is beyond.</summary>
/// <param name="Scope">Of all manufacturers together, or of the device's own.</param>
/// <param name="Limit">How many devices may be used.</param>
/// <param name="Used">How many are registered.</param>
public sealed record OverageDetails(OverageScope Scope, int Limit, int Used);
