using System.Text;
using System.Text.Json;
using Amps.Api.Envelope;
using Amps.Api.Routing;
using Amps.Application.Actions;
using Amps.Application.ApiKeys.AuthenticateKey;
using Amps.Application.Common;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Testing;
using Microsoft.AspNetCore.Http;

namespace Amps.Api.Tests.Actions;

/// <summary>The same idempotency key on two nodes at once: what the other node does is done here in the middle of the call.</summary>
public sealed class TwoNodesTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static readonly Failure Conflict = new(FailureKind.Conflict, ErrorCode.Conflict, "There is one already.");

    private readonly AmpsApp app = fixture.App;

    [Fact]
    public async Task A_refusal_does_not_take_the_place_of_the_other_nodes_success()
    {
        var call = new IdempotentCall("POST", "/x", "refusal", "hash");
        await OtherAnswersAsync(call, 202, "{}");

        var remembered = await InAsync(services => services.GetRequiredService<Idempotency>().RememberAsync(call, 409, "{}", CancellationToken.None));

        remembered.ShouldBeFalse();
        (await InAsync(services => services.GetRequiredService<Idempotency>().FindAsync(call, CancellationToken.None)))!.Status.ShouldBe(202);
    }

    [Theory]
    [InlineData(ErrorCode.Conflict)]
    [InlineData(ErrorCode.IdempotencyInProgress)]
    public async Task Whoever_loses_answers_what_the_other_node_answered(string code)
    {
        var (status, body) = await PushAsync(code, call => OtherAnswersAsync(call, 202, """{"id":"act_other"}"""));

        status.ShouldBe(202);
        body.GetProperty("data").GetProperty("id").GetString().ShouldBe("act_other");
    }

    [Fact]
    public async Task Where_there_is_no_other_node_the_conflict_is_answered()
    {
        var (status, body) = await PushAsync("alone", _ => Task.CompletedTask);

        status.ShouldBe(409);
        body.GetProperty("error").GetProperty("code").GetString().ShouldBe(ErrorCode.Conflict);
    }

    private Task<(int Status, JsonElement Body)> PushAsync(string key, Func<IdempotentCall, Task> meanwhile) => InAsync(async services =>
    {
        var raw = "{}"u8.ToArray();
        using var body = new JsonBody(raw, JsonDocument.Parse(raw));
        using var answer = new MemoryStream();
        var http = new DefaultHttpContext { RequestServices = services };
        (http.Request.Method, http.Request.Path, http.Response.Body) = ("POST", "/battery/dev_1", answer);
        http.Request.Headers[IdempotentRun.Header] = key;
        http.Features.Set(new Call("req_1", startedAt: 0) { Key = (await services.GetRequiredService<KeyGate>().IdentifyAsync(app.Demo.SandboxKey, "127.0.0.1", CancellationToken.None)).Value });

        await services.GetRequiredService<IdempotentRun>().AnswerAsync<ActionRead>(http, body, async () =>
        {
            await meanwhile(new IdempotentCall("POST", "/battery/dev_1", key, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(raw))));
            return key == ErrorCode.IdempotencyInProgress ? IdempotencyFailures.InProgress : Conflict;
        }, ApiJson.Default.SuccessEnvelopeActionRead, StatusCodes.Status202Accepted);

        await http.Response.BodyWriter.FlushAsync();
        return (http.Response.StatusCode, JsonElement.Parse(Encoding.UTF8.GetString(answer.ToArray())));
    });

    private Task<bool> OtherAnswersAsync(IdempotentCall call, int status, string answer) =>
        InAsync(services => services.GetRequiredService<Idempotency>().RememberAsync(call, status, answer, CancellationToken.None));

    private Task<T> InAsync<T>(Func<IServiceProvider, Task<T>> work) => app.InAsync(AmpsEnvironment.Sandbox, app.Demo.CustomerId, work);
}
