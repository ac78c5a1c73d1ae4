using Amps.Application.Credentials;
using Amps.Application.Ports;
using Amps.Domain.Credentials;
using Amps.Domain.Customers;
using Amps.Testing;

namespace Amps.Api.Tests.Credentials;

public sealed class SignInTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly AmpsApp app = fixture.App;

    [Theory]
    [InlineData("locked@example.com", "x", SignInRefusal.AccountLocked)]
    [InlineData("anyone@example.com", "wrong", SignInRefusal.WrongCredentials)]
    [InlineData("", "x", SignInRefusal.WrongCredentials)]
    public async Task Names_and_passwords_with_a_meaning_are_refused(string user, string password, SignInRefusal reason) =>
        (await TryAsync("auron", new SignInAttempt.Password(user, password), "refusals")).ShouldBe(new SignInAnswer.Refused(reason));

    [Fact]
    public async Task A_way_that_the_manufacturer_has_not_is_not_offered() =>
        (await TryAsync("corvo", new SignInAttempt.Password("a@example.com", "x"), "ways")).ShouldBe(new SignInAnswer.Refused(SignInRefusal.MethodNotOffered));

    [Fact]
    public async Task The_second_proof_lets_in()
    {
        var asked = await AskedAsync("mfa@example.com");

        (await TryAsync("auron", new SignInAttempt.MfaCode(asked.PendingState, "123 456", asked.Account), "mfa")).ShouldBeOfType<SignInAnswer.Accepted>().SignedIn.Account.ShouldBe("mfa@example.com");
    }

    [Fact]
    public async Task A_wrong_second_proof_is_refused()
    {
        var asked = await AskedAsync("mfa+wrong@example.com");

        (await TryAsync("auron", new SignInAttempt.MfaCode(asked.PendingState, "000000", asked.Account), "mfa-wrong")).ShouldBe(new SignInAnswer.Refused(SignInRefusal.WrongMfaCode));
    }

    [Fact]
    public async Task Simulated_accounts_are_of_the_sandbox_alone() =>
        (await app.Services.GetRequiredService<ISignIn>().SignInAsync(AmpsEnvironment.Live, "auron", new SignInAttempt.Simulated("demo-user"), default)).Failure.ShouldNotBeNull();

    [Fact]
    public async Task Whoever_guesses_at_an_account_is_slowed_over_all_journeys_and_addresses()
    {
        var answers = new List<SignInAnswer>();
        for (var i = 0; i < 6; i++) answers.Add(await TryAsync("auron", new SignInAttempt.Password("Victim@example.com", "wrong"), $"journey-{i}", $"192.0.2.{i}"));

        answers[..5].ShouldAllBe(answer => answer is SignInAnswer.Refused);
        answers[5].ShouldBe(new SignInAnswer.Slowed(TimeSpan.FromSeconds(30)));
        (await TryAsync("auron", new SignInAttempt.Password("victim@example.com", "right"), "journey-x", "198.51.100.7")).ShouldBeOfType<SignInAnswer.Slowed>();
    }

    [Fact]
    public async Task Whoever_was_slowed_may_try_again_after_the_pause()
    {
        await using var slowed = await AmpsApp.StartAsync();
        for (var i = 0; i < 4; i++) await TryAsync(slowed, "auron", new SignInAttempt.Password($"user-{i}@example.com", "wrong"), "one", "192.0.2.9");

        (await TryAsync(slowed, "auron", Linking.Alice, "one", "192.0.2.9")).ShouldBe(new SignInAnswer.Slowed(TimeSpan.FromSeconds(5)));
        slowed.Time.Sleep(TimeSpan.FromSeconds(5));
        (await TryAsync(slowed, "auron", Linking.Alice, "one", "192.0.2.9")).ShouldBeOfType<SignInAnswer.Accepted>();
    }

    [Fact]
    public async Task Many_guesses_at_once_gain_nothing()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(() => TryAsync("delmar", new SignInAttempt.Password("flood@example.com", "wrong"), $"flood-{i}", $"203.0.113.{i}"))));

        answers.Count(answer => answer is SignInAnswer.Refused).ShouldBe(5);
    }

    private async Task<SignInAnswer.MfaAsked> AskedAsync(string user) =>
        (await TryAsync("auron", new SignInAttempt.Password(user, "x"), user)).ShouldBeOfType<SignInAnswer.MfaAsked>();

    private Task<SignInAnswer> TryAsync(string oem, SignInAttempt attempt, string journey, string address = "192.0.2.100") => TryAsync(app, oem, attempt, journey, address);

    private static async Task<SignInAnswer> TryAsync(AmpsApp app, string oem, SignInAttempt attempt, string journey, string address) =>
        (await app.Services.GetRequiredService<SignIns>().TryAsync(AmpsEnvironment.Sandbox, oem, attempt, new SignInCaller(journey, address), default)).Value;
}
