using Amps.Testing;

namespace Amps.AuthJourney.Tests;

/// <summary>The journey's cookie where the world reaches the server over https.</summary>
public sealed class CookieTests : IAsyncLifetime
{
    private AmpsApp app = null!;
    private HttpClient client = null!;

    public async Task InitializeAsync()
    {
        app = await AmpsApp.StartAsync("--PublicUrl", "https://amps.example", "--TrustedProxies", "127.0.0.1");
        client = app.Client();
    }

    public async Task DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
    }

    [OnceTheory]
    [InlineData("https")]
    [InlineData(null)]
    public async Task It_goes_over_https_alone_to_this_host_alone_and_no_script_reads_it(string? forwarded)
    {
        var cookie = await CookieAsync("document", forwarded);

        cookie[0].ShouldStartWith("__Host-amps-link=");
        cookie[1..].ShouldBe(["path=/", "secure", "samesite=lax", "httponly"], ignoreOrder: true);
    }

    [OnceFact]
    public async Task In_a_frame_it_is_another_one_for_each_site_around_it()
    {
        var cookie = await CookieAsync("iframe", "https");

        cookie[0].ShouldStartWith("__Host-amps-link-frame=");
        cookie[1..].ShouldBe(["path=/", "secure", "samesite=none", "httponly", "Partitioned"], ignoreOrder: true);
    }

    private async Task<string[]> CookieAsync(string destination, string? forwarded)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/link/{app.Demo.AppId}?sandbox=true&userId=u", UriKind.Relative));
        request.Headers.Add("sec-fetch-dest", destination);
        if (forwarded is not null) request.Headers.Add("x-forwarded-proto", forwarded);
        using var answer = await client.SendAsync(request);
        return answer.Headers.GetValues("set-cookie").ShouldHaveSingleItem().Split("; ");
    }
}
