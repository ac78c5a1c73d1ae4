using Amps.Api.Envelope;
using Amps.Api.OpenApi;
using Amps.Api.Routing;
using Amps.Application.ApiKeys.AuthenticateKey;
using Amps.Domain.Common;
using Amps.Domain.Customers;

namespace Amps.Api.Me;

internal sealed class MeEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/me", Handle).WithMetadata(new ApiRoute
    {
        OperationId = "readMe",
        Tag = DocumentTexts.Keys,
        Summary = "Read what this key is",
        Description = "Whose key it is, which world it sees, what it may do, when it ends and how often it may call. Any valid key may ask.",
        Answer = typeof(MeRead),
    });

    private static Task Handle(HttpContext http)
    {
        Result<MeRead> me = MeRead.Of(Call.Of(http).AcceptedKey);
        return http.AnswerAsync(new QueryReader(http).Failure is { } invalid ? invalid : me, ApiJson.Default.SuccessEnvelopeMeRead);
    }
}

/// <summary>What a key is.</summary>
/// <param name="Customer">Whose key it is.</param>
/// <param name="KeyId">The key's id; it is no secret.</param>
/// <param name="Environment">The world that the key sees.</param>
/// <param name="Permissions">What the key may do.</param>
/// <param name="ExpiresAt">When the key ends; null where it does not.</param>
/// <param name="RateLimit">How often the key may call.</param>
public sealed record MeRead(
    MeCustomer Customer,
    ApiKeyId KeyId,
    AmpsEnvironment Environment,
    IReadOnlyList<string> Permissions,
    DateTimeOffset? ExpiresAt,
    MeRateLimit RateLimit)
{
    internal static MeRead Of(KeyRecord key) => new(
        new MeCustomer(key.CustomerId, key.CustomerName, key.LiveEnabled),
        key.KeyId,
        key.Environment,
        key.Permissions,
        key.ExpiresAt,
        new MeRateLimit(key.RateLimitPerMinute, key.Burst, key.CeilingPerMinute));
}

/// <summary>Whose key it is.</summary>
/// <param name="Id">The customer's id.</param>
/// <param name="Name">The customer's name.</param>
/// <param name="LiveEnabled">Whether live keys work.</param>
public sealed record MeCustomer(CustomerId Id, string Name, bool LiveEnabled);

/// <summary>How often the key may call.</summary>
/// <param name="PerMinute">Calls a minute; 0 means no limit of the key's own.</param>
/// <param name="Burst">Calls at once after a pause.</param>
/// <param name="CustomerPerMinute">What all keys of the customer share in this environment.</param>
public sealed record MeRateLimit(int PerMinute, int Burst, int CustomerPerMinute);
