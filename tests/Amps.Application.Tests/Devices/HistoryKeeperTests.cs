using Amps.Application.Common;
using Amps.Application.Customers.CreateCustomer;
using Amps.Application.Devices.ExpireHistory;
using Amps.Application.Ports;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Domain.Devices.History;
using Amps.Infrastructure.Persistence;
using Amps.Testing;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Tests.Devices;

public sealed class HistoryKeeperTests : IAsyncLifetime
{
    private AmpsApp app = null!;

    public async Task InitializeAsync() => app = await AmpsApp.StartAsync("--Retention:ReadingDays", "2", "--Retention:HourDays", "4");

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task After_any_downtime_all_hours_and_days_that_are_over_are_closed()
    {
        var device = await PlantAsync();
        await app.RecordAsync(device, Readings.Wave(AmpsApp.Start.AddDays(-6), (6 * 24) + 1, 60));

        await app.KeepHistoriesAsync();

        var progress = await ProgressAsync(device);
        progress.HoursUntil.ShouldBe(At("2026-06-01T09:00Z"));
        progress.DaysUntil.ShouldBe(At("2026-05-31T23:00Z"));
        progress.DueAt.ShouldBe(At("2026-06-01T11:00Z"));
        (await DaysAsync(device)).Select(day => day.Samples).ShouldBe([13, .. Enumerable.Repeat(24, 5)]);
    }

    [Fact]
    public async Task Readings_and_hours_that_are_too_old_go_and_days_stay()
    {
        var device = await PlantAsync();
        await app.RecordAsync(device, Readings.Wave(AmpsApp.Start.AddDays(-6), (6 * 24) + 1, 60));

        await app.KeepHistoriesAsync();

        (await OldestReadingAsync(device)).ShouldBe(AmpsApp.Start.AddDays(-2));
        (await RollUpsAsync(device, BucketSize.Hour))[0].Start.ShouldBe(At("2026-05-28T11:00Z"));
        (await DaysAsync(device))[0].Start.ShouldBe(At("2026-05-25T23:00Z"));
    }

    [Fact]
    public async Task A_reading_that_is_not_rolled_up_stays_however_old_it_is()
    {
        var device = await PlantAsync();
        await app.RecordAsync(device, Readings.Wave(AmpsApp.Start.AddDays(-10), 4, 30));
        await app.InAsync(AmpsEnvironment.Sandbox, app.Demo.CustomerId, services =>
            services.GetRequiredService<ISender>().Send(new ExpireHistoryCommand(DeviceId.Trust(device))));

        (await OldestReadingAsync(device)).ShouldBe(AmpsApp.Start.AddDays(-10));
    }

    [Fact]
    public async Task When_all_is_done_a_device_that_is_read_no_longer_makes_no_work()
    {
        var device = await PlantAsync();
        await app.RecordAsync(device, Readings.Wave(AmpsApp.Start.AddDays(-10), 4, 30));

        await app.KeepHistoriesAsync();

        (await ProgressAsync(device)).DueAt.ShouldBeNull();
        (await OldestReadingAsync(device)).ShouldBeNull();
        (await DaysAsync(device)).ShouldHaveSingleItem().Samples.ShouldBe(4);
    }

    [Fact]
    public async Task A_new_reading_after_a_long_silence_makes_work_again()
    {
        var device = await PlantAsync();
        await app.RecordAsync(device, Readings.Wave(AmpsApp.Start.AddDays(-10), 4, 30));
        await app.KeepHistoriesAsync();

        await app.RecordAsync(device, [(AmpsApp.Start.AddHours(-2), 1)]);
        (await ProgressAsync(device)).DueAt.ShouldBe(At("2026-06-01T10:00Z"));

        await app.KeepHistoriesAsync();
        (await RollUpsAsync(device, BucketSize.Hour)).ShouldHaveSingleItem().Start.ShouldBe(At("2026-06-01T08:00Z"));
    }

    [Fact]
    public async Task Runs_at_the_same_time_do_nothing_twice()
    {
        var device = await PlantAsync();
        await app.RecordAsync(device, Readings.Wave(AmpsApp.Start.AddDays(-1.5), 31, 60));

        await Task.WhenAll(app.KeepHistoriesAsync(), app.KeepHistoriesAsync(), app.KeepHistoriesAsync());
        await app.KeepHistoriesAsync();

        (await DaysAsync(device)).Sum(day => day.Samples).ShouldBe(25);
        (await RollUpsAsync(device, BucketSize.Hour)).Sum(hour => hour.Bucket.Samples).ShouldBe(31);
    }

    [Fact]
    public async Task A_history_that_cannot_be_read_holds_up_no_other()
    {
        var broken = await PlantAsync();
        var device = await PlantAsync();
        await app.RecordAsync(broken, Readings.Wave(AmpsApp.Start.AddDays(-2), 2, 30));
        await app.RecordAsync(device, Readings.Wave(AmpsApp.Start.AddDays(-1), 2, 30));
        await BreakAsync(broken);

        await app.KeepHistoriesAsync();

        (await RollUpsAsync(device, BucketSize.Hour)).Count.ShouldBe(2);
        (await ProgressAsync(broken)).HoursUntil.ShouldBeNull();
        app.Log.All.ShouldContain(line => line.Contains($"Keeping the history of {broken} broke", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_customer_gets_its_turn()
    {
        var other = (await app.SendAsync(new CreateCustomerCommand("Other"))).CustomerId.Value;
        var device = await app.PlantAsync(AmpsEnvironment.Sandbox, other, "user", oemDeviceId: "theirs");
        await app.RecordAsync(device, Readings.Wave(AmpsApp.Start.AddDays(-1), 2, 30), other);

        await app.KeepHistoriesAsync();

        (await app.InAsync(AmpsEnvironment.Sandbox, other, services => services.GetRequiredService<IEnvironmentDb>().HistoryRollUps.CountAsync())).ShouldBe(3);
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private Task<string> PlantAsync() => app.PlantAsync(AmpsEnvironment.Sandbox, app.Demo.CustomerId, "user", oemDeviceId: Path.GetRandomFileName());

    private async Task<IReadOnlyList<HistoryBucket>> DaysAsync(string device) => [.. (await RollUpsAsync(device, BucketSize.Day)).Select(day => day.Bucket)];

    private Task<List<HistoryRollUp>> RollUpsAsync(string device, BucketSize size) => LookAsync(db =>
        db.HistoryRollUps.AsNoTracking().Where(row => row.DeviceId == DeviceId.Trust(device) && row.Size == size).OrderBy(row => row.Start).ToListAsync());

    private Task<HistoryProgress> ProgressAsync(string device) => LookAsync(db => db.HistoryProgress.AsNoTracking().SingleAsync(row => row.DeviceId == DeviceId.Trust(device)));

    private Task<DateTimeOffset?> OldestReadingAsync(string device) => LookAsync(db =>
        db.History.Where(row => row.DeviceId == DeviceId.Trust(device)).OrderBy(row => row.At).Select(row => (DateTimeOffset?)row.At).FirstOrDefaultAsync());

    private Task<T> LookAsync<T>(Func<IEnvironmentDb, Task<T>> look) =>
        app.InAsync(AmpsEnvironment.Sandbox, app.Demo.CustomerId, services => look(services.GetRequiredService<IEnvironmentDb>()));

    private Task<int> BreakAsync(string device) => LookAsync(db => TestDatabase.Provider == DatabaseProvider.Sqlite
        ? ((EnvironmentDbContext)db).Database.ExecuteSqlRawAsync("update device_history set \"State\" = 'not json' where \"DeviceId\" = {0}", device)
        : ((EnvironmentDbContext)db).Database.ExecuteSqlRawAsync("update sandbox.device_history set \"State\" = 'not json' where \"DeviceId\" = {0}", device));
}
