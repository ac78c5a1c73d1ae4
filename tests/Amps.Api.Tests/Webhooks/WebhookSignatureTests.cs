using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amps.Api.Tests.OpenApi;
using Amps.Application.Ports;
using Amps.Domain.Webhooks;
using Amps.Infrastructure.Webhooks;
using Amps.Testing;

namespace Amps.Api.Tests.Webhooks;

/// <summary>What we sign is checked by libraries that nobody here wrote.</summary>
[Collection(NodeTools.Name)]
public sealed class WebhookSignatureTests
{
    private const string OtherSecret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static readonly string[] Libraries = ["svix", "standardwebhooks"];

    [OnceFact]
    public void The_known_vector_has_the_known_signature()
    {
        var attempt = SenderLab.Attempt("https://hooks.example.com/");

        var headers = WebhookSignature.Headers(attempt, Encoding.UTF8.GetBytes(attempt.Body), DateTimeOffset.FromUnixTimeSeconds(1731705121));

        headers.ShouldBe(
        [
            ("svix-id", "msg_loFOjxBNrRLzqYUf"), ("svix-timestamp", "1731705121"), ("svix-signature", "v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0="),
            ("webhook-id", "msg_loFOjxBNrRLzqYUf"), ("webhook-timestamp", "1731705121"), ("webhook-signature", "v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0="),
        ]);
    }

    [OnceFact]
    public async Task Both_libraries_accept_a_delivery()
    {
        var heard = await DeliverAsync(TimeSpan.Zero);

        (await VerifyAsync(heard, SenderLab.Secret)).ShouldAllBe(verdict => verdict == "accepted");
    }

    [OnceFact]
    public async Task Both_libraries_accept_both_secrets_of_a_rotation()
    {
        var heard = await DeliverAsync(TimeSpan.Zero, SenderLab.Secret, OtherSecret);

        heard.Headers["svix-signature"].Split(' ').Length.ShouldBe(2);
        (await VerifyAsync(heard, SenderLab.Secret)).ShouldAllBe(verdict => verdict == "accepted");
        (await VerifyAsync(heard, OtherSecret)).ShouldAllBe(verdict => verdict == "accepted");
    }

    [OnceFact]
    public async Task Both_libraries_refuse_another_secret_a_tampered_body_and_another_id()
    {
        var heard = await DeliverAsync(TimeSpan.Zero);

        (await VerifyAsync(heard, OtherSecret)).ShouldAllBe(verdict => verdict == "No matching signature found");
        (await VerifyAsync(heard with { Body = [.. heard.Body, (byte)' '] }, SenderLab.Secret)).ShouldAllBe(verdict => verdict == "No matching signature found");
        (await VerifyAsync(With(heard, "id", "msg_other"), SenderLab.Secret)).ShouldAllBe(verdict => verdict == "No matching signature found");
        (await VerifyAsync(With(heard, "timestamp", $"{long.Parse(heard.Headers["svix-timestamp"], null) + 1}"), SenderLab.Secret)).ShouldAllBe(verdict => verdict == "No matching signature found");
    }

    [OnceFact]
    public async Task Both_libraries_refuse_a_delivery_of_six_minutes_ago()
    {
        var heard = await DeliverAsync(TimeSpan.FromMinutes(6));

        (await VerifyAsync(heard, SenderLab.Secret)).ShouldAllBe(verdict => verdict == "Message timestamp too old");
    }

    [OnceTheory]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("whsec_not.base64")]
    public void A_secret_that_is_none_is_a_bug(string secret) =>
        Should.Throw<FormatException>(() => WebhookSignature.Headers(SenderLab.Attempt("https://hooks.example.com/", secret), "{}"u8, AmpsApp.Start));

    [OnceFact]
    public void An_attempt_does_not_tell_its_secrets() => $"{SenderLab.Attempt("https://hooks.example.com/key")}".ShouldBe("msg_loFOjxBNrRLzqYUf push.completed");

    private static async Task<HeardRequest> DeliverAsync(TimeSpan ago, params string[] secrets)
    {
        await using var lab = SenderLab.Development(TimeProvider.System.GetUtcNow() - ago);
        await using var receiver = Receiver.Of("HTTP/1.1 204 No Content\r\n\r\n");
        var attempt = SenderLab.Attempt(receiver.Url, secrets) with { Body = """{"userId":"Zoë-☀"}""" };

        (await lab.Sender.SendAsync(attempt, default)).Result.ShouldBe(DeliveryResult.Delivered);
        return receiver.Heard.ShouldHaveSingleItem();
    }

    private static HeardRequest With(HeardRequest heard, string name, string value) => heard with
    {
        Headers = heard.Headers.ToDictionary(pair => pair.Key, pair => pair.Key == $"svix-{name}" || pair.Key == $"webhook-{name}" ? value : pair.Value, StringComparer.Ordinal),
    };

    // Each library, with each family of headers alone.
    private static async Task<IReadOnlyList<string>> VerifyAsync(HeardRequest heard, string secret)
    {
        var (installed, why) = await Repository.RunAsync("eng/npm-tools", input: "");
        installed.ShouldBe(0, why);

        var questions = Libraries.SelectMany(library => new[] { "svix-", "webhook-" }.Where(family => library == "svix" || family == "webhook-").Select(family => (JsonNode)new JsonObject
        {
            ["library"] = library,
            ["secret"] = secret,
            ["headers"] = JsonSerializer.SerializeToNode(heard.Headers.Where(pair => pair.Key.StartsWith(family, StringComparison.Ordinal)).ToDictionary()),
            ["body"] = Encoding.UTF8.GetString(heard.Body),
        }));
        var (code, output) = await Repository.RunAsync("eng/verify-webhooks", new JsonArray([.. questions]).ToJsonString());
        code.ShouldBe(0, output);
        var verdicts = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        verdicts.Length.ShouldBe(3, output);
        return verdicts;
    }
}
