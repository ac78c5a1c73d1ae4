using System.Net;
using Amps.Testing;

namespace Amps.Dashboard.Tests;

/// <summary>What is left in a browser that comes by https, here as a proxy passes it on.</summary>
public sealed class CookieTests : IAsyncLifetime
{
    private AmpsApp app = null!;

    public async Task InitializeAsync() => app = await AmpsApp.StartAsync("--PublicUrl", "https://amps.example");

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task Every_cookie_is_bound_to_the_host_and_to_https_and_hidden_from_scripts()
    {
        using var tab = new Tab(app);
        (await tab.GetAsync("/dashboard/sign-in")).ShouldBe(HttpStatusCode.OK);
        var form = tab.Answer.Headers.GetValues("set-cookie").ShouldHaveSingleItem();
        using var content = new FormUrlEncodedContent(new Dictionary<string, string> { ["email"] = app.Demo.OwnerEmail, ["password"] = app.Demo.OwnerPassword, ["form-token"] = tab.Token });
        using var client = new HttpMessageInvoker(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(app.Url, "/dashboard/sign-in")) { Content = content, Headers = { { "cookie", form.Split(';')[0] } } };

        using var answer = await client.SendAsync(request, CancellationToken.None);

        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        foreach (var cookie in answer.Headers.GetValues("set-cookie").Append(form))
        {
            cookie.ShouldStartWith("__Host-amps-dashboard");
            foreach (var attribute in new[] { "secure", "httponly", "path=/", "samesite=lax" }) cookie.ShouldContain(attribute);
            cookie.ShouldNotContain("domain=");
        }
    }

    [Fact]
    public async Task No_page_is_kept_by_the_browser()
    {
        using var tab = new Tab(app);

        await tab.GetAsync("/dashboard/sign-in");

        tab.Answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }
}
