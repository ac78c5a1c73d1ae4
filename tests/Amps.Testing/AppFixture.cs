using Xunit;

namespace Amps.Testing;

/// <summary>One running app for all tests of a class.</summary>
public sealed class AppFixture : IAsyncLifetime
{
    public AmpsApp App { get; private set; } = null!;

    public async Task InitializeAsync() => App = await AmpsApp.StartAsync();

    public async Task DisposeAsync() => await App.DisposeAsync();
}
