using System.Net;
using System.Text;
using Amps.Domain.Webhooks;
using Amps.Testing;

namespace Amps.Api.Tests.Webhooks;

/// <summary>One attempt, to receivers that do not behave: each is an outcome, and nothing else suffers.</summary>
public sealed class EvilReceiverTests : IAsyncLifetime
{
    private const string Ok = "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 2\r\n\r\nok";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly SenderLab lab = SenderLab.Development();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await lab.DisposeAsync();

    [OnceTheory]
    [InlineData("")]
    [InlineData("content-length: 1099511627776\r\n")]
    public async Task Of_an_endless_answer_the_first_16_kB_are_kept_and_the_rest_is_not_fetched(string header)
    {
        var hungUp = new TaskCompletionSource();
        await using var receiver = Receiver.Of(async stream =>
        {
            await Receiver.SayAsync(stream, $"HTTP/1.1 200 OK\r\n{header}\r\n");
            try
            {
                while (true) await stream.WriteAsync(new byte[8192]);
            }
            catch (IOException)
            {
                hungUp.SetResult();
            }
        });

        var outcome = await lab.SendAsync(receiver);

        outcome.Result.ShouldBe(DeliveryResult.Delivered);
        outcome.Answer.ShouldBe(new string('\uFFFD', 16 * 1024));
        await hungUp.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [OnceFact]
    public async Task A_receiver_that_says_nothing_has_30_seconds()
    {
        var asked = new TaskCompletionSource();
        await using var receiver = Receiver.Of(async stream =>
        {
            asked.SetResult();
            await stream.ReadExactlyAsync(new byte[1]);
        });

        var sending = lab.SendAsync(receiver);
        await asked.Task;
        lab.Time.Advance(Limit - TimeSpan.FromMilliseconds(1));
        sending.IsCompleted.ShouldBeFalse();
        lab.Time.Advance(TimeSpan.FromMilliseconds(1));

        var outcome = await sending;
        outcome.Result.ShouldBe(DeliveryResult.Timeout);
        outcome.Status.ShouldBeNull();
    }

    [OnceTheory]
    [InlineData("HTTP/1.1 200 OK\r\n\r\n", "x")]
    [InlineData("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n", "1\r\nx\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\n", "x: y\r\n")]
    [InlineData("", "HTTP/1.1 103 Early Hints\r\n\r\n")]
    public async Task An_answer_that_drips_has_30_seconds_too(string head, string drop)
    {
        using var seconds = new SemaphoreSlim(1);
        using var drops = new SemaphoreSlim(0);
        await using var receiver = Receiver.Of(async stream =>
        {
            await Receiver.SayAsync(stream, head);
            for (var second = 0; second < 30; second++)
            {
                await seconds.WaitAsync();
                await Receiver.SayAsync(stream, drop);
                drops.Release();
            }

            await stream.ReadExactlyAsync(new byte[1]);
        });

        var sending = lab.SendAsync(receiver);
        for (var second = 0; second < 29; second++)
        {
            await drops.WaitAsync();
            lab.Time.Advance(TimeSpan.FromSeconds(1));
            seconds.Release();
        }

        sending.IsCompleted.ShouldBeFalse();
        lab.Time.Advance(TimeSpan.FromSeconds(1));
        (await sending).Result.ShouldBe(DeliveryResult.Timeout);
    }

    [OnceFact]
    public async Task A_receiver_that_hangs_disturbs_no_other()
    {
        var asked = new TaskCompletionSource();
        await using var hanging = Receiver.Of(async stream =>
        {
            asked.SetResult();
            await stream.ReadExactlyAsync(new byte[1]);
        });
        await using var good = Receiver.Of(Ok);

        var sending = lab.SendAsync(hanging);
        await asked.Task;
        var deliveries = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => lab.SendAsync(good)));
        lab.Time.Advance(Limit);

        deliveries.ShouldAllBe(outcome => outcome.Result == DeliveryResult.Delivered);
        (await sending).Result.ShouldBe(DeliveryResult.Timeout);
    }

    [OnceTheory]
    [InlineData(31, DeliveryResult.Delivered)]
    [InlineData(33, DeliveryResult.AnswerTooLarge)]
    [InlineData(4096, DeliveryResult.AnswerTooLarge)]
    public async Task Headers_may_have_32_kB(int kilobytes, DeliveryResult result)
    {
        var headers = string.Concat(Enumerable.Range(0, kilobytes).Select(number => $"x-{number}: ".PadRight(1022, 'x') + "\r\n"));
        await using var receiver = Receiver.Of($"HTTP/1.1 200 OK\r\n{headers}content-length: 0\r\n\r\n");

        (await lab.SendAsync(receiver)).Result.ShouldBe(result);
    }

    [OnceTheory]
    [InlineData("HELLO\r\n\r\n")]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n")]
    [InlineData("HTTP/1.1 OK 200\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nno header\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n")]
    public async Task What_is_not_HTTP_is_told_so(string answer)
    {
        await using var receiver = Receiver.Of(answer);

        (await lab.SendAsync(receiver)).Result.ShouldBe(DeliveryResult.Protocol);
    }

    [OnceFact]
    public async Task A_receiver_that_hangs_up_has_not_answered()
    {
        await using var receiver = Receiver.Of("");

        var outcome = await lab.SendAsync(receiver);

        outcome.Result.ShouldBe(DeliveryResult.Connection);
        outcome.Status.ShouldBeNull();
    }

    [OnceFact]
    public async Task Half_an_answer_is_none_and_is_kept()
    {
        await using var receiver = Receiver.Of("HTTP/1.1 200 OK\r\ncontent-length: 100\r\nretry-after: 7\r\n\r\nhalf of i");

        var outcome = await lab.SendAsync(receiver);

        outcome.ShouldBe(outcome with { Result = DeliveryResult.Connection, Status = 200, RetryAfter = TimeSpan.FromSeconds(7) });
        outcome.Answer.ShouldStartWith("half of");
    }

    [OnceFact]
    public async Task Nobody_at_the_port_is_no_connection()
    {
        string url;
        await using (var receiver = Receiver.Of(Ok)) url = receiver.Url;

        (await lab.SendAsync(url)).Result.ShouldBe(DeliveryResult.Connection);
    }

    [OnceTheory]
    [InlineData("plain", "plain")]
    [InlineData("Zo\u00C3\u00AB", "Zoë")]
    [InlineData("\u00FF\u00FE\u00C3", "\uFFFD\uFFFD\uFFFD")]
    [InlineData("a\0b", "a\uFFFDb")]
    [InlineData("\u00ED\u00A0\u0080", "\uFFFD\uFFFD\uFFFD")]
    public async Task The_answer_is_kept_as_text_that_every_database_takes(string bytes, string text)
    {
        await using var receiver = Receiver.Of($"HTTP/1.1 200 OK\r\ncontent-type: text/plain; charset=utf-16\r\ncontent-encoding: gzip\r\ncontent-length: {bytes.Length}\r\n\r\n{bytes}");

        (await lab.SendAsync(receiver)).Answer.ShouldBe(text);
    }

    [OnceFact]
    public async Task A_character_that_the_limit_cuts_is_left_out()
    {
        var body = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(new string('a', (16 * 1024) - 1) + "ë" + new string('a', 100)));
        await using var receiver = Receiver.Of($"HTTP/1.1 200 OK\r\ncontent-length: {body.Length}\r\n\r\n{body}");

        (await lab.SendAsync(receiver)).Answer.ShouldBe(new string('a', (16 * 1024) - 1));
    }

    [OnceTheory]
    [InlineData("http://hooks.example.com/")]
    [InlineData("https://10.0.0.1/")]
    [InlineData("https://user:password@hooks.example.com/")]
    [InlineData("https://2130706433/")]
    [InlineData("https://hooks.example.com:22/")]
    [InlineData("file:///etc/passwd")]
    public async Task A_URL_of_an_evil_form_is_not_even_looked_up(string url)
    {
        var names = new FakeNames([IPAddress.Loopback.ToString()]);
        await using var guarded = SenderLab.Development(names: names);

        (await guarded.SendAsync(url)).Result.ShouldBe(DeliveryResult.AddressForbidden);
        names.Asked.ShouldBeEmpty();
    }
}
