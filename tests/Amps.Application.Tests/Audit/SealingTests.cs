using Amps.Application.Customers.CreateCustomer;
using Amps.Application.Ports;
using Amps.Infrastructure.Audit;
using Amps.Infrastructure.Persistence.Providers;
using Amps.Testing;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Tests.Audit;

public sealed class SealingTests : AuditScene
{
    [Fact]
    public async Task What_was_saved_is_sealed_a_few_seconds_later()
    {
        await App.SendAsync(new CreateCustomerCommand("Sealed"));

        await App.PassUntilAsync(async () => (await VerdictAsync()).Unsealed == 0, "all is sealed");

        (await VerdictAsync()).Broken.ShouldBeNull();
    }

    [Fact]
    public async Task Many_who_write_and_many_who_seal_at_once_make_one_chain()
    {
        var before = (await VerdictAsync()).Unsealed + (await VerdictAsync()).Events;
        var others = Enumerable.Range(0, 4).Select(_ => ActivatorUtilities.CreateInstance<AuditChains>(App.Services)).ToList();

        var writing = Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 10; i++) await App.SendAsync(new CreateCustomerCommand("Many"));
        })));
        while (!writing.IsCompleted) await Task.WhenAll(others.Select(chains => Task.Run(() => chains.SealAsync(CancellationToken.None))));
        await writing;
        await Chains.SealAsync(CancellationToken.None);

        var verdict = await VerdictAsync();
        verdict.Broken.ShouldBeNull();
        verdict.Unsealed.ShouldBe(0);
        verdict.Events.ShouldBe(before + (8 * 10 * 3));
    }

    [Fact]
    public async Task What_another_node_has_sealed_meanwhile_is_not_sealed_again()
    {
        await App.SendAsync(new CreateCustomerCommand("Twice"));
        var context = App.Services.GetRequiredService<IReadOnlyDictionary<Store, Func<DbContext>>>()[Store.Platform]();
        await using var slow = new AuditStore(Store.Platform, context, App.Services.GetRequiredService<IDatabaseProvider>(), App.Services.GetRequiredService<AuditChain>());
        var waiting = await slow.Waiting.ToListAsync();
        waiting.ShouldNotBeEmpty();
        await Chains.SealAsync(CancellationToken.None);

        (await slow.AppendAsync(await slow.ReadHeadAsync(CancellationToken.None), waiting, CancellationToken.None)).ShouldBe(0);

        (await VerdictAsync()).Broken.ShouldBeNull();
    }

    [Fact]
    public async Task A_save_that_fails_leaves_no_event()
    {
        await Chains.SealAsync(CancellationToken.None);
        var before = await VerdictAsync();
        await using var scope = App.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Amps.Application.Common.RequestScope>().Operate("test");

        (await scope.ServiceProvider.GetRequiredService<Amps.Application.Common.ISender>().Send(new CreateCustomerCommand(new string('x', 101)))).Succeeded.ShouldBeFalse();

        (await VerdictAsync()).ShouldBe(before);
    }
}
