using System.Collections.Concurrent;
using Amps.Api.Hosting;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Customers;
using Amps.Infrastructure.Jobs;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Amps.Testing;

/// <summary>The whole app on a free port of loopback, with a database of its own and a clock that the test moves.</summary>
public sealed class AmpsApp : IAsyncDisposable
{
    private readonly TestDatabase database;
    private readonly WebApplication app;
    private readonly bool isTwin;

    private AmpsApp(TestDatabase database, WebApplication app, FakeTime time, LogLines log, bool isTwin)
    {
        this.database = database;
        this.app = app;
        this.isTwin = isTwin;
        Time = time;
        Log = log;
    }

    public static DateTimeOffset Start { get; } = new(2026, 6, 1, 10, 30, 0, TimeSpan.Zero);

    public FakeTime Time { get; }

    /// <summary>Every line that the app logged.</summary>
    public LogLines Log { get; }

    public IServiceProvider Services => app.Services;

    public ScriptedGateway Gateway => (ScriptedGateway)Services.GetRequiredService<IDeviceGateway>();

    public ScriptedSignIn SignIn => (ScriptedSignIn)Services.GetRequiredService<ISignIn>();

    public string DataFolder => database.Folder;

    /// <summary>The demo customer and its keys.</summary>
    public DemoFacts Demo { get; private set; } = null!;

    public Uri Url { get; private set; } = null!;

    public static async Task<AmpsApp> StartAsync(params string[] settings) => await StartAsync(await TestDatabase.CreateAsync(), new FakeTime(Start), isTwin: false, settings);

    /// <summary>Starts another node on the same database, by the same clock. It has to stop first.</summary>
    public Task<AmpsApp> StartTwinAsync(params string[] settings) => StartAsync(database, Time, isTwin: true, settings);

    private static async Task<AmpsApp> StartAsync(TestDatabase store, FakeTime time, bool isTwin, string[] settings)
    {
        var log = new LogLines();
        string[] args =
        [
            "--environment", "Development", "--urls", "http://127.0.0.1:0",
            "--RateLimit:FailedAuthenticationsPerMinute", "100000",
            "--Jobs:Timetable", "false",
            .. store.Arguments, .. settings,
        ];
        var host = AmpsHost.Build(args, builder =>
        {
            builder.Logging.ClearProviders().AddProvider(log);
            builder.Services.AddSingleton<TimeProvider>(time);
            builder.Services.AddHttpClient();
        }, services =>
        {
            Wrap<IDeviceGateway>(services, real => new ScriptedGateway(real));
            Wrap<ISignIn>(services, real => new ScriptedSignIn(real));
        });
        await AmpsHost.PrepareAsync(host);
        await host.StartAsync();
        return new AmpsApp(store, host, time, log, isTwin)
        {
            Url = new Uri(host.Urls.First()),
            Demo = DemoStart.Read(Path.Combine(store.Folder, DemoStart.FileName))!,
        };
    }

    /// <summary>A client that sends a key with every call, or none.</summary>
    public HttpClient Client(string? key = null)
    {
        var client = Services.GetRequiredService<IHttpClientFactory>().CreateClient();
        client.BaseAddress = Url;
        if (key is not null) client.DefaultRequestHeaders.Add("x-api-key", key);
        return client;
    }

    /// <summary>A client of the demo customer's sandbox.</summary>
    public HttpClient SandboxClient() => Client(Demo.SandboxKey);

    /// <summary>Sends a platform use case, as an operator would.</summary>
    public async Task<T> SendAsync<T>(IUseCase<T> useCase)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestScope>().Operate("test");
        return (await scope.ServiceProvider.GetRequiredService<ISender>().Send(useCase)).Value;
    }

    /// <summary>Works in one customer's world.</summary>
    public async Task<T> InAsync<T>(AmpsEnvironment environment, string customer, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestScope>().Bind(new Tenant(environment, CustomerId.Trust(customer)), "test");
        return await work(scope.ServiceProvider);
    }

    /// <summary>Runs a job of the timetable now.</summary>
    /// <returns>Whether it was free.</returns>
    public Task<bool> RunJobAsync(string name) => Services.GetRequiredService<RecurringJobs>().RunAsync(name, due: null, CancellationToken.None);

    /// <summary>Stops the server as a signal does; what it knows can still be asked.</summary>
    public Task StopAsync() => app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        if (!isTwin) await database.DisposeAsync();
    }

    private static void Wrap<T>(IServiceCollection services, Func<T, T> wrap) where T : class
    {
        var real = services.Single(service => service.ServiceType == typeof(T)).ImplementationType!;
        services.Replace(ServiceDescriptor.Singleton(provider => wrap((T)ActivatorUtilities.CreateInstance(provider, real))));
    }
}

/// <summary>A logger that keeps what it is told.</summary>
public sealed class LogLines : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> lines = new();

    public IReadOnlyCollection<string> All => lines;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");

    public void Dispose()
    {
    }
}
