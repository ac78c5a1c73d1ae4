using System.Text;

namespace Amps.Testing;

public static class Sending
{
    /// <summary>Sends JSON, or nothing, and reads the answer.</summary>
    /// <param name="client">Who calls.</param>
    /// <param name="method">Of HTTP.</param>
    /// <param name="path">With its query.</param>
    /// <param name="body">As it stands, well-formed or not; nothing sends none.</param>
    /// <param name="headers">As they stand too; <c>content-type</c> takes the place of that of JSON.</param>
    public static async Task<Answer> SendAnswerAsync(this HttpClient client, HttpMethod method, string path, string? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers)
        {
            if (request.Headers.TryAddWithoutValidation(name, value)) continue;

            request.Content!.Headers.Remove(name);
            request.Content.Headers.TryAddWithoutValidation(name, value);
        }

        return await client.SendAnswerAsync(request);
    }

    public static Task<Answer> PostAnswerAsync(this HttpClient client, string path, string? body = null, string? idempotencyKey = null) =>
        client.SendAnswerAsync(HttpMethod.Post, path, body, idempotencyKey is null ? [] : [("idempotency-key", idempotencyKey)]);

    public static Task<Answer> PutAnswerAsync(this HttpClient client, string path, string body, string? ifMatch = null) =>
        client.SendAnswerAsync(HttpMethod.Put, path, body, ifMatch is null ? [] : [("if-match", ifMatch)]);

    public static Task<Answer> DeleteAnswerAsync(this HttpClient client, string path, string? ifMatch = null) =>
        client.SendAnswerAsync(HttpMethod.Delete, path, body: null, ifMatch is null ? [] : [("if-match", ifMatch)]);

    /// <summary>Connects one more simulated device and gives its id.</summary>
    public static async Task<string> AddDeviceAsync(this HttpClient client, string type, string vendor, string userId) =>
        (string)(await client.PostAnswerAsync("/sandbox/devices", $$"""{"deviceType":"{{type}}","vendor":"{{vendor}}","userId":"{{userId}}"}""")).Data["id"]!;
}
