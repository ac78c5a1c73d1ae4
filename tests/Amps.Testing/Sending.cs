using System.Text;

namespace Amps.Testing;

public static class Posting
{
    /// <summary>Posts JSON, or nothing, and reads the answer.</summary>
    public static async Task<Answer> PostAnswerAsync(this HttpClient client, string path, string? body = null, string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative));
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (idempotencyKey is not null) request.Headers.Add("idempotency-key", idempotencyKey);
        return await client.SendAnswerAsync(request);
    }

    /// <summary>Connects one more simulated device and gives its id.</summary>
    public static async Task<string> AddDeviceAsync(this HttpClient client, string type, string vendor, string userId) =>
        (string)(await client.PostAnswerAsync("/sandbox/devices", $$"""{"deviceType":"{{type}}","vendor":"{{vendor}}","userId":"{{userId}}"}""")).Data["id"]!;
}
