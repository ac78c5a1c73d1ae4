using Amps.Infrastructure;
using Amps.Infrastructure.Webhooks;
using Amps.Testing;
using Microsoft.Extensions.Configuration;

namespace Amps.Api.Tests.Webhooks;

public sealed class WebhookOptionsTests
{
    [OnceFact]
    public void By_default_port_443_is_allowed_and_no_private_network()
    {
        var rules = Read().ToRules(isDevelopment: false);

        rules.Ports.ShouldBe([443]);
        rules.Addresses.IsAllowed(System.Net.IPAddress.Parse("10.0.0.1")).ShouldBeFalse();
    }

    [OnceFact]
    public void Ports_and_networks_are_lists()
    {
        var rules = Read(("AllowedPorts", "443, 8443"), ("AllowedPrivateNetworks", "10.20.0.0/16, fd12::7")).ToRules(isDevelopment: false);

        rules.Ports.ShouldBe([443, 8443]);
        new[] { "10.20.0.1", "fd12::7" }.ShouldAllBe(address => rules.Addresses.IsAllowed(System.Net.IPAddress.Parse(address)));
        rules.Addresses.IsAllowed(System.Net.IPAddress.Parse("fd12::8")).ShouldBeFalse();
    }

    [OnceTheory]
    [InlineData("AllowedPorts", "")]
    [InlineData("AllowedPorts", "https")]
    [InlineData("AllowedPorts", "443;8443")]
    [InlineData("AllowedPorts", "0")]
    [InlineData("AllowedPorts", "65536")]
    [InlineData("AllowedPrivateNetworks", "10.0.0.0/33")]
    [InlineData("AllowedPrivateNetworks", "intranet")]
    [InlineData("AllowedPort", "443")]
    public void A_bad_setting_stops_the_start_and_is_named(string name, string value) =>
        Should.Throw<SettingsException>(() => Read((name, value))).Message.ShouldContain(name);

    private static WebhookOptions Read(params (string Name, string Value)[] settings) => Settings.Read<WebhookOptions>(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create($"Webhooks:{pair.Name}", (string?)pair.Value))).Build(), "Webhooks");
}
