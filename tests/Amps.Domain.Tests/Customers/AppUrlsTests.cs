using Amps.Domain.Customers;

namespace Amps.Domain.Tests.Customers;

public sealed class AppUrlsTests
{
    private static readonly AppUrlRules Production = new(AllowsLoopbackHttp: false);
    private static readonly AppUrlRules Development = new(AllowsLoopbackHttp: true);

    [Theory]
    [InlineData("https://app.example.com")]
    [InlineData("https://app.example.com/connected?from=amps")]
    [InlineData("https://app.example.com:8443/a/b;c,d/@me")]
    [InlineData("https://xn--bcher-kva.example/%C3%BC")]
    [InlineData("https://203.0.113.7/done")]
    [InlineData("https://[2001:db8::7]:8443/done")]
    [InlineData("com.example.app:/connected")]
    [InlineData("com.example.app:/")]
    [InlineData("com.example.app://connected?x=1")]
    [InlineData("com.example.my-app2:/a/b")]
    public void A_journey_may_end_there(string url) => AppUrls.RedirectProblem(url, Production).ShouldBeNull();

    [Theory]
    [InlineData("")]
    [InlineData("http://app.example.com/")]
    [InlineData("http://localhost:3000/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("JavaScript:alert(1)")]
    [InlineData("javascript://app.example.com/%0Aalert(1)")]
    [InlineData("java\nscript:alert(1)")]
    [InlineData(" https://app.example.com/")]
    [InlineData("https://app.example.com/\r\nset-cookie:a=b")]
    [InlineData("data:text/html,hello")]
    [InlineData("data:/text")]
    [InlineData("vbscript:/x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("about:/blank")]
    [InlineData("blob:https://app.example.com/1")]
    [InlineData("view-source:https://app.example.com/")]
    [InlineData("intent:/x")]
    [InlineData("myapp:/done")]
    [InlineData("com.example.app:done")]
    [InlineData("com.example.app:")]
    [InlineData("Com.Example.App:/done")]
    [InlineData("com..example:/done")]
    [InlineData("com.example.app://user:secret@host/done")]
    [InlineData("https://user@app.example.com/")]
    [InlineData("https://app.example.com@evil.example/")]
    [InlineData("https://app.example.com\\@evil.example/")]
    [InlineData("https:/app.example.com/")]
    [InlineData("https:app.example.com")]
    [InlineData("//app.example.com/")]
    [InlineData("/connected")]
    [InlineData("https:///connected")]
    [InlineData("https://app.example.com:0/")]
    [InlineData("https://app.example.com:65536/")]
    [InlineData("https://app..example.com/")]
    [InlineData("https://[nonsense]/")]
    [InlineData("https://app.example.com/#done")]
    [InlineData("https://app.example.com/<script>")]
    [InlineData("https://app.example.com/\"x")]
    [InlineData("https://bücher.example/")]
    public void No_journey_may_end_there(string url) => AppUrls.RedirectProblem(url, Production).ShouldNotBeNull();

    [Theory]
    [InlineData("http://localhost:3000/done")]
    [InlineData("http://app.localhost/done")]
    [InlineData("http://127.0.0.1:3000/")]
    [InlineData("http://[::1]/")]
    public void In_development_it_may_end_on_this_machine(string url) => AppUrls.RedirectProblem(url, Development).ShouldBeNull();

    [Theory]
    [InlineData("http://app.example.com/")]
    [InlineData("http://localhost.example.com/")]
    [InlineData("http://192.168.1.2/")]
    public void In_development_too_others_need_TLS(string url) => AppUrls.RedirectProblem(url, Development).ShouldBe("must be https.");

    [Fact]
    public void A_URL_has_2048_characters_at_most()
    {
        var longest = "https://app.example.com/".PadRight(AppUrls.MaxLength, 'a');

        AppUrls.RedirectProblem(longest, Production).ShouldBeNull();
        AppUrls.RedirectProblem(longest + "a", Production).ShouldNotBeNull();
    }

    [Fact]
    public void A_logo_is_of_the_web() => AppUrls.LogoProblem("com.example.app:/logo.svg", Production).ShouldNotBeNull();

    [Theory]
    [InlineData("https://app.example.com")]
    [InlineData("https://app.example.com:8443")]
    [InlineData("https://[2001:db8::7]")]
    public void That_is_an_origin(string origin) => AppUrls.OriginProblem(origin, Production).ShouldBeNull();

    [Theory]
    [InlineData("https://app.example.com/")]
    [InlineData("https://app.example.com:443")]
    [InlineData("https://App.example.com")]
    [InlineData("https://app.example.com?x")]
    [InlineData("https://*.example.com")]
    [InlineData("http://app.example.com")]
    [InlineData("https://app.example.com;script-src")]
    [InlineData("com.example.app:/")]
    [InlineData("null")]
    [InlineData("*")]
    public void That_is_no_origin(string origin) => AppUrls.OriginProblem(origin, Production).ShouldNotBeNull();

    [Theory]
    [InlineData("https://App.Example.com:443/a", "https://app.example.com")]
    [InlineData("http://localhost:3000/a?b", "http://localhost:3000")]
    [InlineData("http://localhost:80", "http://localhost")]
    [InlineData("com.example.app:/done", "com.example.app:")]
    public void A_policy_names_the_origin_of_a_URL(string url, string source) => AppUrls.SourceOf(url).ShouldBe(source);

    [Theory]
    [InlineData("https://a.example/done", "https://a.example/done?state=a%26b%3D%22&code=1")]
    [InlineData("https://a.example/done?x=1", "https://a.example/done?x=1&state=a%26b%3D%22&code=1")]
    [InlineData("com.example.app:/done", "com.example.app:/done?state=a%26b%3D%22&code=1")]
    public void A_query_is_added_after_the_one_that_is_there(string url, string with) =>
        AppUrls.With(url, [new("state", "a&b=\""), new("code", "1")]).ShouldBe(with);
}
