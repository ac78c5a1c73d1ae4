using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Customers;
using Amps.Infrastructure.Persistence;
using Amps.Infrastructure.Persistence.Providers;
using Amps.Testing;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Tests.Secrets;

public sealed class VaultTests : IAsyncLifetime
{
    private const string Secret = "whsec_nobody-shall-read-this";

    private static readonly Tenant Owner = new(AmpsEnvironment.Sandbox, CustomerId.Trust("cus_owner"));

    private AmpsApp app = null!;

    private IVault Vault => app.Services.GetRequiredService<IVault>();

    public async Task InitializeAsync() => app = await AmpsApp.StartAsync();

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public void What_is_sealed_for_a_row_opens_for_it() => Vault.Open(Owner, "row", Vault.Seal(Owner, "row", Secret)).ShouldBe(Secret);

    [Theory]
    [InlineData(AmpsEnvironment.Sandbox, "cus_owner", "other")]
    [InlineData(AmpsEnvironment.Sandbox, "cus_other", "row")]
    [InlineData(AmpsEnvironment.Live, "cus_owner", "row")]
    public void What_is_moved_to_another_row_customer_or_environment_does_not_open(AmpsEnvironment environment, string customer, string row) =>
        Vault.Open(new Tenant(environment, CustomerId.Trust(customer)), row, Vault.Seal(Owner, "row", Secret)).ShouldBeNull();

    [Theory]
    [InlineData("")]
    [InlineData("not sealed by anybody")]
    public void What_is_damaged_does_not_open(string text) => Vault.Open(Owner, "row", text).ShouldBeNull();

    [Fact]
    public void The_same_secret_is_sealed_differently_each_time() => Vault.Seal(Owner, "row", Secret).ShouldNotBe(Vault.Seal(Owner, "row", Secret));

    [Fact]
    public async Task The_ring_lies_in_the_platform_database_wrapped_by_the_master_key()
    {
        Vault.Seal(Owner, "row", Secret);

        await using var db = app.Services.GetRequiredService<IReadOnlyDictionary<Store, Func<DbContext>>>()[Store.Platform]();
        var ring = await db.Set<KeyRingRow>().Select(row => row.Xml).ToListAsync();

        ring.ShouldNotBeEmpty();
        ring.ShouldAllBe(xml => xml.Contains("<wrapped", StringComparison.Ordinal) && !xml.Contains("<masterKey", StringComparison.Ordinal));
    }
}
