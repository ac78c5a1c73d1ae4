using Amps.Domain.Common;
using Amps.Domain.Customers;

namespace Amps.Domain.Devices;

/// <summary>An end user's account at one manufacturer: what lets us reach the user's devices there.</summary>
public sealed class Credential : IOwned
{
    private Credential()
    {
    }

    public CredentialId Id { get; private init; }

    public CustomerId CustomerId { get; private init; }

    public string UserId { get; private init; } = "";

    public string Oem { get; private init; } = "";

    /// <summary>The manufacturer's name for the account, so that the same one is not linked twice.</summary>
    public string Account { get; private init; } = "";

    public DateTimeOffset CreatedAt { get; private init; }

    public static Credential Create(CustomerId customer, string userId, string oem, string account, DateTimeOffset now) => new()
    {
        Id = EntityId.New<CredentialId>(now),
        CustomerId = customer,
        UserId = userId,
        Oem = oem,
        Account = account,
        CreatedAt = now,
    };
}

/// <summary>Belongs to one customer; the databases show and take it only in that customer's scope.</summary>
public interface IOwned
{
    CustomerId CustomerId { get; }
}
