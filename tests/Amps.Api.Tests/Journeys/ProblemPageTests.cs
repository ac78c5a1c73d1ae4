using System.Net;
using System.Net.Http.Json;
using System.Text;
using Amps.Testing;

namespace Amps.Api.Tests.Journeys;

/// <summary>What nobody expected, or no form of ours sends, ends as a page.</summary>
public sealed class ProblemPageTests : JourneyScene
{
    [Fact]
    public async Task What_breaks_is_told_in_a_page_with_the_apps_name_and_a_way_on()
    {
        using var tab = await SignInThatBreaksAsync("en");

        await tab.TakeAsync(("simulated", "true"));

        tab.Heading.ShouldBe("Something went wrong here");
        tab.Html.ShouldContain("<p>Sunny</p>");
        tab.Html.ShouldContain("Try again</a>");
        tab.Html.ShouldNotContain("NotSupportedException");
        tab.Status.ShouldBe(HttpStatusCode.InternalServerError);
        tab.Policy.ShouldContain("frame-ancestors https://sunny.example");
    }

    [Fact]
    public async Task What_breaks_is_told_in_the_browsers_language()
    {
        using var tab = await SignInThatBreaksAsync("de-AT");

        await tab.TakeAsync(("simulated", "true"));

        tab.Heading.ShouldBe("Hier ist etwas schiefgegangen");
    }

    [Fact]
    public async Task What_breaks_is_logged_once_with_the_id_of_the_call()
    {
        using var tab = await SignInThatBreaksAsync("en");

        await tab.TakeAsync(("simulated", "true"));

        App.Log.All.Where(line => line.StartsWith("Error", StringComparison.Ordinal) && line.Contains(nameof(NotSupportedException), StringComparison.Ordinal)).ShouldHaveSingleItem().ShouldStartWith($"Error Call {tab.RequestId} of a journey broke");
    }

    [Fact]
    public async Task After_it_the_journey_goes_on_where_it_was()
    {
        using var tab = await SignInThatBreaksAsync("en");
        await tab.TakeAsync(("simulated", "true"));
        App.SignIn.Entering = null;

        await tab.GetAsync(tab.Path);
        await tab.FinishAsync();

        tab.Location.ShouldStartWith(Home);
    }

    [Theory]
    [InlineData("/link/a/b/c")]
    [InlineData("/link/problem")]
    [InlineData("/link/nothing.css/x")]
    public async Task A_page_that_there_is_not_is_told_in_a_page(string path)
    {
        using var tab = new Tab(App);

        (await tab.GetAsync(path)).ShouldBe(HttpStatusCode.NotFound);

        tab.Heading.ShouldBe("This page is not here");
    }

    [Theory]
    [InlineData("PUT", "/link/{app}?sandbox=true&userId=u")]
    [InlineData("DELETE", "/link/lnk_00000000000000000000000000/consent")]
    [InlineData("PATCH", "/link/oauth")]
    public async Task A_method_that_no_form_has_is_refused_in_a_page(string method, string path)
    {
        using var tab = new Tab(App);

        (await tab.SendAsync(new HttpMethod(method), path.Replace("{app}", AppId, StringComparison.Ordinal), content: null)).ShouldBe(HttpStatusCode.MethodNotAllowed);

        tab.Heading.ShouldBe("This form could not be used");
    }

    [Fact]
    public async Task A_form_that_is_too_large_is_refused_in_a_page()
    {
        using var tab = new Tab(App);
        using var form = new StringContent("token=" + new string('x', 70_000), Encoding.ASCII, "application/x-www-form-urlencoded");
        await tab.GetAsync(OpenPath);

        (await tab.SendAsync(HttpMethod.Post, OpenPath, form)).ShouldBe(HttpStatusCode.RequestEntityTooLarge);

        tab.Heading.ShouldBe("This form could not be used");
    }

    [Fact]
    public async Task What_is_no_form_is_refused_in_a_page()
    {
        using var tab = new Tab(App);
        using var json = JsonContent.Create("{}");
        await tab.GetAsync(OpenPath);

        (await tab.SendAsync(HttpMethod.Post, OpenPath, json)).ShouldBe(HttpStatusCode.BadRequest);

        tab.Heading.ShouldBe("This form could not be used");
    }

    [Fact]
    public async Task A_form_with_too_many_fields_is_refused_in_a_page()
    {
        using var tab = new Tab(App);
        using var form = new StringContent(string.Concat(Enumerable.Repeat("a=b&", 2_000)), Encoding.ASCII, "application/x-www-form-urlencoded");
        await tab.GetAsync(OpenPath);

        (await tab.SendAsync(HttpMethod.Post, OpenPath, form)).ShouldBe(HttpStatusCode.BadRequest);

        tab.Html.ShouldStartWith("<!doctype html>");
    }

    [Theory]
    [InlineData("GET", "/link/sessions/nothing/here", HttpStatusCode.NotFound)]
    [InlineData("PUT", "/link/sessions", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/link/sessions", HttpStatusCode.MethodNotAllowed)]
    public async Task The_api_below_the_same_word_answers_as_the_api_does(string method, string path, HttpStatusCode status)
    {
        var answer = await Client.SendAnswerAsync(new HttpMethod(method), path);

        answer.Status.ShouldBe(status);
        answer.Code.ShouldNotBeNull();
    }

    private string OpenPath => new Uri(OpenLink("problem-1")).PathAndQuery;

    private async Task<Tab> SignInThatBreaksAsync(string language)
    {
        var tab = new Tab(App) { Language = language };
        await tab.BeginAsync(OpenLink("problem-2", "&deviceType=battery"));
        await tab.TakeAsync(("choice", "auron"));
        App.SignIn.Entering = _ => throw new NotSupportedException("as a bug would");
        return tab;
    }
}
