using System.Text.Json;
using Amps.Domain.Devices;
using Amps.Infrastructure.Oems.Driver;
using NodaTime;
using Shouldly;
using Xunit;

namespace Amps.Oems.Tests.Contract;

/// <summary>What every manufacturer's driver must keep. To prove a new one, derive a class that names it and an account to read.</summary>
public abstract class OemContract
{
    private protected abstract IOem Oem { get; }

    private protected abstract OemSession Session { get; }

    /// <summary>The manufacturers whose models the same driver classes drive; one driver class may know more than one manufacturer declares.</summary>
    private protected virtual IReadOnlyList<IOem> Relatives => [Oem];

    [Fact]
    public void Its_key_is_a_word_that_ids_and_filters_can_hold() => Oem.Manifest.Key.ShouldMatch("^[a-z][a-z0-9_]{1,31}$");

    [Fact]
    public void Its_manifest_says_what_people_must_know()
    {
        Oem.Manifest.Name.ShouldNotBeNullOrWhiteSpace();
        Oem.Manifest.AuthMethods.ShouldNotBeEmpty();
        Oem.Manifest.AuthMethods.ShouldBeUnique();
        Oem.Manifest.Freshness.ShouldBeGreaterThan(TimeSpan.Zero);
    }

    [Fact]
    public void Every_device_type_has_a_driver_that_reads_its_family()
    {
        Oem.Drivers.ShouldNotBeEmpty();
        Oem.Drivers.Where(driver => !driver.Value.ReadsItsFamily(driver.Key)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Discovery_lists_devices_that_it_can_drive()
    {
        var devices = await DiscoverAsync();

        devices.ShouldNotBeEmpty();
        devices.Select(device => device.OemDeviceId).ShouldBeUnique(StringComparer.Ordinal);
        devices.Where(device => !Oem.Drivers.ContainsKey(device.Type)).ShouldBeEmpty();
        devices.ShouldAllBe(device => device.OemDeviceId.Length > 0 && device.Model.Length > 0 && device.Name.Length > 0);
        devices.ShouldAllBe(device => device.Timezone == null || DateTimeZoneProviders.Tzdb.GetZoneOrNull(device.Timezone) != null);
    }

    [Fact]
    public async Task Discovery_may_be_repeated() => Json(await DiscoverAsync()).ShouldBe(Json(await DiscoverAsync()));

    [Fact]
    public async Task Discovery_shows_what_the_driver_declares()
    {
        foreach (var device in await DiscoverAsync())
        {
            Json(device.Declaration).ShouldBe(Json(Oem.Drivers[device.Type].Declare(device.Model)));
        }
    }

    [Fact]
    public async Task Declarations_stay_within_the_words_and_shapes_of_the_contract()
    {
        foreach (var device in await DiscoverAsync())
        {
            DeclarationCheck.Complaints(device.Type, device.Declaration).ShouldBeEmpty(device.Model);
        }
    }

    [Fact]
    public async Task What_is_declared_and_what_the_drivers_can_do_agree()
    {
        var declared = new List<DeclaredModel>();
        foreach (var oem in Relatives)
        {
            var devices = (await oem.DiscoverAsync(Session, CancellationToken.None)).Value;
            declared.AddRange(devices.Select(device => new DeclaredModel(device.Model, device.Type, device.Declaration, oem.Drivers[device.Type])));
        }

        var own = declared.Where(model => Oem.Drivers.Values.Contains(model.Driver)).ToList();
        own.ShouldNotBeEmpty();
        own.SelectMany(model => DriverCheck.Complaints(model, declared)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_declared_command_is_taken_with_its_largest_parameters()
    {
        await foreach (var (device, command) in CommandsAsync())
        {
            var answer = await ApplyAsync(device, command, CancellationToken.None);
            answer.Failure.ShouldBeNull($"{device.Model}: {command}");
            if (answer.Value is OemAnswer.Pending) Oem.Drivers[device.Type].ShouldBeAssignableTo<IChecks>(device.Model);
        }
    }

    [Fact]
    public async Task A_cancelled_command_ends_in_cancellation()
    {
        await foreach (var (device, command) in CommandsAsync())
        {
            await Should.ThrowAsync<OperationCanceledException>(() => ApplyAsync(device, command, new(canceled: true)));
        }
    }

    [Fact]
    public async Task Readings_are_physically_possible()
    {
        foreach (var (device, reading) in await ReadAllAsync())
        {
            PhysicalBounds.Complaints(reading.State).ShouldBeEmpty(device.Model);
        }
    }

    [Fact]
    public async Task Exactly_the_declared_settings_are_read()
    {
        foreach (var (device, reading) in await ReadAllAsync())
        {
            reading.Settings.Keys.ShouldBe(device.Declaration.Settings.Keys, StringComparer.Ordinal, ignoreOrder: true, device.Model);
        }
    }

    [Fact]
    public async Task Settings_are_within_their_declared_bounds()
    {
        foreach (var (device, reading) in await ReadAllAsync())
        {
            reading.Settings.Where(setting => !Fits(device.Declaration.Settings[setting.Key], setting.Value)).ShouldBeEmpty(device.Model);
        }
    }

    [Fact]
    public async Task A_cancelled_discovery_ends_in_cancellation() =>
        await Should.ThrowAsync<OperationCanceledException>(() => Oem.DiscoverAsync(Session, new(canceled: true)));

    [Fact]
    public async Task A_cancelled_read_ends_in_cancellation()
    {
        foreach (var device in await DiscoverAsync())
        {
            await Should.ThrowAsync<OperationCanceledException>(() => ReadAsync(device, new(canceled: true)));
        }
    }

    private static bool Fits(SettingDeclaration declared, SettingValue value) => declared.Bounds is { } bounds
        ? value.Flag is null && value.Number >= bounds.Min && value.Number <= bounds.Max
        : value.Flag is not null;

    private static string Json<T>(T value) => JsonSerializer.Serialize(value);

    private async Task<IReadOnlyList<DiscoveredDevice>> DiscoverAsync() => (await Oem.DiscoverAsync(Session, CancellationToken.None)).Value;

    private Task<DriverResult<OemAnswer>> ApplyAsync(DiscoveredDevice device, DeviceCommand command, CancellationToken cancellationToken) =>
        CommandCalls.Of(command).Apply(Oem.Drivers[device.Type], Session, new(device.OemDeviceId, device.Model), command, cancellationToken);

    private async IAsyncEnumerable<(DiscoveredDevice Device, DeviceCommand Command)> CommandsAsync()
    {
        foreach (var device in await DiscoverAsync())
        {
            foreach (var (verb, declared) in device.Declaration.Commands)
            {
                var largest = declared.Parameters.ToDictionary(parameter => parameter.Key, parameter => parameter.Value.Max, StringComparer.Ordinal);
                yield return (device, CommandTable.Find(device.Type, verb)!.Parse(largest));
            }
        }
    }

    private Task<AnyReading> ReadAsync(DiscoveredDevice device, CancellationToken cancellationToken) =>
        Oem.Drivers[device.Type].ReadAnyAsync(device.Type, Session, new(device.OemDeviceId, device.Model), cancellationToken);

    private async Task<IReadOnlyList<(DiscoveredDevice Device, AnyReading Reading)>> ReadAllAsync()
    {
        var readings = new List<(DiscoveredDevice, AnyReading)>();
        foreach (var device in await DiscoverAsync())
        {
            readings.Add((device, await ReadAsync(device, CancellationToken.None)));
        }

        return readings;
    }
}
