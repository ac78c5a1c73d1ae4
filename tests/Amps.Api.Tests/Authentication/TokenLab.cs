using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Amps.Application.ApiKeys;
using Amps.Application.ApiKeys.CreateKey;
using Amps.Application.ApiKeys.IssueToken;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Customers;
using Amps.Testing;
using Microsoft.EntityFrameworkCore;

namespace Amps.Api.Tests.Authentication;

/// <summary>A key of the demo customer, and tokens that are issued from it or made like those that are.</summary>
internal sealed class TokenLab
{
    public const string Header = """{"alg":"HS256","typ":"at+jwt"}""";

    private readonly AmpsApp app;

    private TokenLab(AmpsApp app, CreatedKey made)
    {
        this.app = app;
        Key = made.KeyId;
        Body = made.Key;
    }

    public ApiKeyId Key { get; }

    /// <summary>The key itself.</summary>
    public string Body { get; }

    public static async Task<TokenLab> MakeAsync(AmpsApp app, KeyTerms? terms = null, AmpsEnvironment environment = AmpsEnvironment.Sandbox) =>
        new(app, await app.SendAsync(new CreateKeyCommand(CustomerId.Trust(app.Demo.CustomerId), environment, terms ?? KeyTerms.FullAccess)));

    public Task<IssuedToken> IssueAsync(TimeSpan? life = null) => app.SendAsync(new IssueTokenCommand(Key, "for a test", app.Time.Now() + (life ?? TimeSpan.FromHours(1))));

    /// <summary>Calls with a token, as any caller does.</summary>
    public async Task<Answer> CallAsync(string token, string path = "/me")
    {
        using var client = app.Client();
        return await client.SendAnswerAsync(HttpMethod.Get, path, body: null, ("Authorization", "Bearer " + token));
    }

    /// <summary>The internal secret of a generation, which nobody outside is ever told.</summary>
    public async Task<byte[]> SecretAsync(int generation = 1)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var row = await scope.ServiceProvider.GetRequiredService<IPlatformDb>().ApiKeySecrets.SingleAsync(secret => secret.KeyId == Key && secret.Generation == generation);
        var whose = new Tenant(AmpsEnvironment.Sandbox, CustomerId.Trust(app.Demo.CustomerId));
        return Convert.FromBase64String(app.Services.GetRequiredService<IVault>().Open(whose, ApiKeySecret.RowOf(Key, generation), row.Ciphertext)!);
    }

    public static JsonObject PayloadOf(string token) => JsonNode.Parse(Base64Url.DecodeFromChars(token.Split('.')[1]))!.AsObject();

    public static string Make(string header, string payload, byte[] secret)
    {
        var signed = $"{Encode(header)}.{Encode(payload)}";
        return $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(signed)))}";
    }

    private static string Encode(string part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part));
}
