using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Devices;

namespace Amps.Domain.Tests.Common;

public sealed class EntityIdTests
{
    private static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void An_id_is_a_prefix_and_26_characters_of_base32() => EntityId.New<DeviceId>(Noon).Value.ShouldMatch("^dev_[0-9a-hjkmnp-tv-z]{26}$");

    [Fact]
    public void Ids_ascend_strictly_even_within_a_millisecond_and_when_the_clock_steps_back()
    {
        var ids = Enumerable.Range(0, 10_000).Select(i => EntityId.New<DeviceId>(Noon.AddMilliseconds(i % 3 - 1)).Value).ToList();

        ids.ShouldBe(ids.Order(StringComparer.Ordinal));
        ids.ShouldBeUnique();
    }

    [Fact]
    public void Ids_ascend_across_threads_without_a_double()
    {
        var ids = new System.Collections.Concurrent.ConcurrentBag<string>();

        Parallel.For(0, 10_000, _ => ids.Add(EntityId.New<DeviceId>(Noon).Value));

        ids.Distinct(StringComparer.Ordinal).Count().ShouldBe(10_000);
    }

    [Fact]
    public void A_later_instant_gives_a_later_id()
    {
        var far = new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

        string.CompareOrdinal(EntityId.New<CustomerId>(far).Value, EntityId.New<CustomerId>(far.AddSeconds(1)).Value).ShouldBeLessThan(0);
    }

    [Fact]
    public void What_was_made_is_read_again()
    {
        var id = EntityId.New<ApiKeyId>(Noon);

        EntityId.TryParse<ApiKeyId>(id.Value, out var read).ShouldBeTrue();
        read.ShouldBe(id);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("dev_")]
    [InlineData("dev_01kt1bqd20sw44641cc8bww4z")]
    [InlineData("dev_01kt1bqd20sw44641cc8bww4zzz")]
    [InlineData("dev_01kt1bqd20sw44641cc8bww4zi")]
    [InlineData("dev_01KT1BQD20SW44641CC8BWW4ZZ")]
    [InlineData("key_01kt1bqd20sw44641cc8bww4zz")]
    [InlineData("dev-01kt1bqd20sw44641cc8bww4zz")]
    [InlineData("dev_01kt1bqd20sw44641cc8bww4z\n")]
    public void Anything_else_is_no_id(string? text) => EntityId.TryParse<DeviceId>(text, out _).ShouldBeFalse();
}
