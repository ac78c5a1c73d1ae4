using System.Net;
using Amps.Application.Ports;
using Amps.Domain.Customers;
using Amps.Infrastructure.Persistence;
using Amps.Testing;
using Microsoft.EntityFrameworkCore;

namespace Amps.Api.Tests.Health;

public sealed class HealthTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    [Theory]
    [InlineData("/health/live", "live")]
    [InlineData("/health/ready", "ready")]
    public async Task Answers_one_word_without_a_key(string path, string word)
    {
        using var client = fixture.App.Client();

        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync()).ShouldBe(word);
    }

    [Fact]
    public async Task A_server_whose_pumps_cannot_look_for_work_is_not_ready()
    {
        await using var app = await AmpsApp.StartAsync();
        using var client = app.Client();
        await app.InAsync(AmpsEnvironment.Live, app.Demo.CustomerId, services =>
            ((EnvironmentDbContext)services.GetRequiredService<IEnvironmentDb>()).Database.ExecuteSqlRawAsync(TestDatabase.Provider == DatabaseProvider.Sqlite ? "alter table actions rename to gone" : "alter table live.actions rename to gone"));

        await Eventually.HoldsAsync(async () =>
        {
            app.Time.Advance(TimeSpan.FromSeconds(2));
            using var response = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return response.StatusCode == HttpStatusCode.ServiceUnavailable;
        }, "the server is not ready");
    }
}
