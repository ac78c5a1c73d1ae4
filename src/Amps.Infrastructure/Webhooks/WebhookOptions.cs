using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Amps.Domain.Webhooks;

namespace Amps.Infrastructure.Webhooks;

/// <summary>To which endpoints deliveries may go, section <c>Webhooks</c>.</summary>
public sealed class WebhookOptions : IValidatableObject
{
    /// <summary>The ports that an endpoint may have, separated by commas. The default value is 443.</summary>
    public string AllowedPorts { get; init; } = "443";

    /// <summary>Networks such as <c>10.20.0.0/16</c> to which deliveries may go although they are not public, separated by commas. Every customer can then reach all of them. The default value is none.</summary>
    public string AllowedPrivateNetworks { get; init; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var ports = Split(AllowedPorts);
        if (ports.Length == 0 || ports.Any(text => ReadPort(text) is null))
            yield return new ValidationResult("Webhooks:AllowedPorts must hold ports from 1 to 65535, separated by commas.");

        if (Split(AllowedPrivateNetworks).FirstOrDefault(text => Settings.ReadNetwork(text) is null) is { } wrong)
            yield return new ValidationResult($"Webhooks:AllowedPrivateNetworks must hold addresses or networks such as 10.0.0.0/8; `{wrong}` is neither.");
    }

    /// <summary>The rules of valid options.</summary>
    /// <param name="isDevelopment">Whether this machine may be a receiver, without TLS and at any port.</param>
    internal EndpointRules ToRules(bool isDevelopment) => new(
        [.. Split(AllowedPorts).Select(text => ReadPort(text)!.Value)],
        new AddressGuard([.. Split(AllowedPrivateNetworks).Select(text => Settings.ReadNetwork(text)!.Value)], isDevelopment));

    private static string[] Split(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static int? ReadPort(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= 65_535 ? port : null;
}
