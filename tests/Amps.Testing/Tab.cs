using System.Net;
using System.Text.RegularExpressions;

namespace Amps.Testing;

/// <summary>A browser without eyes: keeps cookies, follows nothing by itself.</summary>
public sealed partial class Tab(AmpsApp app) : IDisposable
{
    private readonly HttpMessageInvoker client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = true });

    public HttpStatusCode Status { get; private set; }

    public string Html { get; private set; } = "";

    /// <summary>Of the content security policy.</summary>
    public string Policy { get; private set; } = "";

    public string RequestId { get; private set; } = "";

    public string Location { get; private set; } = "";

    /// <summary>The address of the page that is shown.</summary>
    public string Path { get; private set; } = "";

    /// <summary>The host name that is asked for, where it is not the server's.</summary>
    public string? Host { get; init; }

    public string Language { get; init; } = "en";

    /// <summary>The network address that a trusted proxy says it has.</summary>
    public string? Address { get; init; }

    /// <summary>What the page is shown in, as browsers tell: <c>iframe</c>.</summary>
    public string? Destination { get; init; }

    /// <summary>Whose page sends it somewhere, as browsers tell: <c>cross-site</c>.</summary>
    public string? Site { get; init; }

    /// <summary>Closes it in the middle of a call.</summary>
    public CancellationToken Closing { get; init; }

    /// <summary>Of the form that is shown.</summary>
    public string Token => TokenOf().Match(Html).Groups[1].Value;

    public string Heading => WebUtility.HtmlDecode(HeadingOf().Match(Html).Groups[1].Value);

    /// <summary>The devices that can be chosen, by the manufacturer's ids.</summary>
    public IReadOnlyList<string> Devices => [.. DeviceOf().Matches(Html).Select(match => match.Groups[1].Value)];

    public Task<HttpStatusCode> GetAsync(string path)
    {
        // One name for the server, so that its cookies go with every call.
        Path = path.StartsWith('/') ? path : new Uri(path).PathAndQuery;
        return SendAsync(HttpMethod.Get, Path, content: null);
    }

    public Task<HttpStatusCode> PostAsync(string path) => SendAsync(path, ("token", Token));

    public async Task<HttpStatusCode> SendAsync(string path, params (string Name, string Value)[] fields)
    {
        var seen = Html;
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        var status = await SendAsync(HttpMethod.Post, path, form);
        if (status == HttpStatusCode.SeeOther) Html = seen;
        return status;
    }

    public async Task<HttpStatusCode> SendAsync(HttpMethod method, string path, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, new Uri(app.Url, path)) { Content = content };
        request.Headers.Host = Host;
        request.Headers.Add("accept-language", Language);
        if (Address is not null) request.Headers.Add("x-forwarded-for", Address);
        if (Destination is not null) request.Headers.Add("sec-fetch-dest", Destination);
        if (Site is not null) request.Headers.Add("sec-fetch-site", Site);
        using var answer = await client.SendAsync(request, Closing);
        Html = await answer.Content.ReadAsStringAsync(Closing);
        Status = answer.StatusCode;
        Policy = HeaderOf(answer, "content-security-policy");
        RequestId = HeaderOf(answer, "x-request-id");
        if (answer.Headers.Location is { } location) Location = location.OriginalString;
        return answer.StatusCode;
    }

    /// <summary>Opens a link and begins.</summary>
    public async Task BeginAsync(string link)
    {
        var path = new Uri(link).PathAndQuery;
        await GetAsync(path);
        await ExpectAsync(PostAsync(path), HttpStatusCode.SeeOther);
        await FollowAsync();
    }

    /// <summary>Sends the form that is shown, and follows where it leads as long as that is here.</summary>
    public async Task TakeAsync(params (string Name, string Value)[] fields)
    {
        if (await SendAsync(Path, [("token", Token), .. fields]) == HttpStatusCode.SeeOther) await FollowAsync();
    }

    /// <summary>From the sign-in, with the account that needs no password, through everything that is offered to the end.</summary>
    public async Task FinishAsync()
    {
        await TakeAsync(("simulated", "true"));
        if (Path.EndsWith("/devices", StringComparison.Ordinal)) await TakeAsync([.. Devices.Select(device => ("device", device))]);
        await TakeAsync();
    }

    /// <summary>Goes where the last answer leads, as long as that is here.</summary>
    public async Task FollowAsync()
    {
        while (IsHere(Location) && await GetAsync(Location) == HttpStatusCode.SeeOther)
        {
        }
    }

    public void Dispose() => client.Dispose();

    private bool IsHere(string location) => location.StartsWith('/') || location.StartsWith($"http://localhost:{app.Url.Port}/link/", StringComparison.Ordinal);

    private static string HeaderOf(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";

    private static async Task ExpectAsync(Task<HttpStatusCode> answer, HttpStatusCode expected)
    {
        if (await answer is var status && status != expected) throw new InvalidOperationException($"Answered {status} in the place of {expected}.");
    }

    [GeneratedRegex("name=\"token\" value=\"([^\"]+)\"")]
    private static partial Regex TokenOf();

    [GeneratedRegex("<h1>([^<]*)</h1>")]
    private static partial Regex HeadingOf();

    [GeneratedRegex("name=\"device\" value=\"([^\"]+)\"")]
    private static partial Regex DeviceOf();
}
