using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.Extensions.Configuration;

namespace Amps.Infrastructure;

/// <summary>Reads a section of the configuration as an options class and checks it, so that a bad setting stops the start with one clear line.</summary>
public static class Settings
{
    /// <exception cref="SettingsException">Names the setting and what it may be.</exception>
    public static TOptions Read<TOptions>(IConfiguration configuration, string section) where TOptions : class, new()
    {
        TOptions options;
        try
        {
            options = configuration.GetSection(section).Get<TOptions>(binder => binder.ErrorOnUnknownConfiguration = true) ?? new TOptions();
        }
        catch (InvalidOperationException exception)
        {
            throw new SettingsException($"The settings of {section} cannot be read: {exception.Message}", exception);
        }

        var issues = new List<ValidationResult>();
        if (Validator.TryValidateObject(options, new ValidationContext(options), issues, validateAllProperties: true)) return options;

        throw new SettingsException(string.Join(" ", issues.Select(issue => issue.ErrorMessage)));
    }

    /// <summary>Reads a network such as <c>10.0.0.0/8</c>, or the one of a single address; nothing where it is neither.</summary>
    public static IPNetwork? ReadNetwork(string text)
    {
        if (IPNetwork.TryParse(text, out var network)) return network;

        return IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8) : null;
    }
}

/// <summary>A setting that cannot work. The message is for the operator.</summary>
public sealed class SettingsException : Exception
{
    public SettingsException(string message) : base(message)
    {
    }

    public SettingsException(string message, Exception inner) : base(message, inner)
    {
    }
}
