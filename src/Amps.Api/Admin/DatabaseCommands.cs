using System.CommandLine;
using Amps.Infrastructure.Persistence;

namespace Amps.Api.Admin;

internal static class DatabaseCommands
{
    public static void AddTo(RootCommand root)
    {
        var command = new Command("migrate", "Brings the databases to this version's schema.");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var services = AdminCommandLine.Services(parsed);
            var applied = await services.GetRequiredService<IStores>().MigrateAsync(cancellationToken);
            AdminRun.Print(new Migrated(applied), AdminJson.Default.Migrated);
            return 0;
        });
        root.Add(command);
    }
}

/// <summary>What <c>migrate</c> did.</summary>
internal sealed record Migrated(IReadOnlyList<string> Applied);
