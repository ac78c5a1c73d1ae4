using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Amps.Application.Ports;
using Amps.Domain.Credentials;
using Amps.Domain.Customers;
using Amps.Testing;

namespace Amps.Api.Tests.Credentials;

/// <summary>The sign-in page that a simulated manufacturer has of its own, asked for as a journey does.</summary>
internal sealed class SimulatedPage(AmpsApp app, string oem)
{
    private const string Verifier = "a-verifier-of-at-least-43-characters-0123456789";

    public string Callback => $"http://localhost:{app.Url.Port}/link/oauth/callback";

    public Uri Url => app.Services.GetRequiredService<ISignIn>().AuthorizeUrl(
        AmpsEnvironment.Sandbox, oem, new AuthorizationRequest(new Uri(Callback), "a state", Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier))))).ShouldNotBeNull();

    /// <summary>Signs in there.</summary>
    public async Task<SignInAttempt.OAuthCode> CodeAsync(string user)
    {
        using var answer = await AnswerAsync(("decision", "allow"), ("user", user), ("password", "x"));
        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var query = answer.Headers.Location!.Query;
        return new SignInAttempt.OAuthCode(Uri.UnescapeDataString(query["?code=".Length..query.IndexOf('&', StringComparison.Ordinal)]), Verifier, Callback);
    }

    public async Task<HttpResponseMessage> AnswerAsync(params (string Key, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Key, field.Value)));
        return await BrowseAsync(HttpMethod.Post, Url.PathAndQuery, form);
    }

    // One that stops at each redirect, as no shared client does.
    public async Task<HttpResponseMessage> BrowseAsync(HttpMethod method, string url, HttpContent? form)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var browser = new HttpMessageInvoker(handler);
        using var request = new HttpRequestMessage(method, new Uri(app.Url, url)) { Content = form };
        var answer = await browser.SendAsync(request, CancellationToken.None);
        await answer.Content.LoadIntoBufferAsync();
        return answer;
    }
}
