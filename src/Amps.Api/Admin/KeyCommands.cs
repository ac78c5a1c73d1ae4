using System.CommandLine;
using Amps.Application.ApiKeys;
using Amps.Application.ApiKeys.CreateKey;
using Amps.Application.ApiKeys.EnableKey;
using Amps.Application.ApiKeys.RevokeKey;
using Amps.Application.ApiKeys.RollKey;
using Amps.Application.ApiKeys.SetKeyPermissions;
using Amps.Domain.Customers;

namespace Amps.Api.Admin;

internal static class KeyCommands
{
    private static readonly Option<TimeSpan> Overlap = new("--overlap")
    {
        Description = "How long the old text works as well, such as 30m or 24h, at most 72h; 0 for not at all.",
        CustomParser = AdminOptions.Duration,
        DefaultValueFactory = _ => TimeSpan.FromHours(24),
    };

    private static readonly Option<string[]> NewPermissions = new("--permissions") { Description = AdminOptions.Permissions.Description, CustomParser = AdminOptions.PermissionWords, Required = true };

    private static readonly Option<bool> Cancelling = new("--cancel") { Description = "Calls off what the key has planned: its pushes that wait, and the schedules that it set." };

    public static void AddTo(RootCommand root)
    {
        root.Add(Create());
        root.Add(Roll());
        root.Add(SetPermissions());
        root.Add(Enable("enable-key", "Lets a disabled key in again, everywhere within 5 seconds.", enabled: true));
        root.Add(Enable("disable-key", "Shuts a key and its tokens out, everywhere within 5 seconds, until it is enabled.", enabled: false));
        root.Add(Revoke());
    }

    private static Command Create()
    {
        var command = new Command("create-key", "Gives a customer another key. Its text is shown this once.")
        {
            AdminOptions.Customer, AdminOptions.Environment, AdminOptions.Permissions, AdminOptions.Expires, AdminOptions.RateLimit, AdminOptions.Burst,
        };
        command.SetAction((parsed, cancellationToken) => AdminRun.SendAsync(
            parsed,
            new CreateKeyCommand(
                parsed.GetValue(AdminOptions.Customer),
                parsed.GetValue(AdminOptions.Environment),
                new KeyTerms(
                    parsed.GetValue(AdminOptions.Permissions)!,
                    parsed.GetValue(AdminOptions.Expires),
                    parsed.GetValue(AdminOptions.RateLimit),
                    parsed.GetValue(AdminOptions.Burst))),
            AdminJson.Default.CreatedKey,
            then: null,
            cancellationToken));
        return command;
    }

    private static Command Roll()
    {
        var command = new Command("roll-key", "Gives a key a new text, which is shown this once; for the overlap the old one works as well.") { AdminOptions.Key, Overlap };
        command.SetAction((parsed, cancellationToken) => AdminRun.SendAsync(
            parsed, new RollKeyCommand(parsed.GetValue(AdminOptions.Key), parsed.GetValue(Overlap)), AdminJson.Default.RolledKey, then: null, cancellationToken));
        return command;
    }

    private static Command SetPermissions()
    {
        var command = new Command("set-permissions", "Says anew what a key and its tokens may do.") { AdminOptions.Key, NewPermissions };
        command.SetAction((parsed, cancellationToken) => AdminRun.SendAsync(
            parsed, new SetKeyPermissionsCommand(parsed.GetValue(AdminOptions.Key), parsed.GetValue(NewPermissions)!), AdminJson.Default.KeyRow, then: null, cancellationToken));
        return command;
    }

    private static Command Enable(string name, string description, bool enabled)
    {
        var command = new Command(name, description) { AdminOptions.Key };
        command.SetAction((parsed, cancellationToken) =>
            AdminRun.SendAsync(parsed, new EnableKeyCommand(parsed.GetValue(AdminOptions.Key), enabled), AdminJson.Default.KeyRow, then: null, cancellationToken));
        return command;
    }

    private static Command Revoke()
    {
        var command = new Command("revoke-key", "Ends a key and its tokens for ever, everywhere within 5 seconds. Needs --yes.") { AdminOptions.Key, Cancelling };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (!AdminRun.IsMeant(parsed)) return await AdminCommandLine.FailAsync("A revoked key never works again. Say --yes if you mean it.");

            var revoke = new RevokeKeyCommand(parsed.GetValue(AdminOptions.Key), parsed.GetValue(Cancelling));
            return await AdminRun.SendAsync(parsed, revoke, AdminJson.Default.RevokedKey, CancelAsync, cancellationToken);

            Task CancelAsync(IServiceProvider services, RevokedKey revoked) =>
                revoke.Cancelling ? services.GetRequiredService<KeyCancelling>().CancelAsync(revoked.KeyId, cancellationToken) : Task.CompletedTask;
        });
        return command;
    }
}
