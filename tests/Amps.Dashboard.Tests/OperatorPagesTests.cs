using System.Net;
using Amps.Application.Common;
using Amps.Application.Customers.CreateCustomer;
using Amps.Application.People.LinkPerson;
using Amps.Application.People.ListMembers;
using Amps.Application.People.RemoveMember;
using Amps.Application.Ports;
using Amps.Domain.Customers;
using Amps.Domain.People;
using Amps.Testing;
using Microsoft.EntityFrameworkCore;

namespace Amps.Dashboard.Tests;

/// <summary>What operators do for customers, and among themselves.</summary>
public sealed class OperatorPagesTests(DashboardFixture fixture) : IClassFixture<DashboardFixture>
{
    private const string Operators = "/dashboard/operators";

    [Theory]
    [InlineData("other & <b")]
    [InlineData("OTHER")]
    [InlineData("Owner@Other.example")]
    public async Task A_customer_is_found_by_a_part_of_its_name_or_a_members_address(string search)
    {
        using var tab = await fixture.EnterAsync(PersonRole.Operator);

        (await tab.GetAsync("/dashboard/customers?search=" + Uri.EscapeDataString(search))).ShouldBe(HttpStatusCode.OK);

        tab.Html.ShouldContain(fixture.Others.Customer.Value);
        tab.Html.ShouldNotContain(fixture.Demo.Value);
    }

    [Fact]
    public async Task A_customer_is_found_by_its_id_and_what_fits_nobody_says_so()
    {
        using var tab = await fixture.EnterAsync(PersonRole.Operator);

        (await tab.GetAsync("/dashboard/customers?search=" + fixture.Demo)).ShouldBe(HttpStatusCode.OK);
        tab.Html.ShouldContain($"/dashboard/customers/{fixture.Demo}");
        (await tab.GetAsync("/dashboard/customers?search=%25")).ShouldBe(HttpStatusCode.OK);
        tab.Html.ShouldContain("Nobody that fits");
    }

    [Fact]
    public async Task A_ceiling_that_an_operator_lowers_holds_for_the_customers_keys()
    {
        var made = await fixture.App.SendAsync(new CreateCustomerCommand("Narrow"));
        using var tab = await fixture.EnterAsync(PersonRole.Operator);
        var path = $"/dashboard/customers/{made.CustomerId}?handler=Ceilings";

        (await tab.PostAsync(path, ("sandbox", "0"), ("live", "3000"), ("seenSandbox", "3000"), ("seenLive", "3000"))).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await tab.PostAsync(path, ("sandbox", "2"), ("live", "3000"), ("seenSandbox", "3000"), ("seenLive", "3000"))).ShouldBe(HttpStatusCode.SeeOther);

        using var client = fixture.App.Client(made.SandboxKey);
        ((int?)(await client.GetAnswerAsync("/me")).Data["rateLimit"]!["customerPerMinute"]).ShouldBe(2);
    }

    [Fact]
    public async Task A_member_who_lost_everything_is_let_in_again_by_the_link_alone()
    {
        var email = await fixture.MakePersonAsync(PersonRole.Owner, fixture.Others.Customer);
        var member = await IdOfAsync(fixture.Others.Customer, email);
        using var known = new Tab(fixture.App);
        await known.SignInAsync(email, DashboardFixture.Password);
        await known.SetUpSecondFactorAsync();
        using var tab = await fixture.EnterAsync(PersonRole.Operator);

        (await tab.SubmitAsync($"/dashboard/customers/{fixture.Others.Customer}?handler=Reset", ("person", member.Value), ("dropsSecondFactor", "true"))).ShouldBe(HttpStatusCode.OK);

        (await known.GetAsync("/dashboard/you")).ShouldBe(HttpStatusCode.SeeOther);
        using var browser = new Tab(fixture.App);
        (await browser.TrySignInAsync(email, DashboardFixture.Password)).ShouldBe(HttpStatusCode.Forbidden);
        var link = new Uri(WebUtility.HtmlDecode(Patterns.Link().Match(tab.Html).Value)).PathAndQuery;
        (await browser.GetAsync(link)).ShouldBe(HttpStatusCode.OK);
        (await browser.PostAsync(link, ("password", "another long password"))).ShouldBe(HttpStatusCode.SeeOther);
        await browser.SignInAsync(email, "another long password");
    }

    [Fact]
    public async Task Who_waits_for_that_link_is_no_newcomer_whom_an_owner_could_invite_to_another_role()
    {
        var email = await fixture.MakePersonAsync(PersonRole.Viewer);
        using var member = new Tab(fixture.App);
        await member.SignInAsync(email, DashboardFixture.Password);
        await member.SetUpSecondFactorAsync();
        await fixture.App.SendAsync(new LinkPersonCommand(await IdOfAsync(fixture.Demo, email), DropsSecondFactor: true));
        using var owner = await fixture.EnterAsync(PersonRole.Owner);

        (await owner.PostAsync("/dashboard/sandbox/members?handler=Invite", ("email", email), ("role", "owner"))).ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task No_operator_takes_away_his_own_second_factor_by_a_reset()
    {
        var email = await fixture.MakePersonAsync(PersonRole.Operator);
        using var tab = new Tab(fixture.App);
        await tab.SignInAsync(email, DashboardFixture.Password);
        var own = await fixture.ReadAsync(db => db.People.Where(row => row.Email == email).Select(row => row.Id).SingleAsync());

        (await tab.PostAsync(Operators + "?handler=Reset", ("person", own.Value), ("dropsSecondFactor", "true"))).ShouldBe(HttpStatusCode.Conflict);
    }

    [Theory]
    [InlineData("%00")]
    [InlineData("%0a")]
    public async Task What_no_customer_can_be_called_finds_nothing(string search)
    {
        using var tab = await fixture.EnterAsync(PersonRole.Operator);

        (await tab.GetAsync("/dashboard/customers?search=a" + search + "b")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Operators_are_invited_and_removed_but_nobody_removes_himself()
    {
        var own = await fixture.MakePersonAsync(PersonRole.Operator);
        using var tab = new Tab(fixture.App);
        await tab.SignInAsync(own, DashboardFixture.Password);
        (await tab.SubmitAsync(Operators + "?handler=Invite", ("email", "second@ops.example"))).ShouldBe(HttpStatusCode.OK);
        Patterns.Link().IsMatch(tab.Html).ShouldBeTrue();

        (await tab.PostAsync(Operators + "?handler=Remove", ("email", own))).ShouldBe(HttpStatusCode.Conflict);
        (await tab.PostAsync(Operators + "?handler=Remove", ("email", "owner@other.example"))).ShouldBe(HttpStatusCode.NotFound);
        (await tab.SubmitAsync(Operators + "?handler=Remove", ("email", "second@ops.example"))).ShouldBe(HttpStatusCode.OK);

        tab.Html.ShouldNotContain("second@ops.example");
        tab.Html.ShouldContain(own);
    }

    [Fact]
    public async Task An_invitation_that_nobody_followed_is_replaced_with_its_role_and_one_of_another_customer_is_not()
    {
        using var owner = await fixture.EnterAsync(PersonRole.Owner);
        using var other = await fixture.EnterAsync(PersonRole.Owner, fixture.Others.Customer);
        const string Invite = "/dashboard/sandbox/members?handler=Invite";
        await owner.SubmitAsync(Invite, ("email", "slow@people.example"), ("role", "viewer"));
        var first = Patterns.Link().Match(owner.Html).Value;

        (await owner.SubmitAsync(Invite, ("email", "Slow@people.example"), ("role", "developer"))).ShouldBe(HttpStatusCode.OK);

        Patterns.Link().Match(owner.Html).Value.ShouldNotBe(first);
        (await fixture.ReadAsync(db => db.People.SingleAsync(row => row.Email == "slow@people.example"))).Role.ShouldBe(PersonRole.Developer);
        (await owner.GetAsync(new Uri(WebUtility.HtmlDecode(first)).PathAndQuery)).ShouldBe(HttpStatusCode.Gone);
        (await other.PostAsync(Invite, ("email", "slow@people.example"), ("role", "owner"))).ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_member_is_removed_on_the_server_and_the_log_still_knows_whose_id_it_was()
    {
        var email = await fixture.MakePersonAsync(PersonRole.Viewer);
        using var tab = new Tab(fixture.App);
        await tab.SignInAsync(email, DashboardFixture.Password);

        var removed = await fixture.App.SendAsync(new RemoveMemberCommand(email));

        (await tab.GetAsync("/dashboard/you")).ShouldBe(HttpStatusCode.SeeOther);
        var told = await fixture.ReadAsync(db => db.AuditEvents.SingleAsync(entry => entry.Subject == removed.PersonId.Value && entry.Action == AuditAction.PersonRemoved));
        told.Details.ShouldNotBeNull().ShouldContain(email);
    }

    private async Task<PersonId> IdOfAsync(CustomerId customer, string email) =>
        (await fixture.App.SendAsync(new ListMembersQuery(customer, new PageRequest(50, 0, null)))).Items.Single(member => member.Email == email).PersonId;
}
