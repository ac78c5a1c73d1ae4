using System.Net;
using Amps.Testing;

namespace Amps.Api.Tests.Actions;

public sealed class IdempotencyTests : SandboxScene
{
    private const string Idle = """{"action":{"command":"idle","start":"1h"}}""";
    private const string Charge = """{"action":{"command":"charge","start":"1h"}}""";

    [Theory]
    [InlineData("order-1", "order-1")]
    [InlineData("order-2", "\"order-2\"")]
    public async Task The_same_key_and_body_gives_the_stored_answer_and_does_nothing(string key, string again)
    {
        var first = await PushAsync(Idle, key);
        var second = await PushAsync(Idle, again);

        second.Status.ShouldBe(HttpStatusCode.Accepted);
        second.Data.ToJsonString().ShouldBe(first.Data.ToJsonString());
        second.Headers.GetValues("idempotent-replayed").ShouldBe(["true"]);
        ((string?)second.Meta["requestId"]).ShouldNotBe((string?)first.Meta["requestId"]);
        ((int?)(await Client.GetAnswerAsync("/actions")).Data["pagination"]!["total"]).ShouldBe(1);
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_refused()
    {
        await PushAsync(Idle, "k");

        (await PushAsync(Charge, "k")).Code.ShouldBe("IDEMPOTENCY_KEY_REUSED");
    }

    [Fact]
    public async Task A_refusal_is_stored_with_its_details()
    {
        await PushAsync(Idle, "first");
        var conflict = await PushAsync(Charge, "second");
        await Client.PostAnswerAsync($"/actions/{(string)conflict.Details!["conflictingActionIds"]![0]!}/cancel");

        var again = await PushAsync(Charge, "second");

        again.Status.ShouldBe(HttpStatusCode.Conflict);
        again.Body["error"]!.ToJsonString().ShouldBe(conflict.Body["error"]!.ToJsonString());
    }

    [Fact]
    public async Task After_24_hours_the_key_is_new()
    {
        var first = await PushAsync(Idle, "k");
        App.Time.Sleep(TimeSpan.FromHours(24));
        await App.PassUntilAsync(async () => (string?)(await Client.GetAnswerAsync("/actions/" + (string)first.Data["id"]!)).Data["state"] == "failed", "the device is free again");

        var second = await PushAsync(Idle, "k");

        second.Status.ShouldBe(HttpStatusCode.Accepted);
        ((string?)second.Data["id"]).ShouldNotBe((string?)first.Data["id"]);
    }

    [Fact]
    public async Task At_the_same_instant_the_push_is_made_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => PushAsync(Idle, "k")));

        answers.Where(answer => answer.Status == HttpStatusCode.Accepted).Select(answer => (string?)answer.Data["id"]).Distinct().Count().ShouldBe(1);
        answers.Where(answer => answer.Status != HttpStatusCode.Accepted).ShouldAllBe(answer => answer.Code == "IDEMPOTENCY_IN_PROGRESS");
        ((int?)(await Client.GetAnswerAsync("/actions")).Data["pagination"]!["total"]).ShouldBe(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"\"")]
    [InlineData("01234567890123456789012345678901234567890123456789012345678901234")]
    public async Task A_key_of_another_form_is_refused(string key) => (await PushAsync(Idle, key)).Code.ShouldBe("VALIDATION_ERROR");

    [Fact]
    public async Task A_body_that_cannot_be_read_uses_no_key_up()
    {
        (await PushAsync("{", "k")).Code.ShouldBe("MALFORMED_JSON");
        (await PushAsync("{}", "k")).Code.ShouldBe("VALIDATION_ERROR");

        (await PushAsync(Idle, "k")).Status.ShouldBe(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task A_repeated_cancellation_gets_the_first_answer_again()
    {
        var id = (string)(await PushAsync(Idle, "push")).Data["id"]!;

        var first = await CancelAsync(id, "cancel");
        var second = await CancelAsync(id, "cancel");

        first.Status.ShouldBe(HttpStatusCode.OK);
        second.Data.ToJsonString().ShouldBe(first.Data.ToJsonString());
        second.Headers.GetValues("idempotent-replayed").ShouldBe(["true"]);
        (await CancelAsync(id, "another")).Code.ShouldBe("ACTION_NOT_CANCELLABLE");
    }

    [Theory]
    [InlineData("{}", HttpStatusCode.OK)]
    [InlineData("""{"reason":"late"}""", HttpStatusCode.BadRequest)]
    public async Task A_cancellation_takes_no_keys_in_its_body(string body, HttpStatusCode expected)
    {
        var id = (string)(await PushAsync(Idle, "push")).Data["id"]!;

        (await CancelAsync(id, "cancel", body)).Status.ShouldBe(expected);
    }

    private Task<Answer> PushAsync(string body, string key) => Client.PostAnswerAsync(BatteryPath, body, key);

    private Task<Answer> CancelAsync(string action, string key, string? body = null) => Client.PostAnswerAsync($"/actions/{action}/cancel", body, key);
}
