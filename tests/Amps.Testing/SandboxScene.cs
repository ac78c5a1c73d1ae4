using Xunit;

namespace Amps.Testing;

/// <summary>An app for each test, with a client of the demo customer's sandbox.</summary>
public abstract class SandboxScene : IAsyncLifetime
{
    protected AmpsApp App { get; private set; } = null!;

    protected HttpClient Client { get; private set; } = null!;

    /// <summary>A battery of the demo user, which takes every command in every shape.</summary>
    protected DemoDevice Battery { get; private set; } = null!;

    protected string BatteryPath => "/battery/" + Battery.Id;

    /// <summary>Of the app, where they are not the usual ones.</summary>
    protected virtual string[] Settings => [];

    public async Task InitializeAsync()
    {
        App = await AmpsApp.StartAsync(Settings);
        Client = App.SandboxClient();
        Battery = await App.DemoDeviceAsync("battery", "auron");
        await BeginAsync();
    }

    public async Task DisposeAsync()
    {
        await EndAsync();
        Client.Dispose();
        await App.DisposeAsync();
    }

    /// <summary>What else stands at the beginning of each test.</summary>
    protected virtual Task BeginAsync() => Task.CompletedTask;

    /// <summary>What has to happen before the app stops.</summary>
    protected virtual Task EndAsync() => Task.CompletedTask;
}
