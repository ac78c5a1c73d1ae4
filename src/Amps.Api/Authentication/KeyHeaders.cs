using Amps.Domain.Common;
using Amps.Domain.Customers;
using Microsoft.Extensions.Primitives;

namespace Amps.Api.Authentication;

/// <summary>Finds the key that a call sends: in <c>x-api-key</c>, in <c>Authorization</c>, each raw or behind the word Bearer, or the same one in both.</summary>
internal static class KeyHeaders
{
    public const string ApiKey = "x-api-key";

    private const string Bearer = "Bearer";

    public static Result<string> Read(IHeaderDictionary headers)
    {
        var apiKey = headers[ApiKey];
        var authorization = headers.Authorization;
        if (apiKey.Count > 1 || authorization.Count > 1) return KeyFailures.Unreadable;

        var first = Unwrap(apiKey);
        var second = Unwrap(authorization);
        if (first is null && second is null) return KeyFailures.Missing;
        if (first is { Length: 0 } || second is { Length: 0 }) return KeyFailures.Unreadable;
        if (first is not null && second is not null && !string.Equals(first, second, StringComparison.Ordinal)) return KeyFailures.HeadersDisagree;

        return first ?? second!;
    }

    /// <returns>The key; nothing where the header is absent or blank; an empty text where no key can be made out.</returns>
    private static string? Unwrap(StringValues header)
    {
        var text = header.ToString().Trim();
        if (text.Length == 0) return null;

        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return parts switch
        {
            [var word] => word.Equals(Bearer, StringComparison.OrdinalIgnoreCase) ? "" : word,
            [var scheme, var key] when scheme.Equals(Bearer, StringComparison.OrdinalIgnoreCase) => key,
            _ => "",
        };
    }
}
