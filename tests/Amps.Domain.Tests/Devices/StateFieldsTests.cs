using System.Text.Json;
using Amps.Domain.Devices;
using Amps.Domain.Devices.Batteries;
using Amps.Domain.Devices.EvChargers;
using Amps.Domain.Devices.Hvac;
using Amps.Domain.Devices.SolarInverters;
using Amps.Domain.Devices.Vehicles;

namespace Amps.Domain.Tests.Devices;

public sealed class StateFieldsTests
{
    [Theory]
    [InlineData(DeviceType.Battery, typeof(BatteryState))]
    [InlineData(DeviceType.EvCharger, typeof(EvChargerState))]
    [InlineData(DeviceType.Hvac, typeof(HvacState))]
    [InlineData(DeviceType.SolarInverter, typeof(SolarInverterState))]
    [InlineData(DeviceType.Vehicle, typeof(VehicleState))]
    public void They_are_exactly_what_the_state_has(DeviceType type, Type state) =>
        StateFields.Of(type).Select(field => $"{field.Name} {Kind(field)}").ShouldBe(state.GetProperties().Where(property => property.DeclaringType == state && property.Name != "EqualityContract")
            .Select(property => $"{JsonNamingPolicy.CamelCase.ConvertName(property.Name)} {Kind(property.PropertyType)}"));

    [Theory]
    [InlineData("0", true)]
    [InlineData("100", true)]
    [InlineData("100.01", false)]
    [InlineData("1e999", false)]
    [InlineData("null", true)]
    [InlineData("\"50\"", false)]
    public void A_number_is_taken_within_its_bounds(string value, bool taken) =>
        new StateField.Number("level", 0, 100, "%").Takes(JsonDocument.Parse(value).RootElement).ShouldBe(taken);

    private static string Kind(StateField field) => field switch
    {
        StateField.Number => "number",
        StateField.Flag => "flag",
        _ => "word",
    };

    private static string Kind(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var plain when plain == typeof(double) => "number",
        var plain when plain == typeof(bool) => "flag",
        _ => "word",
    };
}
