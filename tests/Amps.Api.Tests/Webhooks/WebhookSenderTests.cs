using System.Diagnostics;
using Amps.Domain.Webhooks;
using Amps.Testing;

namespace Amps.Api.Tests.Webhooks;

/// <summary>One attempt, to receivers that behave.</summary>
public sealed class WebhookSenderTests : IAsyncLifetime
{
    private const string Ok = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok";

    private readonly SenderLab lab = SenderLab.Development();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await lab.DisposeAsync();

    [OnceFact]
    public async Task A_delivery_is_a_POST_with_these_headers_and_no_others()
    {
        await using var receiver = Receiver.Of(Ok);
        using var activity = new Activity("a call").Start();

        var outcome = await lab.SendAsync(receiver);

        outcome.ShouldBe(outcome with { Result = DeliveryResult.Delivered, Status = 200, Answer = "ok", At = AmpsApp.Start, RetryAfter = null });
        var heard = receiver.Heard.ShouldHaveSingleItem();
        heard.Line.ShouldBe("POST /hook?customer=1 HTTP/1.1");
        heard.Headers.Keys.ShouldBe(
            ["host", "user-agent", "amps-event", "svix-id", "svix-timestamp", "svix-signature", "webhook-id", "webhook-timestamp", "webhook-signature", "content-type", "content-length"], ignoreOrder: true);
        heard.Headers["content-type"].ShouldBe("application/json");
        heard.Headers["user-agent"].ShouldBe("Amps-Webhooks/1");
        heard.Headers["amps-event"].ShouldBe("push.completed");
        heard.Headers["svix-timestamp"].ShouldBe($"{AmpsApp.Start.ToUnixTimeSeconds()}");
    }

    [OnceFact]
    public async Task A_retry_sends_the_same_bytes_and_id_under_a_new_timestamp()
    {
        await using var receiver = Receiver.Of("HTTP/1.1 500 No\r\ncontent-length: 0\r\n\r\n");
        var attempt = SenderLab.Attempt(receiver.Url) with { Body = """{"userId":"Zoë \u2600 ☀"}""" };

        await lab.Sender.SendAsync(attempt, default);
        lab.Time.Advance(TimeSpan.FromMinutes(5));
        await lab.Sender.SendAsync(attempt, default);

        var (first, second) = (receiver.Heard.First(), receiver.Heard.Last());
        second.Body.ShouldBe(first.Body);
        second.Headers["svix-id"].ShouldBe(first.Headers["svix-id"]);
        (long.Parse(second.Headers["svix-timestamp"], null) - long.Parse(first.Headers["svix-timestamp"], null)).ShouldBe(300);
        second.Headers["svix-signature"].ShouldNotBe(first.Headers["svix-signature"]);
    }

    [OnceTheory]
    [InlineData("200 OK", DeliveryResult.Delivered)]
    [InlineData("204 No Content", DeliveryResult.Delivered)]
    [InlineData("299 Odd", DeliveryResult.Delivered)]
    [InlineData("300 Choose", DeliveryResult.Redirect)]
    [InlineData("304 Not Modified", DeliveryResult.Redirect)]
    [InlineData("400 Bad", DeliveryResult.HttpStatus)]
    [InlineData("401 Who", DeliveryResult.HttpStatus)]
    [InlineData("407 Proxy", DeliveryResult.HttpStatus)]
    [InlineData("410 Gone", DeliveryResult.HttpStatus)]
    [InlineData("429 Slow", DeliveryResult.HttpStatus)]
    [InlineData("500 No", DeliveryResult.HttpStatus)]
    [InlineData("999 Odd", DeliveryResult.HttpStatus)]
    public async Task A_status_says_how_it_went(string status, DeliveryResult result)
    {
        await using var receiver = Receiver.Of($"HTTP/1.1 {status}\r\nconnection: close\r\n\r\n");

        var outcome = await lab.SendAsync(receiver);

        outcome.Result.ShouldBe(result);
        outcome.Status.ShouldBe(int.Parse(status[..3], null));
        receiver.Connections.ShouldBe(1);
    }

    [OnceTheory]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_not_followed(int status)
    {
        await using var elsewhere = Receiver.Of(Ok);
        await using var receiver = Receiver.Of($"HTTP/1.1 {status} Moved\r\nlocation: {elsewhere.Url}\r\ncontent-length: 0\r\n\r\n");

        var outcome = await lab.SendAsync(receiver);

        outcome.Result.ShouldBe(DeliveryResult.Redirect);
        elsewhere.Connections.ShouldBe(0);
    }

    [OnceTheory]
    [InlineData("120", 120)]
    [InlineData("0", 0)]
    [InlineData("Mon, 01 Jun 2026 10:31:00 GMT", 60)]
    [InlineData("Mon, 01 Jun 2026 10:00:00 GMT", 0)]
    [InlineData("soon", null)]
    [InlineData("-1", null)]
    [InlineData("99999999999999999999", null)]
    public async Task Retry_after_is_told_in_seconds_or_as_a_date(string header, int? seconds)
    {
        await using var receiver = Receiver.Of($"HTTP/1.1 503 Busy\r\nretry-after: {header}\r\ncontent-length: 0\r\n\r\n");

        (await lab.SendAsync(receiver)).RetryAfter.ShouldBe(seconds is { } wait ? TimeSpan.FromSeconds(wait) : null);
    }

    [OnceFact]
    public async Task A_cookie_does_not_come_back()
    {
        await using var receiver = Receiver.Of("HTTP/1.1 200 OK\r\nset-cookie: a=b\r\ncontent-length: 0\r\n\r\n");

        await lab.SendAsync(receiver);
        await lab.SendAsync(receiver);

        receiver.Heard.Count.ShouldBe(2);
        receiver.Heard.ShouldAllBe(heard => !heard.Headers.ContainsKey("cookie"));
    }

    [OnceFact]
    public async Task A_connection_serves_the_next_delivery_too()
    {
        await using var receiver = Receiver.Of(async stream =>
        {
            await Receiver.SayAsync(stream, Ok);
            await HeardRequest.ReadAsync(stream);
            await Receiver.SayAsync(stream, Ok);
        });

        (await lab.SendAsync(receiver)).Result.ShouldBe(DeliveryResult.Delivered);
        (await lab.SendAsync(receiver)).Result.ShouldBe(DeliveryResult.Delivered);

        receiver.Connections.ShouldBe(1);
    }

    [OnceFact]
    public async Task Cancellation_is_no_outcome()
    {
        using var cancel = new CancellationTokenSource();
        await using var receiver = Receiver.Of(async stream =>
        {
            await cancel.CancelAsync();
            await stream.ReadExactlyAsync(new byte[1]);
        });

        await Should.ThrowAsync<OperationCanceledException>(lab.Sender.SendAsync(SenderLab.Attempt(receiver.Url), cancel.Token));
    }

    [OnceFact]
    public async Task A_name_of_this_machine_is_looked_up()
    {
        await using var receiver = Receiver.Of(Ok);

        (await lab.SendAsync($"http://localhost:{receiver.Port}/")).Result.ShouldBe(DeliveryResult.Delivered);
    }
}
