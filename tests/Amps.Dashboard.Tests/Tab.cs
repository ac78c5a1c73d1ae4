using System.Net;
using System.Text.RegularExpressions;
using Amps.Domain.People;
using Amps.Testing;

namespace Amps.Dashboard.Tests;

/// <summary>A browser without eyes: keeps cookies, follows nothing by itself, sends forms with the token of the page that it saw last.</summary>
internal sealed partial class Tab(AmpsApp app) : IDisposable
{
    private readonly CookieContainer cookies = new();
    private HttpMessageInvoker? opened;

    /// <summary>What the browser sends with each call.</summary>
    public string Cookies => cookies.GetCookieHeader(app.Url);

    private HttpMessageInvoker Client => opened ??= new HttpMessageInvoker(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies });

    public string Html { get; private set; } = "";

    public string Location { get; private set; } = "";

    public string Token { get; private set; } = "";

    public HttpResponseMessage Answer { get; private set; } = null!;

    public async Task<HttpStatusCode> GetAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(app.Url, path));
        return await KeepAsync(await Client.SendAsync(request, CancellationToken.None));
    }

    public Task<HttpStatusCode> PostAsync(string path, params (string Name, string Value)[] fields) => PostWithAsync(Token, path, fields);

    /// <summary>Sends a form with a token of another page.</summary>
    public async Task<HttpStatusCode> PostWithAsync(string token, string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent([.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), KeyValuePair.Create("form-token", token)]);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(app.Url, path)) { Content = form };
        return await KeepAsync(await Client.SendAsync(request, CancellationToken.None));
    }

    /// <summary>Sends a form and goes where it leads.</summary>
    public async Task<HttpStatusCode> SubmitAsync(string path, params (string Name, string Value)[] fields)
    {
        var status = await PostAsync(path, fields);
        return status == HttpStatusCode.SeeOther ? await GetAsync(Location) : status;
    }

    public async Task<HttpStatusCode> TrySignInAsync(string email, string password)
    {
        await GetAsync("/dashboard/sign-in");
        return await PostAsync("/dashboard/sign-in", ("email", email), ("password", password));
    }

    /// <summary>Signs in, and looks at the account's page, which has a form for everybody.</summary>
    public async Task SignInAsync(string email, string password)
    {
        (await TrySignInAsync(email, password)).ShouldBe(HttpStatusCode.SeeOther);
        await GetAsync("/dashboard/you");
    }

    /// <summary>Turns the second factor on, and sees that its codes are shown once.</summary>
    public async Task<(string Secret, string[] Codes)> SetUpSecondFactorAsync()
    {
        const string Page = "/dashboard/you/second-factor";
        await GetAsync(Page);
        (await SubmitAsync(Page + "?handler=Plan")).ShouldBe(HttpStatusCode.OK);
        var secret = Patterns.SecondFactorSecret().Match(WebUtility.HtmlDecode(Html)).Groups[1].Value;
        (await SubmitAsync(Page + "?handler=Begin", ("code", Totp.CodeAt(secret, app.Time.GetUtcNow())))).ShouldBe(HttpStatusCode.OK);
        var codes = Patterns.RecoveryCode().Matches(Html).Select(match => match.Value).ToArray();
        codes.Length.ShouldBe(10);
        await GetAsync(Page);
        Patterns.RecoveryCode().Count(Html).ShouldBe(0);
        return (secret, codes);
    }

    public void Dispose() => opened?.Dispose();

    private async Task<HttpStatusCode> KeepAsync(HttpResponseMessage answer)
    {
        Answer = answer;
        Html = await answer.Content.ReadAsStringAsync();
        if (answer.Headers.Location is { } location) Location = location.OriginalString;
        if (TokenPattern().Match(Html) is { Success: true } found) Token = found.Groups[1].Value;
        return answer.StatusCode;
    }

    [GeneratedRegex("name=\"form-token\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex TokenPattern();
}
