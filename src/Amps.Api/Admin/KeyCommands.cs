using System.CommandLine;
using Amps.Application.ApiKeys.CreateKey;
using Amps.Application.ApiKeys.RevokeKey;
using Amps.Domain.Customers;

namespace Amps.Api.Admin;

internal static class KeyCommands
{
    public static void AddTo(RootCommand root)
    {
        root.Add(Create());
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

    private static Command Revoke()
    {
        var command = new Command("revoke-key", "Ends a key for ever, everywhere within 5 seconds. Needs --yes.") { AdminOptions.Key };
        command.SetAction(async (parsed, cancellationToken) => AdminRun.IsMeant(parsed)
            ? await AdminRun.SendAsync(parsed, new RevokeKeyCommand(parsed.GetValue(AdminOptions.Key)), AdminJson.Default.RevokedKey, then: null, cancellationToken)
            : await AdminCommandLine.FailAsync("A revoked key never works again. Say --yes if you mean it."));
        return command;
    }
}
