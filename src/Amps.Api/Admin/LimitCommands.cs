using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Amps.Application.Allowances;
using Amps.Application.Allowances.ListAllowances;
using Amps.Application.Allowances.SetAllowance;
using Amps.Application.Common;
using Amps.Application.Customers.SetTiers;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Devices;

namespace Amps.Api.Admin;

/// <summary>What a customer may do in live: with which manufacturers, and with how many devices.</summary>
internal static class LimitCommands
{
    private static readonly Option<OemTier[]> Tiers = AdminOptions.Required("--tiers", $"Comma-separated, of {string.Join(", ", Wire<OemTier>.Names)}.", ReadTiers);

    private static readonly Option<string?> Oem = new("--oem") { Description = "The manufacturer's key. All of them together, if left away." };

    private static readonly Option<Cap> Limit = AdminOptions.Required("--limit", "The most devices, or none for no limit.", ReadLimit);

    public static void AddTo(RootCommand root)
    {
        root.Add(SetTiers());
        root.Add(SetAllowance());
        root.Add(ListAllowances());
    }

    private static Command SetTiers()
    {
        var command = new Command("set-tiers", "Says which manufacturers a customer's end users are offered in live, by how ready they are.") { AdminOptions.Customer, Tiers };
        command.SetAction((parsed, cancellationToken) => AdminRun.SendAsync(
            parsed, new SetTiersCommand(parsed.GetValue(AdminOptions.Customer), parsed.GetValue(Tiers)!), AdminJson.Default.TiersSet, then: null, cancellationToken));
        return command;
    }

    private static Command SetAllowance()
    {
        var command = new Command("set-allowance", "Limits how many live devices a customer may use. Those that were connected last are beyond it; none is removed.")
        {
            AdminOptions.Customer, Oem, Limit,
        };
        command.SetAction((parsed, cancellationToken) => AdminRun.SendInAsync(
            parsed,
            new Tenant(AmpsEnvironment.Live, parsed.GetValue(AdminOptions.Customer)),
            sender => SetAsync(sender, new SetAllowanceCommand(parsed.GetValue(Oem), parsed.GetValue(Limit)!.Most), cancellationToken),
            AdminJson.Default.AllowanceRead,
            cancellationToken));
        return command;
    }

    private static Command ListAllowances()
    {
        var command = new Command("list-allowances", "Shows how many live devices a customer may use, and how many it has.") { AdminOptions.Customer };
        command.SetAction((parsed, cancellationToken) => AdminRun.SendInAsync(
            parsed, new Tenant(AmpsEnvironment.Live, parsed.GetValue(AdminOptions.Customer)), new ListAllowancesQuery(), AdminJson.Default.IReadOnlyListAllowanceRead, cancellationToken));
        return command;
    }

    private static async Task<Result<AllowanceRead>> SetAsync(ISender sender, SetAllowanceCommand set, CancellationToken cancellationToken)
    {
        while (true)
        {
            var part = await sender.Send(set, cancellationToken);
            if (!part.Succeeded || part.Value.IsDone) return part.Then(done => done.Allowance);
        }
    }

    private static OemTier[] ReadTiers(ArgumentResult result)
    {
        var words = AdminOptions.Words(result);
        var tiers = words.Select(word => Wire<OemTier>.TryParse(word, out var tier) ? tier : (OemTier?)null).ToList();
        if (tiers.Count > 0 && !tiers.Contains(null)) return [.. tiers.OfType<OemTier>()];

        result.AddError($"`--tiers` must hold one or several of {string.Join(", ", Wire<OemTier>.Names)}, with commas between.");
        return [];
    }

    private static Cap ReadLimit(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (text is "none") return new Cap(null);
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit)) return new Cap(limit);

        result.AddError($"`{text}` is neither a number of devices nor none.");
        return new Cap(null);
    }

    /// <summary>A limit that was said, which may be that there is none; the parser knows no value that is null.</summary>
    private sealed record Cap(int? Most);
}
