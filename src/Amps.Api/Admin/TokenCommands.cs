using System.CommandLine;
using Amps.Application.ApiKeys.IssueToken;
using Amps.Application.ApiKeys.ListTokens;
using Amps.Application.ApiKeys.RevokeToken;
using Amps.Application.ApiKeys.RevokeTokens;
using Amps.Application.ApiKeys.RotateTokenSecret;
using Amps.Application.Common;
using Amps.Domain.Customers;

namespace Amps.Api.Admin;

/// <summary>Access tokens of keys.</summary>
internal static class TokenCommands
{
    private static readonly Option<TokenId> Token = AdminOptions.Required("--token", "The token's id, tok_… (its claim jti).", AdminOptions.Id<TokenId>);

    private static readonly Option<string> Name = new("--name") { Description = "What the token is for.", DefaultValueFactory = _ => "" };

    private static readonly Option<TimeSpan> ExpiresIn = new("--expires-in")
    {
        Description = "How long the token lives, such as 30m, 24h or 90d; at most 365d, and no longer than the key.",
        CustomParser = AdminOptions.Duration,
        Required = true,
    };

    private static readonly Option<TimeSpan> Overlap = new("--overlap")
    {
        Description = "How long tokens of the secret before stay valid, such as 24h or 7d; 0 for not at all.",
        CustomParser = AdminOptions.Duration,
        DefaultValueFactory = _ => ApiKey.LongestTokenOverlap,
    };

    private static readonly Option<bool> Old = new("--old") { Description = "Those of the key's secret before the current one." };

    private static readonly Option<bool> All = new("--all") { Description = "All of them; a new secret starts." };

    public static void AddTo(RootCommand root)
    {
        root.Add(Issue());
        root.Add(List());
        root.Add(RevokeOne());
        root.Add(Revoke());
        root.Add(Rotate());
    }

    private static Command Issue()
    {
        var command = new Command("issue-token", "Issues an access token from a key. It is shown this once.") { AdminOptions.Key, Name, ExpiresIn };
        command.SetAction((parsed, cancellationToken) => AdminRun.SendAsync(
            parsed,
            services => new IssueTokenCommand(parsed.GetValue(AdminOptions.Key), parsed.GetValue(Name)!, services.GetRequiredService<TimeProvider>().Now() + parsed.GetValue(ExpiresIn)),
            AdminJson.Default.IssuedToken,
            then: null,
            cancellationToken));
        return command;
    }

    private static Command List()
    {
        var command = new Command("list-tokens", "Lists the access tokens of a key, newest first, with their ends and last uses.") { AdminOptions.Key, AdminOptions.Limit, AdminOptions.Cursor };
        command.SetAction((parsed, cancellationToken) => AdminRun.SendAsync(
            parsed, new ListTokensQuery(parsed.GetValue(AdminOptions.Key), AdminOptions.PageOf(parsed)), AdminJson.Default.PageTokenRow, then: null, cancellationToken));
        return command;
    }

    private static Command RevokeOne()
    {
        var command = new Command("revoke-token", "Ends one access token, everywhere within 5 seconds.") { Token };
        command.SetAction((parsed, cancellationToken) =>
            AdminRun.SendAsync(parsed, new RevokeTokenCommand(parsed.GetValue(Token)), AdminJson.Default.RevokedToken, then: null, cancellationToken));
        return command;
    }

    private static Command Revoke()
    {
        var command = new Command("revoke-tokens", "Ends access tokens of a key together: --old or --all. Needs --yes.") { AdminOptions.Key, Old, All };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(Old) == parsed.GetValue(All)) return await AdminCommandLine.FailAsync("Say either --old or --all.");
            if (!AdminRun.IsMeant(parsed)) return await AdminCommandLine.FailAsync("A revoked token never works again. Say --yes if you mean it.");

            var revoke = new RevokeTokensCommand(parsed.GetValue(AdminOptions.Key), parsed.GetValue(All) ? TokensToRevoke.All : TokensToRevoke.Old);
            return await AdminRun.SendAsync(parsed, revoke, AdminJson.Default.TokenSecretRead, then: null, cancellationToken);
        });
        return command;
    }

    private static Command Rotate()
    {
        var command = new Command("rotate-token-secret", "Starts a new internal secret of a key; for the overlap tokens of the one before stay valid.") { AdminOptions.Key, Overlap };
        command.SetAction((parsed, cancellationToken) => AdminRun.SendAsync(
            parsed, new RotateTokenSecretCommand(parsed.GetValue(AdminOptions.Key), parsed.GetValue(Overlap)), AdminJson.Default.TokenSecretRead, then: null, cancellationToken));
        return command;
    }
}
