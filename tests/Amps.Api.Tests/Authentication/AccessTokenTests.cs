using System.Net;
using Amps.Application.ApiKeys;
using Amps.Application.ApiKeys.AuthenticateKey;
using Amps.Application.ApiKeys.ListTokens;
using Amps.Application.ApiKeys.RevokeKey;
using Amps.Application.ApiKeys.RevokeToken;
using Amps.Application.ApiKeys.RevokeTokens;
using Amps.Application.ApiKeys.RotateTokenSecret;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Customers;
using Amps.Testing;
using Microsoft.EntityFrameworkCore;

namespace Amps.Api.Tests.Authentication;

public sealed class AccessTokenTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    private readonly AmpsApp app = fixture.App;

    [Fact]
    public async Task A_token_acts_as_its_key_in_either_header()
    {
        var lab = await TokenLab.MakeAsync(app);
        var token = (await lab.IssueAsync()).Token;
        using var client = app.Client(token);

        var inOwnHeader = await client.GetAnswerAsync("/me");
        var asBearer = await lab.CallAsync(token);

        ((string?)inOwnHeader.Data["keyId"]).ShouldBe(lab.Key.Value);
        ((string?)asBearer.Data["keyId"]).ShouldBe(lab.Key.Value);
    }

    [Fact]
    public async Task A_token_says_no_more_than_it_must()
    {
        var lab = await TokenLab.MakeAsync(app);
        var issued = await lab.IssueAsync(Hour);

        var payload = TokenLab.PayloadOf(issued.Token);

        payload.Select(claim => claim.Key).ShouldBe(["iss", "aud", "sub", "cid", "env", "gen", "iat", "nbf", "exp", "jti"]);
        ((string?)payload["sub"]).ShouldBe(lab.Key.Value);
        ((string?)payload["cid"]).ShouldBe(app.Demo.CustomerId);
        ((string?)payload["env"]).ShouldBe("sandbox");
        ((string?)payload["jti"]).ShouldBe(issued.TokenId.Value);
        ((long)payload["exp"]! - (long)payload["iat"]!).ShouldBe(3600);
    }

    [Fact]
    public async Task A_token_ends_30_seconds_after_its_expiry_and_says_so()
    {
        var lab = await TokenLab.MakeAsync(app);
        var issued = await lab.IssueAsync(Hour);
        app.Time.Sleep(issued.ExpiresAt + AccessToken.Leeway - Moment - app.Time.Now());
        (await lab.CallAsync(issued.Token)).Status.ShouldBe(HttpStatusCode.OK);

        app.Time.Sleep(Moment);
        var answer = await lab.CallAsync(issued.Token);

        answer.Status.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Code.ShouldBe("EXPIRED_TOKEN");
        answer.Headers.WwwAuthenticate.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_token_begins_30_seconds_before_its_time_and_no_sooner()
    {
        var lab = await TokenLab.MakeAsync(app);
        var issued = await lab.IssueAsync(Hour);
        var back = app.Time.Now() - issued.IssuedAt + AccessToken.Leeway;
        app.Time.Sleep(-back);
        var early = await lab.CallAsync(issued.Token);
        app.Time.Sleep(-Moment);
        var tooEarly = await lab.CallAsync(issued.Token);
        app.Time.Sleep(back + Moment);

        early.Status.ShouldBe(HttpStatusCode.OK);
        tooEarly.Code.ShouldBe("INVALID_API_KEY");
    }

    [Fact]
    public async Task An_expired_token_with_a_wrong_signature_is_invalid()
    {
        var lab = await TokenLab.MakeAsync(app);
        var issued = await lab.IssueAsync(Hour);
        app.Time.Sleep(2 * Hour);

        (await lab.CallAsync(TokenLab.Make(TokenLab.Header, TokenLab.PayloadOf(issued.Token).ToJsonString(), new byte[32]))).Code.ShouldBe("INVALID_API_KEY");
        (await lab.CallAsync(issued.Token)).Code.ShouldBe("EXPIRED_TOKEN");
    }

    [Fact]
    public async Task An_expired_token_that_was_revoked_is_invalid()
    {
        var lab = await TokenLab.MakeAsync(app);
        var issued = await lab.IssueAsync(Hour);
        await app.SendAsync(new RevokeTokenCommand(issued.TokenId));
        app.Time.Sleep(2 * Hour);

        (await lab.CallAsync(issued.Token)).Code.ShouldBe("INVALID_API_KEY");
    }

    [Fact]
    public async Task A_token_whose_row_is_gone_has_expired_still()
    {
        var lab = await TokenLab.MakeAsync(app);
        var issued = await lab.IssueAsync(Hour);
        app.Time.Sleep(AccessToken.KeptAfterEnd + Hour + TimeSpan.FromMinutes(1));
        await app.RunJobAsync("retention");
        (await TokensAsync(lab.Key)).ShouldBeEmpty();

        (await lab.CallAsync(issued.Token)).Code.ShouldBe("EXPIRED_TOKEN");
    }

    [Fact]
    public async Task A_token_is_kept_for_30_days_after_its_end()
    {
        var lab = await TokenLab.MakeAsync(app);
        await lab.IssueAsync(Hour);
        app.Time.Sleep(AccessToken.KeptAfterEnd + Hour - TimeSpan.FromMinutes(1));

        await app.RunJobAsync("retention");

        (await TokensAsync(lab.Key)).ShouldHaveSingleItem().State.ShouldBe(TokenState.Expired);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-60)]
    [InlineData(366 * 86400)]
    public async Task A_token_lives_from_now_to_365_days(int seconds)
    {
        var lab = await TokenLab.MakeAsync(app);

        (await TrySendAsync(new Amps.Application.ApiKeys.IssueToken.IssueTokenCommand(lab.Key, "", app.Time.Now().AddSeconds(seconds))))!.Code.ShouldBe("VALIDATION_ERROR");
    }

    [Fact]
    public async Task A_token_of_365_days_works_to_its_end()
    {
        var lab = await TokenLab.MakeAsync(app);
        var issued = await lab.IssueAsync(AccessToken.Longest);
        app.Time.Sleep(AccessToken.Longest - Moment);

        (await lab.CallAsync(issued.Token)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task No_token_outlives_its_key()
    {
        var lab = await TokenLab.MakeAsync(app, KeyTerms.FullAccess with { ExpiresAt = app.Time.Now() + Hour });

        (await TrySendAsync(new Amps.Application.ApiKeys.IssueToken.IssueTokenCommand(lab.Key, "", app.Time.Now() + Hour + Moment)))!.Code.ShouldBe("VALIDATION_ERROR");
        var issued = await lab.IssueAsync(Hour);
        app.Time.Sleep(Hour);

        var answer = await lab.CallAsync(issued.Token);
        answer.Code.ShouldBe("INVALID_API_KEY");
        answer.Message.ShouldNotBeNull().ShouldContain("API key expired");
    }

    [Fact]
    public async Task A_revoked_key_ends_its_tokens_and_issues_none()
    {
        var lab = await TokenLab.MakeAsync(app);
        var issued = await lab.IssueAsync();
        (await lab.CallAsync(issued.Token)).Status.ShouldBe(HttpStatusCode.OK);

        await app.SendAsync(new RevokeKeyCommand(lab.Key));

        (await lab.CallAsync(issued.Token)).Code.ShouldBe("INVALID_API_KEY");
        (await TrySendAsync(new Amps.Application.ApiKeys.IssueToken.IssueTokenCommand(lab.Key, "", app.Time.Now() + Hour)))!.Code.ShouldBe("CONFLICT");
        (await TokensAsync(lab.Key)).ShouldHaveSingleItem().State.ShouldBe(TokenState.KeyEnded);
    }

    [Fact]
    public async Task One_token_is_revoked_by_its_id_on_the_next_call_and_the_others_stay()
    {
        var lab = await TokenLab.MakeAsync(app);
        var (first, second) = (await lab.IssueAsync(), await lab.IssueAsync());
        await lab.CallAsync(first.Token);
        await lab.CallAsync(second.Token);

        var revoked = await app.SendAsync(new RevokeTokenCommand(first.TokenId));
        app.Time.Sleep(TimeSpan.FromSeconds(1));
        (await app.SendAsync(new RevokeTokenCommand(first.TokenId))).ShouldBe(revoked);

        (await lab.CallAsync(first.Token)).Code.ShouldBe("INVALID_API_KEY");
        (await lab.CallAsync(second.Token)).Status.ShouldBe(HttpStatusCode.OK);
        (await TokensAsync(lab.Key)).Select(token => token.State).ShouldBe([TokenState.Valid, TokenState.Revoked]);
    }

    [Fact]
    public async Task After_a_rotation_both_generations_are_valid_until_the_overlap_ends()
    {
        var lab = await TokenLab.MakeAsync(app);
        var old = await lab.IssueAsync(90 * Day);

        var rotated = await app.SendAsync(new RotateTokenSecretCommand(lab.Key, Day));
        var young = await lab.IssueAsync(90 * Day);

        rotated.Generation.ShouldBe(2);
        rotated.PreviousValidUntil.ShouldBe(app.Time.Now() + Day);
        ((int)TokenLab.PayloadOf(young.Token)["gen"]!).ShouldBe(2);
        app.Time.Sleep(Day - Moment);
        (await lab.CallAsync(old.Token)).Status.ShouldBe(HttpStatusCode.OK);
        (await lab.CallAsync(young.Token)).Status.ShouldBe(HttpStatusCode.OK);
        app.Time.Sleep(Moment);
        (await lab.CallAsync(old.Token)).Code.ShouldBe("INVALID_API_KEY");
        (await lab.CallAsync(young.Token)).Status.ShouldBe(HttpStatusCode.OK);
        (await TokensAsync(lab.Key)).Select(token => token.State).ShouldBe([TokenState.Valid, TokenState.RotatedOut]);
    }

    [Fact]
    public async Task No_more_than_two_generations_are_ever_valid()
    {
        var lab = await TokenLab.MakeAsync(app);
        var first = await lab.IssueAsync();
        await app.SendAsync(new RotateTokenSecretCommand(lab.Key, ApiKey.LongestTokenOverlap));
        var second = await lab.IssueAsync();
        await app.SendAsync(new RotateTokenSecretCommand(lab.Key, ApiKey.LongestTokenOverlap));
        var third = await lab.IssueAsync();

        (await lab.CallAsync(first.Token)).Code.ShouldBe("INVALID_API_KEY");
        (await lab.CallAsync(second.Token)).Status.ShouldBe(HttpStatusCode.OK);
        (await lab.CallAsync(third.Token)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_rotation_without_overlap_ends_the_old_tokens_at_once()
    {
        var lab = await TokenLab.MakeAsync(app);
        var old = await lab.IssueAsync();
        await lab.CallAsync(old.Token);

        await app.SendAsync(new RotateTokenSecretCommand(lab.Key, TimeSpan.Zero));

        (await lab.CallAsync(old.Token)).Code.ShouldBe("INVALID_API_KEY");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(31)]
    public async Task An_overlap_is_from_0_to_30_days(int days)
    {
        var lab = await TokenLab.MakeAsync(app);

        (await TrySendAsync(new RotateTokenSecretCommand(lab.Key, days * Day)))!.Code.ShouldBe("VALIDATION_ERROR");
    }

    [Fact]
    public async Task Old_tokens_are_revoked_without_the_new_ones()
    {
        var lab = await TokenLab.MakeAsync(app);
        var old = await lab.IssueAsync();
        await app.SendAsync(new RotateTokenSecretCommand(lab.Key, Day));
        var young = await lab.IssueAsync();

        var left = await app.SendAsync(new RevokeTokensCommand(lab.Key, TokensToRevoke.Old));

        left.ShouldBe(new TokenSecretRead(lab.Key, 2, PreviousValidUntil: null));
        (await lab.CallAsync(old.Token)).Code.ShouldBe("INVALID_API_KEY");
        (await lab.CallAsync(young.Token)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task All_tokens_are_revoked_and_a_new_generation_starts()
    {
        var lab = await TokenLab.MakeAsync(app);
        var old = await lab.IssueAsync();
        await app.SendAsync(new RotateTokenSecretCommand(lab.Key, Day));
        var young = await lab.IssueAsync();

        await app.SendAsync(new RevokeTokensCommand(lab.Key, TokensToRevoke.All));

        (await lab.CallAsync(old.Token)).Code.ShouldBe("INVALID_API_KEY");
        (await lab.CallAsync(young.Token)).Code.ShouldBe("INVALID_API_KEY");
        (await lab.CallAsync((await lab.IssueAsync()).Token)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Tokens_draw_from_the_limit_of_their_key()
    {
        var lab = await TokenLab.MakeAsync(app, new KeyTerms(Permission.All, RateLimitPerMinute: 60, Burst: 2));
        var (first, second) = (await lab.IssueAsync(), await lab.IssueAsync());
        using var client = app.Client(lab.Body);
        await client.GetAnswerAsync("/me");
        await lab.CallAsync(first.Token);

        (await lab.CallAsync(second.Token)).Code.ShouldBe("RATE_LIMIT_EXCEEDED");
    }

    [Fact]
    public async Task The_last_use_of_token_and_key_is_kept_to_the_minute()
    {
        var lab = await TokenLab.MakeAsync(app);
        var issued = await lab.IssueAsync();
        await lab.CallAsync(issued.Token);
        var now = app.Time.Now();

        await app.Services.GetRequiredService<KeyUsage>().FlushAsync(CancellationToken.None);

        var minute = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute));
        (await TokensAsync(lab.Key)).ShouldHaveSingleItem().LastUsedAt.ShouldBe(minute);
    }

    [Fact]
    public async Task The_list_pages_newest_first()
    {
        var lab = await TokenLab.MakeAsync(app);
        for (var i = 0; i < 3; i++) await lab.IssueAsync();

        var first = await app.SendAsync(new ListTokensQuery(lab.Key, new PageRequest(2, 0, null)));
        var second = await app.SendAsync(new ListTokensQuery(lab.Key, new PageRequest(2, 0, first.Pagination.NextCursor)));

        IReadOnlyList<TokenRow> all = [.. first.Items, .. second.Items];
        all.Count.ShouldBe(3);
        all.Select(token => token.TokenId.Value).ShouldBe(all.Select(token => token.TokenId.Value).OrderDescending(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Somebody_of_another_customer_meets_no_key_and_no_token()
    {
        var lab = await TokenLab.MakeAsync(app);
        var issued = await lab.IssueAsync();
        var stranger = CustomerId.Trust("cus_00000000000000000000000000");

        (await TrySendAsync(new RevokeTokenCommand(issued.TokenId), stranger))!.Code.ShouldBe("NOT_FOUND");
        (await TrySendAsync(new RotateTokenSecretCommand(lab.Key, Day), stranger))!.Code.ShouldBe("NOT_FOUND");
        (await TrySendAsync(new RevokeTokensCommand(lab.Key, TokensToRevoke.All), stranger))!.Code.ShouldBe("NOT_FOUND");
        (await TrySendAsync(new ListTokensQuery(lab.Key, new PageRequest(1, 0, null)), stranger))!.Code.ShouldBe("NOT_FOUND");
        (await TrySendAsync(new RevokeKeyCommand(lab.Key), stranger))!.Code.ShouldBe("NOT_FOUND");
        (await TrySendAsync(new Amps.Application.ApiKeys.IssueToken.IssueTokenCommand(lab.Key, "", app.Time.Now() + Hour), stranger))!.Code.ShouldBe("NOT_FOUND");
        (await lab.CallAsync(issued.Token)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Neither_the_token_nor_the_secret_lies_in_a_file_or_a_log()
    {
        var lab = await TokenLab.MakeAsync(app);
        var issued = await lab.IssueAsync();
        await lab.CallAsync(issued.Token);
        string[] told = [issued.Token.Split('.')[2], Convert.ToBase64String(await lab.SecretAsync())];

        $"{issued}".ShouldBe(issued.TokenId.Value);
        foreach (var file in Directory.EnumerateFiles(app.DataFolder, "*.db*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            var text = await reader.ReadToEndAsync();
            told.ShouldAllBe(secret => !text.Contains(secret, StringComparison.Ordinal));
        }

        app.Log.All.ShouldNotContain(line => told.Any(secret => line.Contains(secret, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Ten_first_tokens_at_the_same_instant_start_one_generation()
    {
        var lab = await TokenLab.MakeAsync(app);

        var issued = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => lab.IssueAsync())));

        foreach (var token in issued) (await lab.CallAsync(token.Token)).Status.ShouldBe(HttpStatusCode.OK);
        (await app.SendAsync(new RevokeTokensCommand(lab.Key, TokensToRevoke.Old))).Generation.ShouldBe(1);
    }

    [Fact]
    public async Task Every_change_is_an_event_that_says_who_and_what()
    {
        var lab = await TokenLab.MakeAsync(app);
        var issued = await lab.IssueAsync();
        await app.SendAsync(new RevokeTokenCommand(issued.TokenId));
        await app.SendAsync(new RotateTokenSecretCommand(lab.Key, Day));
        await app.SendAsync(new RevokeTokensCommand(lab.Key, TokensToRevoke.Old));
        await app.SendAsync(new RevokeTokensCommand(lab.Key, TokensToRevoke.All));

        await using var scope = app.Services.CreateAsyncScope();
        var events = await scope.ServiceProvider.GetRequiredService<IPlatformDb>().AuditEvents.AsNoTracking()
            .Where(entry => entry.Subject == lab.Key.Value || entry.Subject == issued.TokenId.Value).OrderBy(entry => entry.Id).ToListAsync();

        events.Select(entry => entry.Action).ShouldBe(["key.created", "token.issued", "token.revoked", "key.token_secret_rotated", "key.old_tokens_revoked", "key.all_tokens_revoked"]);
    }

    private async Task<IReadOnlyList<TokenRow>> TokensAsync(ApiKeyId key) => (await app.SendAsync(new ListTokensQuery(key, new PageRequest(50, 0, null)))).Items;

    /// <returns>Why it was refused.</returns>
    private async Task<Domain.Common.Failure?> TrySendAsync<T>(IUseCase<T> useCase, CustomerId? whose = null)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var request = scope.ServiceProvider.GetRequiredService<RequestScope>();
        if (whose is { } owner) request.ActFor(owner, "member:test");
        else request.Operate("test");
        return (await scope.ServiceProvider.GetRequiredService<ISender>().Send(useCase)).Failure;
    }
}
