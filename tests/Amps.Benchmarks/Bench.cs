using System.Text;
using Amps.Api.Hosting;
using Amps.Application.ApiKeys.CreateKey;
using Amps.Application.Common;
using Amps.Application.Customers.CreateCustomer;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Application.Ports;
using Amps.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Amps.Benchmarks;

/// <summary>The server as it runs in production, on loopback, with customers that no limit holds back.</summary>
internal sealed class Bench : IAsyncDisposable
{
    private readonly TestDatabase database;
    private readonly WebApplication app;

    private Bench(TestDatabase database, WebApplication app, SendTimes sends)
    {
        this.database = database;
        this.app = app;
        Sends = sends;
    }

    /// <summary>What the endpoint <c>/bare</c> answers.</summary>
    public byte[] Bare { get; set; } = [];

    public IServiceProvider Services => app.Services;

    public Uri Url => new(app.Urls.First());

    public TestDatabase Database => database;

    /// <summary>When each action reached the Simulator.</summary>
    public SendTimes Sends { get; }

    public static async Task<Bench> StartAsync()
    {
        var store = await TestDatabase.CreateAsync();
        SendTimes? sends = null;
        var host = AmpsHost.Build(Arguments(store), replace: services => sends = SendTimes.Watch(services));
        var bench = new Bench(store, host, sends!);
        host.MapGet("/bare", async http =>
        {
            http.Response.ContentType = "application/json; charset=utf-8";
            http.Response.ContentLength = bench.Bare.Length;
            await http.Response.BodyWriter.WriteAsync(bench.Bare, http.RequestAborted);
        });
        await AmpsHost.PrepareAsync(host);
        await host.StartAsync();
        Console.WriteLine($"{TestDatabase.Provider}, {Environment.ProcessorCount} cores, .NET {Environment.Version}");
        return bench;
    }

    public static string[] Arguments(TestDatabase store) => ["--environment", "Development", "--urls", "http://127.0.0.1:0", .. store.Arguments];

    /// <summary>A customer with a key and a ceiling that let everything through.</summary>
    public async Task<(CustomerId Customer, string Key)> CustomerAsync(string name)
    {
        var customer = (await SendAsync(new CreateCustomerCommand(name))).CustomerId;
        var key = await SendAsync(new CreateKeyCommand(customer, AmpsEnvironment.Sandbox, new KeyTerms(Permission.All, RateLimitPerMinute: 0)));
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IPlatformDb>();
        await db.Customers.Where(row => row.Id == customer).ExecuteUpdateAsync(row => row.SetProperty(c => c.SandboxCeilingPerMinute, 1_000_000_000));
        return (customer, key.Key);
    }

    /// <summary>Sends a platform use case, as an operator would.</summary>
    public async Task<T> SendAsync<T>(IUseCase<T> useCase)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestScope>().Operate("bench");
        return (await scope.ServiceProvider.GetRequiredService<ISender>().Send(useCase)).Value;
    }

    public async Task InSandboxAsync(CustomerId customer, Func<IServiceProvider, Task> work)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestScope>().Bind(new Tenant(AmpsEnvironment.Sandbox, customer), "bench");
        await work(scope.ServiceProvider);
    }

    public LoopClient Client(string path, string key) =>
        new(Url, Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\nx-api-key: {key}\r\n\r\n"));

    public LoopClient Pusher(IEnumerable<Device> devices, string body, string key) =>
        new(Url, [.. devices.Select(device => Encoding.ASCII.GetBytes(
            $"POST /battery/{device.Id} HTTP/1.1\r\nHost: localhost\r\nx-api-key: {key}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}"))]);

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await database.DisposeAsync();
    }
}
