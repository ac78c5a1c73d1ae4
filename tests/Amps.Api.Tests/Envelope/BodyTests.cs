using System.Net;
using Amps.Testing;

namespace Amps.Api.Tests.Envelope;

/// <summary>What every call does about its body before anybody asks what it means.</summary>
public sealed class BodyTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Unknown = "/battery/dev_00000000000000000000000000";
    private const string Idle = """{"action":{"command":"idle"}}""";

    private readonly AmpsApp app = fixture.App;

    [Theory]
    [InlineData("application/json")]
    [InlineData("Application/JSON; charset=UTF-8")]
    [InlineData("application/json; charset=\"utf-8\"")]
    public async Task JSON_is_taken_however_its_media_type_is_written(string type)
    {
        using var client = app.SandboxClient();

        (await client.SendAnswerAsync(HttpMethod.Post, Unknown, Idle, ("content-type", type))).Code.ShouldBe("DEVICE_NOT_FOUND");
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/problem+json")]
    public async Task Anything_else_is_not(string type)
    {
        using var client = app.SandboxClient();

        (await client.SendAnswerAsync(HttpMethod.Post, Unknown, Idle, ("content-type", type))).Code.ShouldBe("UNSUPPORTED_MEDIA_TYPE");
    }

    [Fact]
    public async Task What_is_too_large_is_refused_for_that_whatever_it_is()
    {
        using var client = app.SandboxClient();

        (await client.SendAnswerAsync(HttpMethod.Post, Unknown, new string('x', 70_000), ("content-type", "text/plain"))).Code.ShouldBe("PAYLOAD_TOO_LARGE");
    }

    [Fact]
    public async Task Of_thousands_of_unknown_keys_the_first_are_told()
    {
        using var client = app.SandboxClient();
        var body = "{" + string.Join(',', Enumerable.Range(0, 5_000).Select(i => $"\"k{i}\":1")) + "}";

        var answer = await client.PostAnswerAsync(Unknown, body);

        answer.Details!["issues"]!.AsArray().Count.ShouldBe(50);
    }

    [Fact]
    public async Task Of_thousands_of_wrong_parameters_the_first_are_told()
    {
        using var client = app.SandboxClient();
        var parameters = string.Join(',', Enumerable.Range(0, 5_000).Select(i => $"\"k{i}\":1"));

        var answer = await client.PostAnswerAsync(Unknown, """{"action":{"command":"charge","parameters":{""" + parameters + "}}}");

        answer.Details!["issues"]!.AsArray().Count.ShouldBe(50);
    }

    [Theory]
    [InlineData(Unknown)]
    [InlineData(Unknown + "/schedule")]
    [InlineData("/users/nobody")]
    public async Task A_deletion_refuses_a_key_in_its_body(string path)
    {
        using var client = app.SandboxClient();

        var answer = await client.SendAnswerAsync(HttpMethod.Delete, path, """{"force":true}""");

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        ((string?)answer.Details!["issues"]![0]!["path"]).ShouldBe("force");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{}")]
    public async Task A_deletion_takes_an_empty_body_and_none(string? body)
    {
        using var client = app.SandboxClient();

        (await client.SendAnswerAsync(HttpMethod.Delete, Unknown, body)).Code.ShouldBe("DEVICE_NOT_FOUND");
    }
}
