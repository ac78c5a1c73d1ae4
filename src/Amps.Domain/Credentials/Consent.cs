using System.Text.Json.Serialization;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Devices;

namespace Amps.Domain.Credentials;

/// <summary>That an end user agreed to share devices: to which text, when, and which devices.</summary>
public sealed class Consent : IOwned
{
    public const int MaxVersionLength = 40;

    private Consent()
    {
    }

    public ConsentId Id { get; private init; }

    public CustomerId CustomerId { get; private init; }

    public string UserId { get; private init; } = "";

    /// <summary>The account by which the devices are reached; the consent goes with it.</summary>
    public CredentialId CredentialId { get; private init; }

    /// <summary>The customer's app that asked, <c>app_…</c>; none where no app did.</summary>
    public string? App { get; private init; }

    /// <summary>Names the text that was shown, with its language.</summary>
    public string TextVersion { get; private init; } = "";

    public DateTimeOffset At { get; private init; }

    public IReadOnlyList<DeviceId> Devices { get; private init; } = [];

    public static Consent Of(Credential credential, ConsentGiven given, IReadOnlyList<DeviceId> devices) => new()
    {
        Id = EntityId.New<ConsentId>(given.At),
        CustomerId = credential.CustomerId,
        UserId = credential.UserId,
        CredentialId = credential.Id,
        App = credential.App,
        TextVersion = given.TextVersion,
        At = given.At,
        Devices = devices,
    };
}

/// <summary>What an end user said yes to.</summary>
/// <param name="TextVersion">Names the text that was shown, with its language, as <c>2026-11/en</c>.</param>
/// <param name="At">When.</param>
public sealed record ConsentGiven(string TextVersion, DateTimeOffset At);

[JsonConverter(typeof(EntityIdJsonConverter<ConsentId>))]
public readonly record struct ConsentId(string Value) : IEntityId<ConsentId>
{
    public static string Prefix => "cons";

    public static ConsentId Trust(string value) => new(value);

    public override string ToString() => Value;
}
