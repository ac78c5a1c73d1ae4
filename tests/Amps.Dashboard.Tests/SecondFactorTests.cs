using System.Net;
using Amps.Api.Hosting;
using Amps.Domain.Customers;
using Amps.Domain.People;
using Amps.Infrastructure;
using Amps.Testing;

namespace Amps.Dashboard.Tests;

public sealed class SecondFactorTests : IAsyncLifetime
{
    private const string TurnOff = "/dashboard/you/second-factor?handler=End";

    private readonly DashboardFixture fixture = new();

    public Task InitializeAsync() => fixture.InitializeAsync();

    public Task DisposeAsync() => fixture.DisposeAsync();

    [Fact]
    public async Task A_code_is_asked_for_once_it_is_set_up_and_none_counts_twice()
    {
        var email = await fixture.MakePersonAsync(PersonRole.Owner);
        using var tab = new Tab(fixture.App);
        await tab.SignInAsync(email, DashboardFixture.Password);
        var (secret, _) = await tab.SetUpSecondFactorAsync();
        fixture.App.Time.Sleep(TimeSpan.FromSeconds(60));
        var code = Totp.CodeAt(secret, fixture.App.Time.GetUtcNow());

        using var next = new Tab(fixture.App);
        await next.TrySignInAsync(email, DashboardFixture.Password);
        next.Location.ShouldStartWith("/dashboard/code");
        (await next.GetAsync("/dashboard/sandbox")).ShouldBe(HttpStatusCode.SeeOther);
        next.Location.ShouldStartWith("/dashboard/code");
        await next.GetAsync(next.Location);
        (await next.PostAsync("/dashboard/code", ("code", "000000"))).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await next.PostAsync("/dashboard/code", ("code", code))).ShouldBe(HttpStatusCode.SeeOther);
        (await next.GetAsync("/dashboard/sandbox")).ShouldBe(HttpStatusCode.OK);

        using var replayed = new Tab(fixture.App);
        await replayed.TrySignInAsync(email, DashboardFixture.Password);
        await replayed.GetAsync("/dashboard/code");
        (await replayed.PostAsync("/dashboard/code", ("code", code))).ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Who_still_owes_the_second_proof_is_not_among_those_that_are_signed_in()
    {
        var email = await fixture.MakePersonAsync(PersonRole.Owner);
        using var tab = new Tab(fixture.App);
        await tab.SignInAsync(email, DashboardFixture.Password);
        await tab.SetUpSecondFactorAsync();
        using var halfway = new Tab(fixture.App);
        (await halfway.TrySignInAsync(email, DashboardFixture.Password)).ShouldBe(HttpStatusCode.SeeOther);

        (await tab.GetAsync("/dashboard/you")).ShouldBe(HttpStatusCode.OK);

        tab.Html.ShouldContain("This one");
        tab.Html.ShouldNotContain(">End<");
    }

    [Fact]
    public async Task Setting_it_up_stands_in_the_audit_log_from_the_plan_on()
    {
        var email = await fixture.MakePersonAsync(PersonRole.Owner);
        using var tab = new Tab(fixture.App);
        await tab.SignInAsync(email, DashboardFixture.Password);

        await tab.SetUpSecondFactorAsync();

        var told = await fixture.AuditOfAsync(email);
        told.ShouldContain(AuditAction.SecondFactorPlanned);
        told.ShouldContain(AuditAction.SecondFactorBegun);
    }

    [Fact]
    public async Task A_recovery_code_stands_in_for_the_phone_once()
    {
        var email = await fixture.MakePersonAsync(PersonRole.Owner);
        using var tab = new Tab(fixture.App);
        await tab.SignInAsync(email, DashboardFixture.Password);
        var (_, codes) = await tab.SetUpSecondFactorAsync();

        (await EnterAsync(email, codes[0])).ShouldBe(HttpStatusCode.SeeOther);
        (await EnterAsync(email, codes[0])).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await EnterAsync(email, codes[1].ToUpperInvariant().Replace('-', ' '))).ShouldBe(HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task Wrong_codes_lock_out_as_wrong_passwords_do()
    {
        var email = await fixture.MakePersonAsync(PersonRole.Owner);
        using var tab = new Tab(fixture.App);
        await tab.SignInAsync(email, DashboardFixture.Password);
        var (_, codes) = await tab.SetUpSecondFactorAsync();
        using var guess = new Tab(fixture.App);
        await guess.TrySignInAsync(email, DashboardFixture.Password);
        await guess.GetAsync("/dashboard/code");
        for (var tries = 0; tries < 5; tries++) await guess.PostAsync("/dashboard/code", ("code", "000000"));
        (await fixture.AuditOfAsync(email)).ShouldContain("person.locked_out");

        (await guess.PostAsync("/dashboard/code", ("code", codes[0]))).ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Turning_it_off_asks_for_a_last_code()
    {
        var email = await fixture.MakePersonAsync(PersonRole.Owner);
        using var tab = new Tab(fixture.App);
        await tab.SignInAsync(email, DashboardFixture.Password);
        var (_, codes) = await tab.SetUpSecondFactorAsync();

        (await tab.PostAsync(TurnOff)).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await tab.PostAsync(TurnOff, ("code", "000000"))).ShouldBe(HttpStatusCode.UnprocessableEntity);
        tab.Html.ShouldContain("On since");
        (await tab.PostAsync(TurnOff, ("code", codes[0]))).ShouldBe(HttpStatusCode.SeeOther);

        using var next = new Tab(fixture.App);
        await next.SignInAsync(email, DashboardFixture.Password);
        (await next.GetAsync("/dashboard/sandbox")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Wrong_last_codes_end_the_session_whatever_else_was_right_between_them()
    {
        var email = await fixture.MakePersonAsync(PersonRole.Owner);
        using var tab = new Tab(fixture.App);
        await tab.SignInAsync(email, DashboardFixture.Password);
        var (_, codes) = await tab.SetUpSecondFactorAsync();
        for (var tries = 0; tries < 4; tries++) await tab.PostAsync(TurnOff, ("code", "000000"));
        (await tab.PostAsync("/dashboard/confirm", ("password", DashboardFixture.Password))).ShouldBe(HttpStatusCode.SeeOther);

        (await tab.PostAsync(TurnOff, ("code", "000000"))).ShouldBe(HttpStatusCode.UnprocessableEntity);

        (await tab.GetAsync("/dashboard/you")).ShouldBe(HttpStatusCode.SeeOther);
        (await fixture.AuditOfAsync(email)).ShouldContain("person.locked_out");
        (await EnterAsync(email, codes[0])).ShouldBe(HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task Operators_who_owe_one_come_nowhere_else()
    {
        var app = await AmpsApp.StartAsync("--Dashboard:OperatorsNeedSecondFactor", "true");
        await using var running = app;
        using var tab = new Tab(app);
        await tab.TrySignInAsync(app.Demo.OperatorEmail, app.Demo.OperatorPassword);

        (await tab.GetAsync("/dashboard/customers")).ShouldBe(HttpStatusCode.SeeOther);
        tab.Location.ShouldStartWith("/dashboard/you/second-factor");
        await tab.SetUpSecondFactorAsync();
        (await tab.GetAsync("/dashboard/customers")).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public void Outside_of_Development_no_server_starts_that_does_not_ask_operators_for_it(string environment) =>
        Should.Throw<SettingsException>(() => AmpsHost.Build(["--environment", environment, "--PublicUrl", "https://amps.example", "--Dashboard:OperatorsNeedSecondFactor", "false"]))
            .Message.ShouldContain("Dashboard:OperatorsNeedSecondFactor");

    private async Task<HttpStatusCode> EnterAsync(string email, string code)
    {
        using var tab = new Tab(fixture.App);
        await tab.TrySignInAsync(email, DashboardFixture.Password);
        await tab.GetAsync("/dashboard/code");
        return await tab.PostAsync("/dashboard/code", ("code", code));
    }
}
