using System.Net;
using Amps.Api.Tests.Authentication;
using Amps.Application.ApiKeys.EnableKey;
using Amps.Testing;

namespace Amps.Api.Tests.OAuth;

/// <summary>Who asks for tokens without holding a key that works.</summary>
public sealed class GuessedSecretTests : IAsyncLifetime
{
    private const string Guess = "amps_sk_test_" + "0000000000000000000000000000000000000000";
    private const int MostFailures = 5;

    private AmpsApp app = null!;

    public async Task InitializeAsync() => app = await AmpsApp.StartAsync("--RateLimit:FailedAuthenticationsPerMinute", $"{MostFailures}");

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task Clients_that_there_are_and_others_get_the_same_answer_to_a_wrong_secret()
    {
        var lab = await TokenLab.MakeAsync(app);
        var wrong = lab.Body[..^1] + (lab.Body[^1] == 'a' ? 'b' : 'a');

        var answers = new List<Answer>();
        foreach (var client in new[] { lab.Key.Value, "key_00000000000000000000000000", "nobody" }) answers.Add(await AskAsync(client, wrong));

        answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.Unauthorized);
        answers.Select(answer => answer.Body.ToJsonString()).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_key_of_one_client_is_no_secret_of_another()
    {
        var (one, other) = (await TokenLab.MakeAsync(app), await TokenLab.MakeAsync(app));

        ((string?)(await AskAsync(one.Key.Value, other.Body)).Body["error"]).ShouldBe("invalid_client");
    }

    [Fact]
    public async Task A_disabled_key_gets_none_until_it_is_enabled()
    {
        var lab = await TokenLab.MakeAsync(app);
        await app.SendAsync(new EnableKeyCommand(lab.Key, Enabled: false));
        var refused = await AskAsync(lab.Key.Value, lab.Body);
        await app.SendAsync(new EnableKeyCommand(lab.Key, Enabled: true));

        ((string?)refused.Body["error"]).ShouldBe("invalid_client");
        (await AskAsync(lab.Key.Value, lab.Body)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_address_that_guesses_is_slowed_down_for_tokens_and_calls_alike()
    {
        var lab = await TokenLab.MakeAsync(app);
        for (var i = 0; i < MostFailures; i++) (await AskAsync(lab.Key.Value, Guess)).Status.ShouldBe(HttpStatusCode.Unauthorized);

        var slowed = await AskAsync(lab.Key.Value, Guess);
        var right = await AskAsync(lab.Key.Value, lab.Body);
        var call = await lab.CallAsync(lab.Body);

        slowed.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        ((string?)slowed.Body["error"]).ShouldBe("slow_down");
        slowed.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(12));
        right.Status.ShouldBe(HttpStatusCode.TooManyRequests, "whether a guess is right is not said either");
        call.Code.ShouldBe("RATE_LIMIT_EXCEEDED");
        app.Time.Sleep(TimeSpan.FromSeconds(12));
        (await AskAsync(lab.Key.Value, lab.Body)).Status.ShouldBe(HttpStatusCode.OK);
    }

    private async Task<Answer> AskAsync(string id, string secret)
    {
        using var client = app.Client();
        using var form = new FormUrlEncodedContent([new("grant_type", "client_credentials"), new("client_id", id), new("client_secret", secret)]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/oauth2/token") { Content = form };
        return await client.SendAnswerAsync(request);
    }
}
