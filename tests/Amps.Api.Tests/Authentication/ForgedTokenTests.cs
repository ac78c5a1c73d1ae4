using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Amps.Testing;

namespace Amps.Api.Tests.Authentication;

/// <summary>Tokens as somebody would make them who knows how ours look, and some with the key's own secret.</summary>
public sealed class ForgedTokenTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly AmpsApp app = fixture.App;

    [Fact]
    public async Task What_the_lab_makes_of_the_same_claims_is_the_token_itself()
    {
        var lab = await TokenLab.MakeAsync(app);
        var issued = await lab.IssueAsync();

        TokenLab.Make(TokenLab.Header, TokenLab.PayloadOf(issued.Token).ToJsonString(), await lab.SecretAsync()).ShouldBe(issued.Token);
    }

    [Theory]
    [InlineData("""{"alg":"HS256","typ":"at+jwt","kid":"1"}""")]
    [InlineData("""{"kid":"1","alg":"HS256","typ":"at+jwt"}""")]
    [InlineData("""{"alg":"HS256","typ":"at+jwt","jku":"https://evil.example/keys"}""")]
    [InlineData("""{"alg":"HS256","typ":"at+jwt","jwk":{"kty":"oct","k":"AAAA"}}""")]
    [InlineData("""{"alg":"HS256","typ":"at+jwt","x5u":"https://evil.example/cert"}""")]
    [InlineData("""{"alg":"HS256","typ":"at+jwt","x5c":["AAAA"]}""")]
    [InlineData("""{"alg":"HS256","typ":"at+jwt","crit":["exp"]}""")]
    [InlineData("""{"alg":"HS256","typ":"at+jwt","cty":"JWT"}""")]
    [InlineData("""{"alg":"HS256","typ":"at+jwt","b64":false}""")]
    [InlineData("""{"alg":"HS256","alg":"HS256","typ":"at+jwt"}""")]
    [InlineData("""{"alg":"none","typ":"at+jwt"}""")]
    [InlineData("""{"alg":"None","typ":"at+jwt"}""")]
    [InlineData("""{"alg":"hs256","typ":"at+jwt"}""")]
    [InlineData("""{"alg":"HS384","typ":"at+jwt"}""")]
    [InlineData("""{"alg":"HS512","typ":"at+jwt"}""")]
    [InlineData("""{"alg":"RS256","typ":"at+jwt"}""")]
    [InlineData("""{"alg":"ES256","typ":"at+jwt"}""")]
    [InlineData("""{"alg":"HS256","typ":"JWT"}""")]
    [InlineData("""{"alg":"HS256","typ":"application/at+jwt"}""")]
    [InlineData("""{"alg":"HS256"}""")]
    [InlineData("""{"typ":"at+jwt"}""")]
    [InlineData("""{"alg":["HS256"],"typ":"at+jwt"}""")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("{")]
    public async Task Another_header_is_refused_though_the_signature_is_right(string header)
    {
        var lab = await TokenLab.MakeAsync(app);
        var issued = await lab.IssueAsync();

        var forged = TokenLab.Make(header, TokenLab.PayloadOf(issued.Token).ToJsonString(), await lab.SecretAsync());

        await IsRefusedAsync(lab, forged);
        await IsRefusedAsync(lab, forged[..(forged.LastIndexOf('.') + 1)]);
    }

    public static TheoryData<string> Claims() => ["iss", "aud", "sub", "cid", "env", "gen", "iat", "nbf", "exp", "jti"];

    [Theory]
    [MemberData(nameof(Claims))]
    public async Task Each_claim_is_required(string claim)
    {
        var lab = await TokenLab.MakeAsync(app);
        var payload = TokenLab.PayloadOf((await lab.IssueAsync()).Token);
        payload.Remove(claim);

        await IsRefusedAsync(lab, TokenLab.Make(TokenLab.Header, payload.ToJsonString(), await lab.SecretAsync()));
    }

    [Theory]
    [MemberData(nameof(Claims))]
    public async Task Each_claim_must_be_of_its_form(string claim)
    {
        var lab = await TokenLab.MakeAsync(app);
        var secret = await SecretOfIssuedAsync(lab);
        foreach (var value in new JsonNode?[] { null, new JsonArray(), new JsonObject(), true, "", "x", -1, 1.5, 1e300 })
        {
            var payload = TokenLab.PayloadOf((await lab.IssueAsync()).Token);
            payload[claim] = value?.DeepClone();

            await IsRefusedAsync(lab, TokenLab.Make(TokenLab.Header, payload.ToJsonString(), secret));
        }
    }

    [Theory]
    [InlineData("iss", "\"https://evil.example\"")]
    [InlineData("aud", "[\"amps-api\"]")]
    [InlineData("sub", "\"key_00000000000000000000000000\"")]
    [InlineData("cid", "\"cus_00000000000000000000000000\"")]
    [InlineData("env", "\"live\"")]
    [InlineData("env", "\"Sandbox\"")]
    [InlineData("gen", "0")]
    [InlineData("gen", "2")]
    [InlineData("gen", "\"1\"")]
    [InlineData("iat", "1")]
    [InlineData("nbf", "1")]
    [InlineData("exp", "4102444800")]
    [InlineData("exp", "\"4102444800\"")]
    [InlineData("jti", "\"tok_00000000000000000000000000\"")]
    [InlineData("scope", "\"admin\"")]
    public async Task A_claim_that_is_not_the_keys_is_refused_though_the_signature_is_right(string claim, string value)
    {
        var lab = await TokenLab.MakeAsync(app);
        var payload = TokenLab.PayloadOf((await lab.IssueAsync()).Token);
        payload[claim] = JsonNode.Parse(value);

        await IsRefusedAsync(lab, TokenLab.Make(TokenLab.Header, payload.ToJsonString(), await lab.SecretAsync()));
    }

    [Fact]
    public async Task The_claims_of_another_key_are_refused()
    {
        var lab = await TokenLab.MakeAsync(app);
        var other = await TokenLab.MakeAsync(app);
        var secret = await SecretOfIssuedAsync(lab);
        var others = TokenLab.PayloadOf((await other.IssueAsync()).Token);
        var mixed = TokenLab.PayloadOf((await lab.IssueAsync()).Token);
        mixed["jti"] = others["jti"]!.DeepClone();

        await IsRefusedAsync(lab, TokenLab.Make(TokenLab.Header, others.ToJsonString(), secret));
        await IsRefusedAsync(lab, TokenLab.Make(TokenLab.Header, mixed.ToJsonString(), secret));
    }

    [Fact]
    public async Task Another_secret_and_another_algorithm_under_our_header_are_refused()
    {
        var lab = await TokenLab.MakeAsync(app);
        var issued = await lab.IssueAsync();
        var secret = await lab.SecretAsync();
        var signed = issued.Token[..issued.Token.LastIndexOf('.')];
        using var rsa = RSA.Create(2048);

        await IsRefusedAsync(lab, TokenLab.Make(TokenLab.Header, TokenLab.PayloadOf(issued.Token).ToJsonString(), RandomNumberGenerator.GetBytes(32)));
        await IsRefusedAsync(lab, TokenLab.Make(TokenLab.Header, TokenLab.PayloadOf(issued.Token).ToJsonString(), Encoding.UTF8.GetBytes(lab.Body)));
        await IsRefusedAsync(lab, TokenLab.Make(TokenLab.Header, TokenLab.PayloadOf(issued.Token).ToJsonString(), []));
        await IsRefusedAsync(lab, $"{signed}.{System.Buffers.Text.Base64Url.EncodeToString(HMACSHA512.HashData(secret, Encoding.ASCII.GetBytes(signed)))}");
        await IsRefusedAsync(lab, $"{signed}.{System.Buffers.Text.Base64Url.EncodeToString(rsa.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}");
    }

    [Fact]
    public async Task Half_a_token_and_more_than_a_token_are_refused()
    {
        var lab = await TokenLab.MakeAsync(app);
        var token = (await lab.IssueAsync()).Token;
        var parts = token.Split('.');

        foreach (var text in new[] { parts[0] + ".", "." + parts[1], $"{parts[0]}.{parts[1]}", $"{parts[0]}.{parts[1]}.", token + ".", token + "." + parts[2], token + "=", "...", ".", "a.b.c", token[1..] })
        {
            await IsRefusedAsync(lab, text);
        }
    }

    [Fact]
    public async Task Every_character_of_a_token_counts()
    {
        var lab = await TokenLab.MakeAsync(app);
        var token = (await lab.IssueAsync()).Token;

        foreach (var at in Enumerable.Range(0, token.Length / 7).Select(part => part * 7).Append(token.Length - 1))
        {
            await IsRefusedAsync(lab, token[..at] + (token[at] == 'B' ? 'C' : 'B') + token[(at + 1)..]);
        }

        (await lab.CallAsync(token)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task More_than_4_kB_are_not_even_read()
    {
        var lab = await TokenLab.MakeAsync(app);
        var payload = TokenLab.PayloadOf((await lab.IssueAsync()).Token).ToJsonString();
        var secret = await lab.SecretAsync();
        string Padded(int spaces) => TokenLab.Make(TokenLab.Header, payload + new string(' ', spaces), secret);
        var most = Enumerable.Range(2000, 2000).Last(spaces => Padded(spaces).Length <= 4096);

        (await lab.CallAsync(Padded(most))).Status.ShouldBe(HttpStatusCode.OK);
        var answer = await lab.CallAsync(Padded(most + 3));

        answer.Code.ShouldBe("INVALID_API_KEY");
        answer.Message.ShouldNotBeNull().ShouldContain("malformed");
    }

    [Fact]
    public async Task A_token_works_in_the_world_of_its_key_alone()
    {
        var sandbox = await TokenLab.MakeAsync(app);
        var device = (await app.DemoDeviceAsync("battery", "auron")).Id;

        (await sandbox.CallAsync((await sandbox.IssueAsync()).Token, "/devices/" + device)).Status.ShouldBe(HttpStatusCode.OK);
        var live = await TokenLab.MakeAsync(app, environment: Domain.Customers.AmpsEnvironment.Live);
        (await live.CallAsync((await live.IssueAsync()).Token, "/devices/" + device)).Code.ShouldBe("LIVE_ACCESS_DISABLED");
    }

    private async Task<byte[]> SecretOfIssuedAsync(TokenLab lab)
    {
        await lab.IssueAsync();
        return await lab.SecretAsync();
    }

    private static async Task IsRefusedAsync(TokenLab lab, string token)
    {
        var answer = await lab.CallAsync(token);
        answer.Status.ShouldBe(HttpStatusCode.Unauthorized, token);
        answer.Code.ShouldBe("INVALID_API_KEY", token);
    }
}
