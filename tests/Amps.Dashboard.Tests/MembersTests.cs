using System.Net;
using System.Text.RegularExpressions;
using Amps.Application.Common;
using Amps.Application.Customers.CreateCustomer;
using Amps.Application.People.ListMembers;
using Amps.Application.People.RemoveOperator;
using Amps.Domain.Customers;
using Amps.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Amps.Dashboard.Tests;

public sealed partial class MembersTests(DashboardFixture fixture) : IClassFixture<DashboardFixture>
{
    [Fact]
    public async Task An_invitation_is_shown_once_and_lets_somebody_in()
    {
        using var owner = await fixture.EnterAsync(PersonRole.Owner);
        await owner.GetAsync("/dashboard/sandbox/members");
        (await owner.SubmitAsync("/dashboard/sandbox/members?handler=Invite", ("email", "New@People.example"), ("role", "developer"))).ShouldBe(HttpStatusCode.OK);
        var link = LinkPattern().Match(owner.Html).Value;
        await owner.GetAsync("/dashboard/sandbox/members");
        owner.Html.ShouldNotContain("token=");
        owner.Html.ShouldContain("Invited");

        using var invited = new Tab(fixture.App);
        var path = new Uri(link).PathAndQuery;
        await invited.GetAsync(path);
        await invited.PostAsync(path, ("password", "a password of mine"));
        await invited.SignInAsync("new@people.example", "a password of mine");
        (await invited.GetAsync("/dashboard/sandbox/members")).ShouldBe(HttpStatusCode.OK);
        invited.Html.ShouldNotContain("Invite somebody");
        (await owner.PostAsync("/dashboard/sandbox/members?handler=Invite", ("email", "new@people.example"), ("role", "viewer"))).ShouldBe(HttpStatusCode.Conflict);
        owner.Html.ShouldContain("new@people.example");
    }

    [Fact]
    public async Task Of_two_who_change_a_role_the_second_is_told()
    {
        using var one = await fixture.EnterAsync(PersonRole.Owner);
        using var two = await fixture.EnterAsync(PersonRole.Owner);
        var path = "/dashboard/sandbox/members/" + await IdOfAsync(fixture.Demo, await fixture.MakePersonAsync(PersonRole.Viewer));
        await one.GetAsync(path);
        await two.GetAsync(path);
        two.Html.ShouldContain("name=\"seen\" value=\"viewer\"");

        (await one.PostAsync(path + "?handler=Role", ("role", "developer"), ("seen", "viewer"))).ShouldBe(HttpStatusCode.SeeOther);
        (await two.PostAsync(path + "?handler=Role", ("role", "owner"), ("seen", "viewer"))).ShouldBe(HttpStatusCode.Conflict);

        two.Html.ShouldContain("Somebody else changed this meanwhile");
        two.Html.ShouldContain("value=\"owner\" selected");
    }

    [Fact]
    public async Task Another_role_and_a_removal_hold_on_the_next_page()
    {
        using var owner = await fixture.EnterAsync(PersonRole.Owner);
        var email = await fixture.MakePersonAsync(PersonRole.Developer);
        using var member = new Tab(fixture.App);
        await member.SignInAsync(email, DashboardFixture.Password);
        var path = "/dashboard/sandbox/members/" + await IdOfAsync(fixture.Demo, email);
        await owner.GetAsync(path);
        (await owner.SubmitAsync(path + "?handler=Role", ("role", "viewer"), ("seen", "developer"))).ShouldBe(HttpStatusCode.OK);
        (await member.GetAsync("/dashboard/sandbox/keys/new")).ShouldBe(HttpStatusCode.Forbidden);

        (await owner.PostAsync(path + "?handler=Remove")).ShouldBe(HttpStatusCode.SeeOther);

        (await member.GetAsync("/dashboard/sandbox")).ShouldBe(HttpStatusCode.SeeOther);
        member.Location.ShouldStartWith("/dashboard/sign-in");
    }

    [Fact]
    public async Task The_last_owner_can_neither_leave_nor_be_demoted_and_of_two_one_can()
    {
        var customer = (await fixture.App.SendAsync(new CreateCustomerCommand("Lone"))).CustomerId;
        var first = await fixture.MakePersonAsync(PersonRole.Owner, customer);
        using var owner = new Tab(fixture.App);
        await owner.SignInAsync(first, DashboardFixture.Password);
        var path = "/dashboard/sandbox/members/" + await IdOfAsync(customer, first);
        await owner.GetAsync(path);

        (await owner.PostAsync("/dashboard/you?handler=Leave")).ShouldBe(HttpStatusCode.Conflict);
        owner.Html.ShouldContain("There would be no owner left");
        await owner.GetAsync(path);
        (await owner.PostAsync(path + "?handler=Role", ("role", "viewer"), ("seen", "owner"))).ShouldBe(HttpStatusCode.Conflict);
        (await owner.PostAsync(path + "?handler=Remove")).ShouldBe(HttpStatusCode.Conflict);

        await fixture.MakePersonAsync(PersonRole.Owner, customer);
        (await owner.PostAsync("/dashboard/you?handler=Leave")).ShouldBe(HttpStatusCode.SeeOther);
        (await owner.TrySignInAsync(first, DashboardFixture.Password)).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task An_operator_who_is_removed_on_the_server_is_out_at_once()
    {
        var email = await fixture.MakePersonAsync(PersonRole.Operator);
        using var tab = new Tab(fixture.App);
        await tab.SignInAsync(email, DashboardFixture.Password);

        var removed = await fixture.App.SendAsync(new RemoveOperatorCommand(email.ToUpperInvariant()));

        (await tab.GetAsync("/dashboard/customers")).ShouldBe(HttpStatusCode.SeeOther);
        (await tab.TrySignInAsync(email, DashboardFixture.Password)).ShouldBe(HttpStatusCode.Forbidden);
        (await fixture.ReadAsync(db => db.AuditEvents.AnyAsync(entry => entry.Subject == removed.PersonId.Value && entry.Action == AuditAction.PersonRemoved && entry.Actor == "test"))).ShouldBeTrue();
    }

    [Fact]
    public async Task Of_two_owners_who_leave_at_the_same_instant_one_stays()
    {
        var customer = (await fixture.App.SendAsync(new CreateCustomerCommand("Pair"))).CustomerId;
        using var one = await fixture.EnterAsync(PersonRole.Owner, customer);
        using var two = await fixture.EnterAsync(PersonRole.Owner, customer);

        var left = await Task.WhenAll(one.PostAsync("/dashboard/you?handler=Leave"), two.PostAsync("/dashboard/you?handler=Leave"));

        left.Order().ShouldBe([HttpStatusCode.SeeOther, HttpStatusCode.Conflict]);
    }

    private async Task<PersonId> IdOfAsync(CustomerId customer, string email) =>
        (await fixture.App.SendAsync(new ListMembersQuery(customer, new PageRequest(50, 0, null)))).Items.Single(member => member.Email == email).PersonId;

    [GeneratedRegex("http://[^<\\s]+token=[A-Za-z0-9_-]+")]
    private static partial Regex LinkPattern();
}
