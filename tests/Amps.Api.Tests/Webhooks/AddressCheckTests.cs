using System.Net;
using Amps.Domain.Webhooks;
using Amps.Testing;

namespace Amps.Api.Tests.Webhooks;

/// <summary>The check at the connection, over real TLS, as in Production.</summary>
public sealed class AddressCheckTests : IDisposable
{
    private const string Host = "hooks.example.com";
    private const string Ok = "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 2\r\n\r\nok";
    private const string Loopback = "127.0.0.1";
    private const string Elsewhere = "127.0.0.2";

    private readonly Certificates certificates = new();

    public void Dispose() => certificates.Dispose();

    [OnceFact]
    public async Task A_name_that_leads_to_an_allowed_address_is_delivered_to()
    {
        await using var receiver = Receiver.Of(Ok, certificates.For(Host));
        await using var lab = SenderLab.Production(certificates.Root, new FakeNames([Loopback]), receiver.Port, Loopback);

        (await lab.SendAsync(Url(receiver))).Result.ShouldBe(DeliveryResult.Delivered);
    }

    [OnceTheory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("10.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("64:ff9b::7f00:1")]
    public async Task A_name_that_leads_to_a_private_address_is_refused(string address)
    {
        await using var receiver = Receiver.Of(Ok, certificates.For(Host));
        await using var lab = SenderLab.Production(certificates.Root, new FakeNames([address]), receiver.Port, networks: "");

        (await lab.SendAsync(Url(receiver))).Result.ShouldBe(DeliveryResult.AddressForbidden);
        receiver.Connections.ShouldBe(0);
    }

    [OnceFact]
    public async Task One_forbidden_address_condemns_the_name()
    {
        await using var receiver = Receiver.Of(Ok, certificates.For(Host));
        await using var lab = SenderLab.Production(certificates.Root, new FakeNames([Loopback, "10.0.0.1"]), receiver.Port, Loopback);

        (await lab.SendAsync(Url(receiver))).Result.ShouldBe(DeliveryResult.AddressForbidden);
        receiver.Connections.ShouldBe(0);
    }

    [OnceFact]
    public async Task A_name_that_changes_after_the_check_leads_to_the_checked_address()
    {
        await using var receiver = Receiver.Of(Ok, certificates.For(Host));
        await using var victim = Receiver.Of(Ok, certificates.For(Host), IPAddress.Parse(Elsewhere), receiver.Port);
        var names = new FakeNames([Loopback], [Elsewhere]);
        await using var lab = SenderLab.Production(certificates.Root, names, receiver.Port, Loopback);

        (await lab.SendAsync(Url(receiver))).Result.ShouldBe(DeliveryResult.Delivered);
        names.Asked.ShouldBe([Host]);
        (await lab.SendAsync(Url(receiver))).Result.ShouldBe(DeliveryResult.AddressForbidden);

        names.Asked.Count.ShouldBe(2);
        victim.Connections.ShouldBe(0);
    }

    [OnceFact]
    public async Task Of_several_addresses_the_next_is_tried_where_nobody_listens()
    {
        await using var receiver = Receiver.Of(Ok, certificates.For(Host));
        await using var lab = SenderLab.Production(certificates.Root, new FakeNames([Elsewhere, Loopback]), receiver.Port, "127.0.0.0/8");

        (await lab.SendAsync(Url(receiver))).Result.ShouldBe(DeliveryResult.Delivered);
    }

    [OnceFact]
    public async Task Http_goes_to_this_machine_only_whatever_its_name_leads_to()
    {
        await using var lab = SenderLab.Development(names: new FakeNames(["8.8.8.8"]));

        (await lab.SendAsync("http://localhost:3000/")).Result.ShouldBe(DeliveryResult.AddressForbidden);
    }

    [OnceFact]
    public async Task A_name_that_does_not_exist_is_a_failure_of_the_name()
    {
        await using var lab = SenderLab.Development();

        (await lab.SendAsync("https://hooks.amps.invalid/")).Result.ShouldBe(DeliveryResult.Dns);
    }

    [OnceFact]
    public async Task A_name_without_addresses_is_a_failure_of_the_name()
    {
        await using var lab = SenderLab.Development(names: new FakeNames([[]]));

        (await lab.SendAsync("https://hooks.example.com/")).Result.ShouldBe(DeliveryResult.Dns);
    }

    [OnceFact]
    public async Task Name_servers_that_hang_have_30_seconds()
    {
        var names = new FakeNames();
        await using var lab = SenderLab.Development(names: names);

        var sending = lab.SendAsync("https://hooks.example.com/");
        await Eventually.HoldsAsync(() => names.Asked.Count == 1, "the name is looked up");
        lab.Time.Advance(TimeSpan.FromSeconds(30));

        (await sending).Result.ShouldBe(DeliveryResult.Timeout);
    }

    [OnceTheory]
    [InlineData("other.example.com", 1)]
    [InlineData(Host, -1)]
    public async Task A_certificate_for_another_host_or_past_its_time_is_refused(string host, int days)
    {
        await using var receiver = Receiver.Of(Ok, certificates.For(host, days));
        await using var lab = SenderLab.Production(certificates.Root, new FakeNames([Loopback]), receiver.Port, Loopback);

        (await lab.SendAsync(Url(receiver))).Result.ShouldBe(DeliveryResult.Tls);
        receiver.Heard.ShouldBeEmpty();
    }

    [OnceFact]
    public async Task A_certificate_of_an_unknown_authority_is_refused_and_nothing_is_fetched_from_where_it_says()
    {
        await using var issuer = Receiver.Of("HTTP/1.1 404 No\r\ncontent-length: 0\r\n\r\n");
        await using var receiver = Receiver.Of(Ok, certificates.For(Host, issuerUrl: new Uri(issuer.Url)));
        await using var lab = SenderLab.Production(root: null, new FakeNames([Loopback]), receiver.Port, Loopback);

        (await lab.SendAsync(Url(receiver))).Result.ShouldBe(DeliveryResult.Tls);
        receiver.Heard.ShouldBeEmpty();
        issuer.Connections.ShouldBe(0);
    }

    [OnceTheory]
    [InlineData("HTTP/1.1 400 Speak TLS\r\n\r\n")]
    [InlineData("")]
    public async Task A_receiver_without_TLS_is_refused(string answer)
    {
        var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = Task.Run(async () =>
        {
            using var client = await listener.AcceptTcpClientAsync();
            await using var stream = client.GetStream();
            await stream.ReadExactlyAsync(new byte[1]);
            await Receiver.SayAsync(stream, answer);
        });
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        await using var lab = SenderLab.Production(certificates.Root, new FakeNames([Loopback]), port, Loopback);

        (await lab.SendAsync($"https://{Host}:{port}/")).Result.ShouldBe(DeliveryResult.Tls);

        await serving;
        listener.Stop();
    }

    private static string Url(Receiver receiver) => $"https://{Host}:{receiver.Port}/hook";
}
