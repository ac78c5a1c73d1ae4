using System.Net;
using Amps.Domain.People;
using Amps.Testing;

namespace Amps.Dashboard.Tests;

public sealed class LockOutTests(DashboardFixture fixture) : IClassFixture<DashboardFixture>
{
    private const string Wrong = "wrong wrong wrong";

    [Fact]
    public async Task The_second_lock_out_of_a_day_is_longer()
    {
        var email = await fixture.MakePersonAsync(PersonRole.Viewer);
        using var tab = new Tab(fixture.App);
        await FailAsync(tab, email);
        fixture.App.Time.Sleep(TimeSpan.FromMinutes(5));
        await FailAsync(tab, email);

        fixture.App.Time.Sleep(TimeSpan.FromMinutes(5));
        (await tab.TrySignInAsync(email, DashboardFixture.Password)).ShouldBe(HttpStatusCode.Forbidden);
        fixture.App.Time.Sleep(TimeSpan.FromMinutes(5));
        (await tab.TrySignInAsync(email, DashboardFixture.Password)).ShouldBe(HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task Strangers_lock_out_the_sign_in_and_nobody_who_is_in()
    {
        var email = await fixture.MakePersonAsync(PersonRole.Owner);
        using var tab = new Tab(fixture.App);
        await tab.SignInAsync(email, DashboardFixture.Password);
        fixture.App.Time.Sleep(PersonSession.Confirmed);
        using var stranger = new Tab(fixture.App);
        await FailAsync(stranger, email);

        (await tab.PostAsync("/dashboard/confirm", ("password", DashboardFixture.Password))).ShouldBe(HttpStatusCode.SeeOther);

        (await tab.GetAsync("/dashboard/you/password")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_fifth_wrong_password_ends_the_session_that_asked_for_it_and_no_other()
    {
        var email = await fixture.MakePersonAsync(PersonRole.Owner);
        using var tab = new Tab(fixture.App);
        using var other = new Tab(fixture.App);
        await tab.SignInAsync(email, DashboardFixture.Password);
        await other.SignInAsync(email, DashboardFixture.Password);

        for (var tries = 0; tries < 4; tries++) await tab.PostAsync("/dashboard/confirm", ("password", Wrong));
        (await tab.GetAsync("/dashboard/you")).ShouldBe(HttpStatusCode.OK);
        (await tab.PostAsync("/dashboard/confirm", ("password", Wrong))).ShouldBe(HttpStatusCode.UnprocessableEntity);

        (await tab.GetAsync("/dashboard/you")).ShouldBe(HttpStatusCode.SeeOther);
        (await other.GetAsync("/dashboard/you")).ShouldBe(HttpStatusCode.OK);
        (await fixture.AuditOfAsync(email)).Count(action => action == "person.locked_out").ShouldBe(1);
        (await tab.TrySignInAsync(email, DashboardFixture.Password)).ShouldBe(HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task Wrong_passwords_at_the_same_instant_all_count()
    {
        using var tab = await fixture.EnterAsync(PersonRole.Owner);

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => tab.PostAsync("/dashboard/confirm", ("password", Wrong))));

        (await tab.GetAsync("/dashboard/you")).ShouldBe(HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task Wrong_passwords_that_are_asked_for_again_count_against_their_network_too()
    {
        await using var app = await AmpsApp.StartAsync("--RateLimit:FailedAuthenticationsPerMinute", "3");
        using var tab = new Tab(app);
        await tab.SignInAsync(app.Demo.OwnerEmail, app.Demo.OwnerPassword);
        for (var tries = 0; tries < 3; tries++) await tab.PostAsync("/dashboard/confirm", ("password", Wrong));

        using var next = new Tab(app);
        (await next.TrySignInAsync(app.Demo.OwnerEmail, app.Demo.OwnerPassword)).ShouldBe(HttpStatusCode.TooManyRequests);
    }

    private static async Task FailAsync(Tab tab, string email)
    {
        for (var tries = 0; tries < SignInFailures.Most; tries++) await tab.TrySignInAsync(email, Wrong);
    }
}
