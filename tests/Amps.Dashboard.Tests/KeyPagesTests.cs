using System.Net;
using System.Text.RegularExpressions;
using Amps.Application.ApiKeys.CreateKey;
using Amps.Domain.Customers;
using Amps.Domain.People;
using Amps.Testing;

namespace Amps.Dashboard.Tests;

/// <summary>What is done with a key after it was made: its page, and the page of its tokens.</summary>
public sealed partial class KeyPagesTests(DashboardFixture fixture) : IClassFixture<DashboardFixture>
{
    [Fact]
    public async Task A_rolled_key_works_by_both_bodies_for_the_overlap()
    {
        var (id, body) = await CreateAsync();
        using var tab = await fixture.EnterAsync(PersonRole.Owner);
        await tab.GetAsync(PathOf(id));

        (await tab.SubmitAsync(PathOf(id) + "?handler=Roll", ("version", Patterns.Version().Match(tab.Html).Value), ("hours", "1"))).ShouldBe(HttpStatusCode.OK);

        var rolled = Patterns.Key().Match(tab.Html).Value;
        rolled.ShouldNotBe(body);
        tab.Html.ShouldContain("<dt>Body of before</dt>");
        (await fixture.CallAsync(rolled)).ShouldBe(HttpStatusCode.OK);
        (await fixture.CallAsync(body)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Of_two_who_change_the_same_key_the_second_is_told_and_loses_nothing()
    {
        var (id, _) = await CreateAsync();
        using var first = await fixture.EnterAsync(PersonRole.Owner);
        using var second = await fixture.EnterAsync(PersonRole.Developer);
        await first.GetAsync(PathOf(id));
        await second.GetAsync(PathOf(id));
        var seen = ("version", Patterns.Version().Match(first.Html).Value);
        (await first.PostAsync(PathOf(id) + "?handler=Permissions", seen, ("permissions", "devices:read"))).ShouldBe(HttpStatusCode.SeeOther);

        (await second.PostAsync(PathOf(id) + "?handler=Permissions", seen, ("permissions", "schedules:write"))).ShouldBe(HttpStatusCode.Conflict);

        second.Html.ShouldContain("Somebody else changed this");
        CheckedPattern().Matches(second.Html).Select(match => match.Groups[1].Value).ShouldBe(["schedules:write"]);
    }

    [Fact]
    public async Task Permissions_that_were_refused_are_still_about_what_was_seen()
    {
        var (id, _) = await CreateAsync();
        using var first = await fixture.EnterAsync(PersonRole.Owner);
        using var second = await fixture.EnterAsync(PersonRole.Developer);
        (await first.PostAsync(PathOf(id) + "?handler=Permissions", ("version", "0"), ("permissions", "devices:read"))).ShouldBe(HttpStatusCode.SeeOther);

        (await second.PostAsync(PathOf(id) + "?handler=Permissions", ("version", "0"))).ShouldBe(HttpStatusCode.UnprocessableEntity);

        second.Html.ShouldMatch("""handler=Permissions">\s*<input type="hidden" name="version" value="0">""");
    }

    [Fact]
    public async Task Where_somebody_rotated_meanwhile_the_old_tokens_that_were_meant_are_not_others()
    {
        var (id, _) = await CreateAsync();
        using var first = await fixture.EnterAsync(PersonRole.Owner);
        using var second = await fixture.EnterAsync(PersonRole.Owner);
        await first.SubmitAsync(PathOf(id) + "/tokens?handler=Issue", ("days", "90"));
        var token = TokenPattern().Match(first.Html).Value;
        await second.GetAsync(PathOf(id) + "/tokens");
        var seen = ("version", Patterns.Version().Match(second.Html).Value);
        (await first.PostAsync(PathOf(id) + "/tokens?handler=Rotate", seen, ("days", "30"))).ShouldBe(HttpStatusCode.SeeOther);

        (await second.PostAsync(PathOf(id) + "/tokens?handler=RevokeMany", seen, ("which", "old"))).ShouldBe(HttpStatusCode.Conflict);
        second.Html.ShouldContain("with the internal secret of before");

        (await fixture.CallAsync(token)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_key_begins_with_all_permissions_or_with_those_that_change_nothing()
    {
        using var tab = await fixture.EnterAsync(PersonRole.Developer);

        await tab.GetAsync("/dashboard/sandbox/keys/new");
        CheckedPattern().Matches(tab.Html).Select(match => match.Groups[1].Value).ShouldBe(Permission.All);
        await tab.GetAsync("/dashboard/sandbox/keys/new?preset=read-only");
        CheckedPattern().Matches(tab.Html).Select(match => match.Groups[1].Value).ShouldBe(Permission.ReadOnly);
    }

    [Fact]
    public async Task A_disabled_key_is_shut_out_until_it_is_enabled()
    {
        var (id, body) = await CreateAsync();
        using var tab = await fixture.EnterAsync(PersonRole.Developer);
        await tab.GetAsync(PathOf(id));

        await tab.SubmitAsync(PathOf(id) + "?handler=Enable", ("version", Patterns.Version().Match(tab.Html).Value), ("enabled", "false"));
        var disabled = await fixture.CallAsync(body);
        await tab.SubmitAsync(PathOf(id) + "?handler=Enable", ("version", Patterns.Version().Match(tab.Html).Value), ("enabled", "true"));

        (disabled, await fixture.CallAsync(body)).ShouldBe((HttpStatusCode.Unauthorized, HttpStatusCode.OK));
    }

    [Fact]
    public async Task A_key_of_live_is_not_there_by_way_of_the_sandbox()
    {
        var (id, _) = await CreateAsync(AmpsEnvironment.Live);
        using var developer = await fixture.EnterAsync(PersonRole.Developer);

        (await developer.GetAsync(PathOf(id))).ShouldBe(HttpStatusCode.NotFound);
        foreach (var form in new[] { "?handler=Permissions", "?handler=Enable", "?handler=Revoke", "/tokens?handler=Issue", "/tokens?handler=RevokeMany", "/tokens?handler=Rotate" })
            (await developer.PostAsync(PathOf(id) + form, ("version", "0"), ("enabled", "false"), ("days", "1"), ("which", "all"))).ShouldBe(HttpStatusCode.NotFound, form);
    }

    [Fact]
    public async Task A_token_is_issued_shown_once_and_revoked()
    {
        var (id, _) = await CreateAsync();
        using var tab = await fixture.EnterAsync(PersonRole.Developer);
        (await tab.SubmitAsync(PathOf(id) + "/tokens?handler=Issue", ("name", "Nightly <b>job</b>"), ("days", "7"))).ShouldBe(HttpStatusCode.OK);
        var token = TokenPattern().Match(tab.Html).Value;
        (await fixture.CallAsync(token)).ShouldBe(HttpStatusCode.OK);
        await tab.GetAsync(PathOf(id) + "/tokens");
        tab.Html.ShouldNotContain(token);
        tab.Html.ShouldNotContain("<b>job");

        (await tab.SubmitAsync(PathOf(id) + "/tokens?handler=Revoke", ("token", TokenIdPattern().Match(tab.Html).Value))).ShouldBe(HttpStatusCode.OK);

        (await fixture.CallAsync(token)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("?handler=Roll", "hours")]
    [InlineData("/tokens?handler=Issue", "days")]
    [InlineData("/tokens?handler=Rotate", "days")]
    public async Task A_field_that_no_form_of_ours_sends_changes_nothing(string form, string field)
    {
        var (id, body) = await CreateAsync();
        using var tab = await fixture.EnterAsync(PersonRole.Owner);

        foreach (var value in new[] { "abc", "99999999", "-1", "" }) (await tab.PostAsync(PathOf(id) + form, ("version", "0"), (field, value))).ShouldBe(HttpStatusCode.BadRequest, value);

        (await fixture.CallAsync(body)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_was_done_stands_in_the_audit_log_and_its_table()
    {
        var (id, _) = await CreateAsync();
        using var tab = await fixture.EnterAsync(PersonRole.Owner);
        await tab.PostAsync(PathOf(id) + "?handler=Revoke");

        (await tab.GetAsync($"/dashboard/sandbox/audit?account=true&subject={id}")).ShouldBe(HttpStatusCode.OK);
        tab.Html.ShouldContain("key.revoked");
        (await tab.GetAsync($"/dashboard/sandbox/audit?account=true&subject={id}&handler=Csv")).ShouldBe(HttpStatusCode.OK);

        tab.Answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        tab.Html.Split("\r\n").Count(line => line.Contains(id.Value, StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task A_filter_of_the_audit_log_that_nothing_can_fit_is_told_in_words()
    {
        using var tab = await fixture.EnterAsync(PersonRole.Viewer);

        (await tab.GetAsync("/dashboard/sandbox/audit?since=yesterday")).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await tab.GetAsync("/dashboard/sandbox/audit?actor=%00")).ShouldBe(HttpStatusCode.UnprocessableEntity);

        tab.Html.ShouldContain("control character");
    }

    private static string PathOf(ApiKeyId id) => $"/dashboard/sandbox/keys/{id}";

    private async Task<(ApiKeyId Id, string Body)> CreateAsync(AmpsEnvironment environment = AmpsEnvironment.Sandbox)
    {
        var created = await fixture.App.SendAsync(new CreateKeyCommand(fixture.Demo, environment, new KeyTerms(["devices:read", "devices:write"])));
        return (created.KeyId, created.Key);
    }

    [GeneratedRegex("value=\"([a-z:]+)\" checked")]
    private static partial Regex CheckedPattern();

    [GeneratedRegex("eyJ[A-Za-z0-9_.-]+")]
    private static partial Regex TokenPattern();

    [GeneratedRegex("tok_[0-9a-z]{26}")]
    private static partial Regex TokenIdPattern();
}
