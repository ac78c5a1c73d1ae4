using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Amps.Application.Common;
using Amps.Domain.Common;
using Amps.Domain.Customers;

namespace Amps.Api.Admin;

/// <summary>The options of the command line, and how their texts are read.</summary>
internal static class AdminOptions
{
    public static readonly Option<string?> Data = new("--data") { Description = "The server's data folder.", Recursive = true };

    public static readonly Option<bool> Yes = new("--yes") { Description = "Says that you mean it, to a command that destroys.", Recursive = true };

    public static readonly Option<string> Name = new("--name") { Description = "The customer's name.", Required = true };

    public static readonly Option<CustomerId> Customer = Required("--customer", "The customer, cus_….", Id<CustomerId>);

    public static readonly Option<ApiKeyId> Key = Required("--key", "The key's id, key_… (not its secret text).", Id<ApiKeyId>);

    public static readonly Option<AmpsEnvironment> Environment = Required("--environment", "sandbox or live.", Word<AmpsEnvironment>);

    public static readonly Option<string[]> Permissions = new("--permissions")
    {
        Description = $"Comma-separated, of {string.Join(", ", Permission.All)}; or one of the presets full and read-only. All, if left away.",
        CustomParser = PermissionWords,
        DefaultValueFactory = _ => [.. Permission.All],
    };

    public static readonly Option<DateTimeOffset?> Expires = new("--expires")
    {
        Description = "When the key ends, such as 2027-01-01T00:00:00Z. Never, if left away.",
        CustomParser = Instant,
    };

    public static readonly Option<int> RateLimit = new("--rate-limit")
    {
        Description = "Calls a minute; 0 is no limit.",
        DefaultValueFactory = _ => ApiKey.DefaultRateLimitPerMinute,
    };

    public static readonly Option<int?> Burst = new("--burst") { Description = "Calls at once; the larger of 100 and a sixth of the rate limit, if left away." };

    public static readonly Option<int> Limit = new("--limit") { Description = "The most items, up to 50.", DefaultValueFactory = _ => PageRequest.DefaultLimit };

    public static readonly Option<string?> Cursor = new("--cursor") { Description = "The `nextCursor` of the page before." };

    public static PageRequest PageOf(ParseResult parsed) => new(parsed.GetValue(Limit), Offset: 0, parsed.GetValue(Cursor));

    /// <summary>The world that <see cref="Customer"/> and <see cref="Environment"/> name.</summary>
    public static Tenant TenantOf(ParseResult parsed) => new(parsed.GetValue(Environment), parsed.GetValue(Customer));

    public static string[] Words(ArgumentResult result) =>
        result.Tokens.Count == 1 ? result.Tokens[0].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [];

    public static string[] PermissionWords(ArgumentResult result) => Words(result) switch
    {
        ["full"] => [.. Permission.All],
        ["read-only"] => [.. Permission.ReadOnly],
        var words => words,
    };

    public static Option<T> Required<T>(string name, string description, Func<ArgumentResult, T> parse) => new(name) { Description = description, Required = true, CustomParser = parse };

    public static TId Id<TId>(ArgumentResult result) where TId : struct, IEntityId<TId>
    {
        if (EntityId.TryParse<TId>(result.Tokens[0].Value, out var id)) return id;

        result.AddError($"`{result.Tokens[0].Value}` is not an id that starts with {TId.Prefix}_.");
        return default;
    }

    public static TEnum Word<TEnum>(ArgumentResult result) where TEnum : struct, Enum
    {
        if (Wire<TEnum>.TryParse(result.Tokens[0].Value, out var value)) return value;

        result.AddError($"`{result.Tokens[0].Value}` must be one of {string.Join(", ", Wire<TEnum>.Names)}.");
        return default;
    }

    public static DateTimeOffset? Instant(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)) return instant;

        result.AddError($"`{text}` is not an instant such as 2027-01-01T00:00:00Z.");
        return null;
    }

    public static TimeSpan Duration(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (text is "0") return TimeSpan.Zero;
        if (text.Length > 1 && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 100_000)
        {
            switch (text[^1])
            {
                case 'm': return TimeSpan.FromMinutes(number);
                case 'h': return TimeSpan.FromHours(number);
                case 'd': return TimeSpan.FromDays(number);
            }
        }

        result.AddError($"`{text}` is not a time such as 30m, 24h or 7d.");
        return default;
    }
}
