using System.Text.Json;
using System.Text.Json.Serialization;
using Amps.Domain.Credentials;
using Amps.Infrastructure.Oems.Driver;

namespace Amps.Infrastructure.Oems.Simulator.SignIn;

/// <summary>What the simulated manufacturers write into a grant; of what was typed nothing stands in it.</summary>
/// <param name="Account">The account.</param>
/// <param name="SignedInAt">When its owner signed in: what was refused until then is refused no more.</param>
/// <param name="ExpiresAt">When calls with it are refused; a renewal moves it.</param>
/// <param name="IsForOneRead">Whether the account refuses us after the first read.</param>
/// <param name="Number">Another one after each renewal.</param>
internal sealed record SimulatedGrant(string Account, DateTimeOffset SignedInAt, DateTimeOffset? ExpiresAt, bool IsForOneRead, int Number = 0)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>The session's; none where the account needs nothing.</summary>
    public static SimulatedGrant? Of(OemSession session) =>
        session.Grant is { } grant ? JsonSerializer.Deserialize(grant.Secret, SimulatedSignInJson.Default.SimulatedGrant) : null;

    public Grant Sealed() => new(JsonSerializer.Serialize(this, SimulatedSignInJson.Default.SimulatedGrant), ExpiresAt);
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(SimulatedGrant))]
[JsonSerializable(typeof(SimulatedPending))]
[JsonSerializable(typeof(SimulatedCode))]
internal sealed partial class SimulatedSignInJson : JsonSerializerContext;
