using Amps.Api.Tests.Docs;
using Amps.AuthJourney.Tests;
using Amps.Domain.People;
using Amps.Testing;
using Microsoft.Playwright;

namespace Amps.Dashboard.Tests;

/// <summary>Members who get another role, are removed or leave, in a browser.</summary>
[Collection(InOneBrowser.Tests)]
public sealed class MembersInBrowserTests(DashboardFixture fixture, Browser browser)
{
    [OnceFact]
    public async Task A_member_of_another_role_may_do_what_that_one_may()
    {
        var (owner, email) = await OpenMemberAsync(PersonRole.Developer);
        await using var _ = owner;
        await owner.Page.GetByLabel($"What {email} may do").SelectOptionAsync("Viewer: looks, sees no secret");
        await owner.DoAsync("Change role");
        await owner.ShowAsync("member-role");
        await using var member = await fixture.VisitAsync(browser, email, "sandbox/keys");

        (await owner.FactAsync("Role")).ShouldBe("Viewer");
        (await member.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Create a key" }).CountAsync()).ShouldBe(0);
    }

    [OnceFact]
    public async Task A_member_who_is_removed_is_out_at_once()
    {
        var (owner, email) = await OpenMemberAsync(PersonRole.Viewer);
        await using var _ = owner;
        await using var member = await fixture.VisitAsync(browser, email, "sandbox/devices");
        await owner.UnfoldAsync("Remove " + email);
        await owner.ShowAsync("member-remove");
        await owner.DoAsync("Remove for good");
        await member.FollowAsync("Users");

        (await owner.WordsAsync()).ShouldNotContain(email);
        (await member.HeadingAsync()).ShouldBe("Sign in");
    }

    [OnceFact]
    public async Task A_member_leaves_and_is_not_let_in_again()
    {
        var email = await fixture.MakePersonAsync(PersonRole.Developer, fixture.Others.Customer);
        await using var page = await fixture.VisitAsync(browser, email, "sandbox");
        await page.FollowAsync("Your account");
        await page.UnfoldAsync("Leave");
        await page.ShowAsync("member-leave");
        await page.DoAsync("Leave for good");
        await page.EnterAsync(email, DashboardFixture.Password);
        await page.ShowAsync("member-left");

        (await page.HeadingAsync()).ShouldBe("Sign in");
    }

    // An owner comes to a member by the list, whose first page is enough for a customer of its own.
    private async Task<(WatchedPage Owner, string Email)> OpenMemberAsync(PersonRole role)
    {
        var customer = (await fixture.MakeCustomerAsync("Few & Co")).Customer;
        var email = await fixture.MakePersonAsync(role, customer);
        var page = await fixture.VisitAsync(browser, await fixture.MakePersonAsync(PersonRole.Owner, customer), "sandbox/members");
        await page.FollowAsync(email);
        return (page, email);
    }
}
