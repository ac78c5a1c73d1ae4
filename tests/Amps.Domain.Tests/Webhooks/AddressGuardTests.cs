using System.Net;
using Amps.Domain.Webhooks;

namespace Amps.Domain.Tests.Webhooks;

public sealed class AddressGuardTests
{
    private static readonly AddressGuard Guard = new([], allowsLoopback: false);

    [Theory]
    [InlineData("0.0.0.0", "0.255.255.255")]
    [InlineData("10.0.0.0", "10.255.255.255")]
    [InlineData("100.64.0.0", "100.127.255.255")]
    [InlineData("127.0.0.0", "127.255.255.255")]
    [InlineData("169.254.0.0", "169.254.255.255")]
    [InlineData("172.16.0.0", "172.31.255.255")]
    [InlineData("192.0.0.0", "192.0.0.255")]
    [InlineData("192.0.2.0", "192.0.2.255")]
    [InlineData("192.88.99.0", "192.88.99.255")]
    [InlineData("192.168.0.0", "192.168.255.255")]
    [InlineData("198.18.0.0", "198.19.255.255")]
    [InlineData("198.51.100.0", "198.51.100.255")]
    [InlineData("203.0.113.0", "203.0.113.255")]
    [InlineData("224.0.0.0", "239.255.255.255")]
    [InlineData("240.0.0.0", "255.255.255.255")]
    [InlineData("168.63.129.16", "168.63.129.16")]
    // All before and after what is given out of IPv6.
    [InlineData("::", "1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("4000::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")]
    // Within it.
    [InlineData("2001::", "2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("2001:db8::", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("2002::", "2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("3fff::", "3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff")]
    public void A_range_is_refused_from_its_first_address_to_its_last(string first, string last)
    {
        IsAllowed(first).ShouldBeFalse(first);
        IsAllowed(last).ShouldBeFalse(last);
    }

    [Theory]
    [InlineData("1.0.0.0")]
    [InlineData("9.255.255.255")]
    [InlineData("11.0.0.0")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("126.255.255.255")]
    [InlineData("128.0.0.0")]
    [InlineData("168.63.129.15")]
    [InlineData("168.63.129.17")]
    [InlineData("169.253.255.255")]
    [InlineData("169.255.0.0")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("191.255.255.255")]
    [InlineData("192.0.1.0")]
    [InlineData("192.0.1.255")]
    [InlineData("192.0.3.0")]
    [InlineData("192.88.98.255")]
    [InlineData("192.88.100.0")]
    [InlineData("192.167.255.255")]
    [InlineData("192.169.0.0")]
    [InlineData("198.17.255.255")]
    [InlineData("198.20.0.0")]
    [InlineData("198.51.99.255")]
    [InlineData("198.51.101.0")]
    [InlineData("203.0.112.255")]
    [InlineData("203.0.114.0")]
    [InlineData("223.255.255.255")]
    [InlineData("2000::")]
    [InlineData("2000:ffff:ffff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("2001:200::")]
    [InlineData("2001:db7:ffff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("2001:db9::")]
    [InlineData("2001:ffff:ffff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("2003::")]
    [InlineData("3ffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("3fff:1000::")]
    [InlineData("3fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")]
    // Mapped, which is the same place.
    [InlineData("::ffff:8.8.8.8")]
    public void An_address_beside_the_ranges_is_allowed(string address) => IsAllowed(address).ShouldBeTrue();

    [Theory]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("::127.0.0.1")]
    [InlineData("::8.8.8.8")]
    [InlineData("::ffff:0:10.0.0.1")]
    [InlineData("::ffff:0:8.8.8.8")]
    [InlineData("64:ff9b::10.0.0.1")]
    [InlineData("64:ff9b::8.8.8.8")]
    [InlineData("64:ff9b:1::10.0.0.1")]
    [InlineData("64:ff9b:1::8.8.8.8")]
    [InlineData("64:ff9b:1:7f00:0:100::")]
    [InlineData("2002:7f00:1::")]
    [InlineData("2002:808:808::1")]
    [InlineData("2001:0:808:808::80ff:fffe")]
    [InlineData("100::1")]
    [InlineData("100:0:0:1::1")]
    [InlineData("5f00::1")]
    [InlineData("fc00::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("fe80::1")]
    [InlineData("fe80::1%1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    public void An_address_that_hides_another_or_lies_near_is_refused(string address) => IsAllowed(address).ShouldBeFalse();

    [Fact]
    public void Loopback_is_allowed_in_Development_and_nothing_else_with_it()
    {
        var guard = new AddressGuard([], allowsLoopback: true);

        new[] { "127.0.0.1", "127.255.255.255", "::1", "::ffff:127.0.0.1", "8.8.8.8" }.ShouldAllBe(address => guard.IsAllowed(IPAddress.Parse(address)));
        new[] { "10.0.0.1", "0.0.0.0", "::", "::127.0.0.1", "64:ff9b::127.0.0.1", "2002:7f00:1::", "169.254.169.254" }.ShouldAllBe(address => !guard.IsAllowed(IPAddress.Parse(address)));
    }

    [Fact]
    public void A_network_that_the_operator_allows_is_open_and_its_neighbours_are_not()
    {
        var guard = new AddressGuard([IPNetwork.Parse("10.20.0.0/16"), IPNetwork.Parse("fd12::/16")], allowsLoopback: false);

        new[] { "10.20.0.0", "10.20.255.255", "::ffff:10.20.0.1", "fd12::1" }.ShouldAllBe(address => guard.IsAllowed(IPAddress.Parse(address)));
        new[] { "10.19.255.255", "10.21.0.0", "fd13::1", "127.0.0.1" }.ShouldAllBe(address => !guard.IsAllowed(IPAddress.Parse(address)));
    }

    [Fact]
    public void A_NAT64_gateway_that_the_operator_allows_leads_to_public_addresses_only()
    {
        var guard = new AddressGuard([IPNetwork.Parse("64:ff9b::/96")], allowsLoopback: false);

        guard.IsAllowed(IPAddress.Parse("64:ff9b::8.8.8.8")).ShouldBeTrue();
        new[] { "64:ff9b::10.0.0.1", "64:ff9b::127.0.0.1", "64:ff9b::169.254.169.254" }.ShouldAllBe(address => !guard.IsAllowed(IPAddress.Parse(address)));
    }

    [Theory]
    [InlineData("169.254.169.254")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("64:ff9b::169.254.169.254")]
    [InlineData("169.254.170.2")]
    [InlineData("169.254.170.23")]
    [InlineData("100.100.100.200")]
    [InlineData("168.63.129.16")]
    [InlineData("192.0.0.192")]
    [InlineData("fd00:ec2::254")]
    [InlineData("fd00:ec2::23")]
    [InlineData("fd20:ce::254")]
    [InlineData("64:ff9b:1::1")]
    [InlineData("2001::1")]
    [InlineData("2002:808:808::1")]
    public void No_setting_opens_what_tells_secrets_or_digs_tunnels(string address) =>
        new AddressGuard([IPNetwork.Parse("0.0.0.0/0"), IPNetwork.Parse("::/0")], allowsLoopback: true).IsAllowed(IPAddress.Parse(address)).ShouldBeFalse();

    private static bool IsAllowed(string address) => Guard.IsAllowed(IPAddress.Parse(address));
}
