using Amps.Api.Dashboard;
using Amps.Application.ApiKeys;
using Amps.Application.ApiKeys.IssueToken;
using Amps.Application.ApiKeys.ListTokens;
using Amps.Application.ApiKeys.ReadKey;
using Amps.Application.ApiKeys.RevokeToken;
using Amps.Application.ApiKeys.RevokeTokens;
using Amps.Application.ApiKeys.RotateTokenSecret;
using Amps.Application.Common;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Microsoft.AspNetCore.Mvc;

namespace Amps.Api.Areas.Dashboard.Pages.Keys;

/// <summary>The access tokens of a key, and its internal secret, which signs them.</summary>
internal sealed class TokensModel(DashboardCookies cookies, TimeProvider time) : DashboardPage
{
    /// <summary>For how many days a token may live.</summary>
    public static IReadOnlyList<int> Lives { get; } = [1, 7, 30, 90, 365];

    /// <summary>For how many days tokens of the internal secret of before may work as well.</summary>
    public static IReadOnlyList<int> Overlaps { get; } = [0, 1, 7, 30];

    public KeyRow Key { get; private set; } = null!;

    public Page<TokenRow> Tokens { get; private set; } = null!;

    public OnceTold? Told { get; private set; }

    public string Name { get; private set; } = "";

    public static string Tone(TokenState state) => state switch
    {
        TokenState.Valid => "good",
        TokenState.Expired or TokenState.Revoked or TokenState.RotatedOut or TokenState.KeyEnded => "",
    };

    public async Task<IActionResult> OnGetAsync(string id, string? cursor)
    {
        if (!await ReadAsync(id, cursor)) return Missing();

        if (cookies.Take(HttpContext, Visit) is { } token) Told = new OnceTold("The access token.", "Copy it now: it is not shown again.", token);
        return Page();
    }

    public async Task<IActionResult> OnPostIssueAsync(string id, string? name, int days)
    {
        if (!await ReadAsync(id, cursor: null)) return Missing();
        if (!Lives.Contains(days)) return Refusals.Unreadable(this);

        Name = name?.Trim() ?? "";
        var end = time.Now().AddDays(days);
        // No token outlives its key.
        var issued = await Sender.Send(new IssueTokenCommand(Key.KeyId, Name, Key.ExpiresAt < end ? Key.ExpiresAt.Value : end), Stop);
        if (issued.Succeeded) cookies.Tell(HttpContext, Visit, PathOf(id), issued.Value.Token);
        return await DoneAsync(id, issued);
    }

    public async Task<IActionResult> OnPostRevokeAsync(string id, string? token)
    {
        if (!await ReadAsync(id, cursor: null) || !EntityId.TryParse<TokenId>(token, out var wanted)) return Missing();

        var revoked = await Sender.Send(new RevokeTokenCommand(wanted), Stop);
        return revoked.Succeeded ? SeeOther(PathOf(id)) : Missing();
    }

    public async Task<IActionResult> OnPostRevokeManyAsync(string id, string? which, int? version)
    {
        if (!await ReadAsync(id, cursor: null)) return Missing();
        if (which is not ("old" or "all")) return Refusals.Unreadable(this);

        // All are all, whatever somebody else did meanwhile.
        var revoke = which is "all" ? new RevokeTokensCommand(Key.KeyId, TokensToRevoke.All) : new RevokeTokensCommand(Key.KeyId, TokensToRevoke.Old, version);
        return await DoneAsync(id, await Sender.Send(revoke, Stop));
    }

    public async Task<IActionResult> OnPostRotateAsync(string id, int? version, int days = -1)
    {
        if (!await ReadAsync(id, cursor: null)) return Missing();
        if (!Overlaps.Contains(days)) return Refusals.Unreadable(this);

        return await DoneAsync(id, await Sender.Send(new RotateTokenSecretCommand(Key.KeyId, TimeSpan.FromDays(days), version), Stop));
    }

    private string PathOf(string id) => At($"keys/{id}/tokens");

    private async Task<IActionResult> DoneAsync<T>(string id, Result<T> result)
    {
        if (result.Succeeded) return SeeOther(PathOf(id));

        return result.Failure != CustomerFailures.Changed || await ReadAsync(id, cursor: null) ? Again(result.Failure) : Missing();
    }

    private async Task<bool> ReadAsync(string id, string? cursor)
    {
        if (!EntityId.TryParse<ApiKeyId>(id, out var key)) return false;

        var read = await Sender.Send(new ReadKeyQuery(key), Stop);
        var listed = await Sender.Send(new ListTokensQuery(key, PageAt(cursor)), Stop);
        if (!read.Succeeded || !listed.Succeeded) return false;

        (Key, Tokens) = (read.Value, listed.Value);
        return true;
    }
}
