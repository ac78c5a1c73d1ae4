using Amps.Application.ApiKeys.AuthenticateKey;
using Amps.Application.ApiKeys.CreateKey;
using Amps.Application.ApiKeys.RevokeKey;
using Amps.Application.Ports;
using Amps.Domain.Customers;
using Amps.Testing;

namespace Amps.Application.Tests.ApiKeys;

public sealed class KeyDirectoryTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly AmpsApp app = fixture.App;

    private KeyDirectory Directory => app.Services.GetRequiredService<KeyDirectory>();

    [Fact]
    public async Task What_was_found_is_recalled_while_the_stamp_stays()
    {
        var (_, hash) = await AKeyAsync();
        await SeeAsync(Directory);
        (await Directory.FindAsync(hash, CancellationToken.None)).ShouldNotBeNull();

        await SeeAsync(Directory);

        Directory.Recall(hash).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_change_of_this_process_is_seen_at_once()
    {
        var (id, hash) = await AKeyAsync();
        await SeeAsync(Directory);
        await Directory.FindAsync(hash, CancellationToken.None);

        await app.SendAsync(new RevokeKeyCommand(id));

        Directory.Recall(hash).ShouldBeNull();
    }

    [Fact]
    public async Task A_change_of_another_process_is_seen_with_the_next_look_at_the_stamp()
    {
        var elsewhere = new KeyDirectory(app.Services.GetRequiredService<IServiceScopeFactory>(), app.Time);
        var (id, hash) = await AKeyAsync();
        await SeeAsync(elsewhere);
        await elsewhere.FindAsync(hash, CancellationToken.None);
        await app.SendAsync(new RevokeKeyCommand(id));
        elsewhere.Recall(hash).ShouldNotBeNull("it has not looked yet");

        await SeeAsync(elsewhere);

        elsewhere.Recall(hash).ShouldBeNull();
        (await elsewhere.FindAsync(hash, CancellationToken.None))!.RevokedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Without_a_look_for_four_seconds_nothing_remembered_is_trusted()
    {
        var blind = new KeyDirectory(app.Services.GetRequiredService<IServiceScopeFactory>(), app.Time);
        var (_, hash) = await AKeyAsync();
        await SeeAsync(blind);
        await blind.FindAsync(hash, CancellationToken.None);
        app.Time.Advance(KeyDirectory.Trust);

        blind.Recall(hash).ShouldBeNull();
    }

    [Fact]
    public async Task An_unknown_body_is_found_nowhere_and_not_remembered()
    {
        var hash = KeyBody.Hash(KeyBody.Generate(AmpsEnvironment.Live));

        (await Directory.FindAsync(hash, CancellationToken.None)).ShouldBeNull();
        Directory.Recall(hash).ShouldBeNull();
    }

    private async Task<(ApiKeyId Id, string Hash)> AKeyAsync()
    {
        var key = await app.SendAsync(new CreateKeyCommand(CustomerId.Trust(app.Demo.CustomerId), AmpsEnvironment.Sandbox, KeyTerms.FullAccess));
        return (key.KeyId, KeyBody.Hash(key.Key));
    }

    private async Task SeeAsync(KeyDirectory directory)
    {
        await using var scope = app.Services.CreateAsyncScope();
        directory.Saw(await scope.ServiceProvider.GetRequiredService<IPlatformDb>().ReadAccessStampAsync(CancellationToken.None), app.Time.GetUtcNow());
    }
}
