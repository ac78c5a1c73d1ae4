using System.Net;
using Amps.Domain.Common;
using Amps.Domain.Webhooks;

namespace Amps.Domain.Tests.Webhooks;

public sealed class WebhookUrlTests
{
    private static readonly EndpointRules Production = new([443], new AddressGuard([], allowsLoopback: false));
    private static readonly EndpointRules Development = new([443], new AddressGuard([], allowsLoopback: true));

    [Theory]
    [InlineData("https://hooks.example.com", "https://hooks.example.com/")]
    [InlineData("https://hooks.example.com/amps?key=1&x=a%20b", "https://hooks.example.com/amps?key=1&x=a%20b")]
    [InlineData("HTTPS://Hooks.Example.COM/Amps", "https://hooks.example.com/Amps")]
    [InlineData("https://hooks.example.com:443/amps", "https://hooks.example.com/amps")]
    [InlineData("https://hooks.example.com?x=1", "https://hooks.example.com/?x=1")]
    [InlineData("https://hooks.example.com/a/../b", "https://hooks.example.com/b")]
    [InlineData("https://hooks.example.com/@me", "https://hooks.example.com/@me")]
    [InlineData("https://xn--bcher-kva.example/", "https://xn--bcher-kva.example/")]
    [InlineData("https://a_b.example.com/", "https://a_b.example.com/")]
    [InlineData("https://127.0.0.1.example.com/", "https://127.0.0.1.example.com/")]
    [InlineData("https://8.8.8.8/", "https://8.8.8.8/")]
    [InlineData("https://[2003::1]/", "https://[2003::1]/")]
    public void A_public_https_URL_is_taken(string text, string value) => WebhookUrl.Of(text, Production).Value.Value.ShouldBe(value);

    [Theory]
    // Other schemes, and none.
    [InlineData("http://hooks.example.com/", "https")]
    [InlineData("ftp://hooks.example.com/", "https")]
    [InlineData("file:///etc/passwd", "https")]
    [InlineData("gopher://hooks.example.com/", "https")]
    [InlineData("javascript:alert(1)", "https")]
    [InlineData("hooks.example.com", "https")]
    [InlineData("//hooks.example.com/", "https")]
    [InlineData("https:hooks.example.com", "https")]
    [InlineData("https:/hooks.example.com", "https")]
    [InlineData("https:///hooks.example.com", "https")]
    [InlineData("https://", "https")]
    // Somebody else in the authority.
    [InlineData("https://user@hooks.example.com/", "user name")]
    [InlineData("https://user:password@hooks.example.com/", "user name")]
    [InlineData("https://@hooks.example.com/", "user name")]
    [InlineData("https://hooks.example.com:443@evil.example/", "user name")]
    [InlineData("https://%31%32%37.0.0.1/", "percent")]
    [InlineData("https://[fe80::1%25eth0]/", "percent")]
    // Fragments, blanks, controls, what is not ASCII.
    [InlineData("https://hooks.example.com/#x", "fragment")]
    [InlineData("https://hooks.example.com#@evil.example/", "fragment")]
    [InlineData("https://hooks.example.com\\@evil.example/", "ASCII")]
    [InlineData(" https://hooks.example.com/", "ASCII")]
    [InlineData("https://hooks.example.com/\n", "ASCII")]
    [InlineData("https://hooks.example.com/\r\nx: y", "ASCII")]
    [InlineData("https://hooks.example.com/\0", "ASCII")]
    [InlineData("https://bücher.example/", "xn--")]
    [InlineData("https://１２７.０.０.１/", "ASCII")]
    [InlineData("https://ⓛocalhost/", "ASCII")]
    [InlineData("https://hooks。example.com/", "ASCII")]
    // Numbers that some programs read as 127.0.0.1 and others do not.
    [InlineData("https://2130706433/", "usual form")]
    [InlineData("https://017700000001/", "usual form")]
    [InlineData("https://0x7f000001/", "usual form")]
    [InlineData("https://0x7F.0.0.1/", "usual form")]
    [InlineData("https://0177.0.0.1/", "usual form")]
    [InlineData("https://127.1/", "usual form")]
    [InlineData("https://127.0.1/", "usual form")]
    [InlineData("https://127.0.0.1./", "usual form")]
    [InlineData("https://127.0.0.01/", "usual form")]
    [InlineData("https://1.2.3.4.5/", "usual form")]
    [InlineData("https://256.256.256.256/", "usual form")]
    [InlineData("https://hooks.example.0x1/", "usual form")]
    [InlineData("https://134744072/", "usual form")]
    [InlineData("https://[::1/", "https")]
    [InlineData("https://[1.2.3.4]/", "usual form")]
    [InlineData("https://[:::1]/", "usual form")]
    // This machine, and its network.
    [InlineData("https://localhost/", "this machine")]
    [InlineData("https://LOCALHOST/", "this machine")]
    [InlineData("https://a.localhost/", "this machine")]
    [InlineData("https://127.0.0.1/", "this machine")]
    [InlineData("https://127.255.0.1/", "this machine")]
    [InlineData("https://[::1]/", "this machine")]
    [InlineData("https://[0:0:0:0:0:0:0:1]/", "this machine")]
    [InlineData("https://[::ffff:127.0.0.1]/", "this machine")]
    [InlineData("https://[::ffff:7f00:1]/", "this machine")]
    [InlineData("https://0.0.0.0/", "public address")]
    [InlineData("https://10.0.0.1/", "public address")]
    [InlineData("https://169.254.169.254/latest/meta-data/", "public address")]
    [InlineData("https://[::]/", "public address")]
    [InlineData("https://[::ffff:10.0.0.1]/", "public address")]
    [InlineData("https://[64:ff9b::7f00:1]/", "public address")]
    [InlineData("https://[2002:7f00:1::]/", "public address")]
    [InlineData("https://[fd00::1]/", "public address")]
    // Names that are none.
    [InlineData("https://intranet/", "full host name")]
    [InlineData("https://localhost./", "full host name")]
    [InlineData("https://hooks.example.com./", "full host name")]
    [InlineData("https://.example.com/", "full host name")]
    [InlineData("https://hooks..example.com/", "full host name")]
    [InlineData("https://-hooks.example.com/", "full host name")]
    [InlineData("https://hooks-.example.com/", "full host name")]
    // Ports.
    [InlineData("https://hooks.example.com:8443/", "443")]
    [InlineData("https://hooks.example.com:22/", "443")]
    [InlineData("https://hooks.example.com:0/", "port")]
    [InlineData("https://hooks.example.com:65536/", "port")]
    [InlineData("https://hooks.example.com:99999/", "port")]
    [InlineData("https://hooks.example.com:/", "https")]
    [InlineData("https://hooks.example.com:-1/", "https")]
    [InlineData("https://hooks.example.com:443443443/", "https")]
    [InlineData("", "characters")]
    public void Any_other_is_refused_with_a_reason(string text, string reason)
    {
        var failure = WebhookUrl.Of(text, Production).Failure.ShouldNotBeNull();

        failure.Code.ShouldBe(ErrorCode.ValidationError);
        failure.Message.ShouldStartWith("`url` must ");
        failure.Message.ShouldContain(reason);
    }

    [Fact]
    public void The_longest_URL_has_2048_characters()
    {
        var longest = "https://hooks.example.com/".PadRight(2048, 'x');

        WebhookUrl.Of(longest, Production).Value.Value.ShouldBe(longest);
        WebhookUrl.Of(longest + "x", Production).Failure.ShouldNotBeNull();
        // Escaped, it would be longer.
        WebhookUrl.Of(longest[..^1] + "<", Production).Failure.ShouldNotBeNull();
    }

    [Fact]
    public void A_label_has_63_characters_at_most_and_a_name_253()
    {
        var label = new string('a', 63);

        WebhookUrl.Of($"https://{label}.example/", Production).Failure.ShouldBeNull();
        WebhookUrl.Of($"https://a{label}.example/", Production).Failure.ShouldNotBeNull();
        WebhookUrl.Of($"https://{label}.{label}.{label}.{label}.example/", Production).Failure.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("http://localhost:3000/hook")]
    [InlineData("http://127.0.0.1:3000/hook")]
    [InlineData("http://[::1]:3000/hook")]
    [InlineData("http://amps.localhost/hook")]
    [InlineData("https://localhost:8443/hook")]
    public void Development_takes_this_machine_without_TLS_and_at_any_port(string text) => WebhookUrl.Of(text, Development).Value.Value.ShouldBe(text);

    [Theory]
    [InlineData("http://hooks.example.com/")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("https://10.0.0.1/")]
    [InlineData("https://hooks.example.com:8443/")]
    [InlineData("http://2130706433:3000/")]
    [InlineData("http://user@localhost:3000/")]
    [InlineData("http://localhost.example.com/")]
    public void Development_takes_nothing_else_more(string text) => WebhookUrl.Of(text, Development).Failure.ShouldNotBeNull();

    [Fact]
    public void Ports_and_networks_are_the_operators()
    {
        var rules = new EndpointRules([443, 8443], new AddressGuard([IPNetwork.Parse("10.20.0.0/16")], allowsLoopback: false));

        WebhookUrl.Of("https://10.20.0.7:8443/", rules).Failure.ShouldBeNull();
        WebhookUrl.Of("https://10.21.0.7:8443/", rules).Failure.ShouldNotBeNull();
        WebhookUrl.Of("http://10.20.0.7:8443/", rules).Failure.ShouldNotBeNull();
        WebhookUrl.Of("https://10.20.0.7:9443/", rules).Failure!.Message.ShouldBe("`url` must have the port 443 or 8443.");
    }
}
