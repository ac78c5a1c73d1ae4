using System.Net.Http.Headers;
using System.Text;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Application.Webhooks.DeliverWebhook;
using Amps.Domain.Webhooks;

namespace Amps.Infrastructure.Webhooks;

/// <summary>The port's only implementation: sign, send once, listen for 30 s at most.</summary>
internal sealed class WebhookSender(IHttpClientFactory clients, EndpointRules rules, TimeProvider time) : IWebhookSender
{
    /// <summary>The client of the factory that has the guard.</summary>
    public const string ClientName = "webhooks";

    /// <summary>For all of an attempt, from the look-up of the name to the last byte.</summary>
    public static readonly TimeSpan Limit = DeliveryWorker.AttemptLimit;

    public async Task<DeliveryOutcome> SendAsync(DeliveryAttempt attempt, CancellationToken cancellationToken)
    {
        var at = time.Now();
        var started = time.GetTimestamp();
        var heard = new HeardAnswer(at);
        var url = WebhookUrl.Of(attempt.Url, rules);
        var result = url.Succeeded ? await CallAsync(url.Value, attempt, at, heard, cancellationToken) : DeliveryResult.AddressForbidden;
        return new DeliveryOutcome(result, at, time.GetElapsedTime(started), heard.Status, heard.Text, heard.RetryAfter);
    }

    private async Task<DeliveryResult> CallAsync(WebhookUrl url, DeliveryAttempt attempt, DateTimeOffset at, HeardAnswer heard, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        using var request = Request(url, attempt, at);
        using var client = clients.CreateClient(ClientName);
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            await heard.ListenAsync(response, either.Token);
            return DeliveryResults.Of((int)response.StatusCode);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return DeliveryResult.Timeout;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return DeliveryResults.Of(exception);
        }
    }

    private static HttpRequestMessage Request(WebhookUrl url, DeliveryAttempt attempt, DateTimeOffset at)
    {
        var body = Encoding.UTF8.GetBytes(attempt.Body);
        var request = new HttpRequestMessage(HttpMethod.Post, url.Value) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("Amps-Webhooks", "1"));
        request.Headers.Add("amps-event", attempt.EventType);
        foreach (var (name, value) in WebhookSignature.Headers(attempt, body, at))
        {
            request.Headers.Add(name, value);
        }

        return request;
    }
}
