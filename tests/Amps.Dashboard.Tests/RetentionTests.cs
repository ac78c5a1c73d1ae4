using System.Net;
using Amps.Application.Ports;
using Amps.Domain.Journeys;
using Amps.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Amps.Dashboard.Tests;

public sealed class RetentionTests(DashboardFixture fixture) : IClassFixture<DashboardFixture>
{
    private static readonly string[] Strangers = ["one@nowhere.example", "two@nowhere.example"];

    [Fact]
    public async Task Sessions_that_ended_and_failures_of_the_day_before_go_by_the_job_and_by_no_sign_in()
    {
        var email = await fixture.MakePersonAsync(PersonRole.Viewer);
        using var old = new Tab(fixture.App);
        await old.SignInAsync(email, DashboardFixture.Password);
        await old.TrySignInAsync(Strangers[0], "wrong wrong wrong");
        fixture.App.Time.Sleep(SignInFailures.Remembered);
        using var young = new Tab(fixture.App);
        await young.TrySignInAsync(Strangers[1], "wrong wrong wrong");
        await young.SignInAsync(email, DashboardFixture.Password);
        fixture.App.Time.Sleep(TimeSpan.FromMinutes(1));
        (await CountAsync(email)).ShouldBe((2, 2));

        await fixture.App.RunJobAsync("retention");

        (await CountAsync(email)).ShouldBe((1, 1));
        (await young.GetAsync("/dashboard/you")).ShouldBe(HttpStatusCode.OK);
    }

    private Task<(int Sessions, int Failures)> CountAsync(string email) => fixture.ReadAsync(async db =>
    {
        var person = await db.People.SingleAsync(row => row.Email == email);
        var hashes = Strangers.Select(OneTimeSecret.HashOf).ToList();
        return (await db.Sessions.CountAsync(row => row.PersonId == person.Id), await db.SignInFailures.CountAsync(row => hashes.Contains(row.EmailHash)));
    });
}
