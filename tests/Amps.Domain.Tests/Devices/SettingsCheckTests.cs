using System.Text.Encodings.Web;
using System.Text.Json;
using Amps.Domain.Common;
using Amps.Domain.Devices;

namespace Amps.Domain.Tests.Devices;

public sealed class SettingsCheckTests
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly DeviceDeclaration Has = DeviceDeclaration.ReadOnly with
    {
        Settings = new Dictionary<string, SettingDeclaration>(StringComparer.Ordinal)
        {
            [SettingWords.ExportLimit] = new(new(Unit.Watts, 0, 10_000)),
            [SettingWords.DischargeFloor] = new(new(Unit.Percent, 5, 90)),
            [SettingWords.MaxChargeRate] = new(new(Unit.Amps, 0, 1_000), IsReadOnly: true),
            [SettingWords.SchedulerEnabled] = new(null, IsReadOnly: true),
        },
    };

    [Theory]
    [InlineData("discharge_floor", 5, Unit.Percent)]
    [InlineData("discharge_floor", 90, Unit.Percent)]
    [InlineData("discharge_floor", 55.55, Unit.Percent)]
    [InlineData("export_limit", 0, Unit.Watts)]
    [InlineData("export_limit", -0.0, Unit.Watts)]
    [InlineData("export_limit", 10_000, Unit.Watts)]
    public void Both_bounds_are_included(string key, double value, Unit unit) => SettingsCheck.Check(DeviceType.Battery, Has, Settings((key, value, unit))).ShouldBeNull();

    [Theory]
    [InlineData("discharge_floor", 4.99, Unit.Percent, """{"parameter":"discharge_floor","value":4.99,"min":5,"max":90,"unit":"percent"}""")]
    [InlineData("discharge_floor", 90.0001, Unit.Percent, """{"parameter":"discharge_floor","value":90.0001,"min":5,"max":90,"unit":"percent"}""")]
    [InlineData("export_limit", -1, Unit.Watts, """{"parameter":"export_limit","value":-1,"min":0,"max":10000,"unit":"watts"}""")]
    [InlineData("export_limit", 10_001, Unit.Watts, """{"parameter":"export_limit","value":10001,"min":0,"max":10000,"unit":"watts"}""")]
    [InlineData("export_limit", double.MaxValue, Unit.Watts, """{"parameter":"export_limit","value":1.7976931348623157E+308,"min":0,"max":10000,"unit":"watts"}""")]
    public void A_step_beyond_a_bound_is_refused(string key, double value, Unit unit, string details) =>
        Refuses(DeviceType.Battery, Has, Settings((key, value, unit)), "PARAMETER_OUT_OF_RANGE", details);

    [Theory]
    [InlineData("discharge_floor", Unit.Kwh, """{"parameter":"discharge_floor","providedUnit":"kwh","supportedUnits":["percent"]}""")]
    [InlineData("export_limit", Unit.Kw, """{"parameter":"export_limit","providedUnit":"kw","supportedUnits":["watts"]}""")]
    public void Units_are_not_converted(string key, Unit unit, string details) =>
        Refuses(DeviceType.Battery, Has, Settings((key, 7, unit)), "UNSUPPORTED_UNIT", details);

    [Fact]
    public void All_settings_that_the_device_does_not_have_are_named_with_those_that_it_takes() =>
        Refuses(DeviceType.Battery, Has, Settings(("speed", 1, Unit.Kw), ("export_limit", 1, Unit.Watts), ("safety_reserve", 1, Unit.Percent)), "UNSUPPORTED_SETTING",
            """{"unsupportedSettings":["speed","safety_reserve"],"deviceCapabilities":{"supportedSettings":["discharge_floor","export_limit"]}}""");

    [Fact]
    public void All_settings_that_can_only_be_read_are_named_with_those_that_can_be_written() =>
        Refuses(DeviceType.Battery, Has,
            new Dictionary<string, SettingRequest>(StringComparer.Ordinal) { ["scheduler_enabled"] = new(true), ["max_charge_rate"] = new(1, Unit.Amps), ["export_limit"] = new(1, Unit.Watts) },
            "READ_ONLY_SETTING", """{"readOnlySettings":["scheduler_enabled","max_charge_rate"],"deviceCapabilities":{"supportedSettings":["discharge_floor","export_limit"]}}""");

    [Theory]
    [InlineData(DeviceType.Vehicle)]
    [InlineData(DeviceType.SolarInverter)]
    public void A_family_that_only_tells_takes_none_whatever_is_declared(DeviceType type) =>
        Refuses(type, Has, Settings(("speed", 1, Unit.Kw)), "DIRECT_ACTION_UNSUPPORTED", """{"deviceCapabilities":{"supportedActions":[]}}""");

    [Theory]
    [InlineData(DeviceType.Hvac)]
    [InlineData(DeviceType.Battery)]
    public void A_device_without_settings_says_so(DeviceType type) =>
        Refuses(type, DeviceDeclaration.ReadOnly, Settings(("export_limit", 1, Unit.Watts)), "UNSUPPORTED_SETTING",
            """{"unsupportedSettings":["export_limit"],"deviceCapabilities":{"supportedSettings":[]}}""");

    [Fact]
    public void The_documented_order_decides_which_of_several_faults_is_named()
    {
        var wrong = new List<(string, double, Unit)> { ("discharge_floor", 1, Unit.Percent), ("export_limit", 1, Unit.Kw), ("max_charge_rate", 1, Unit.Amps), ("speed", 1, Unit.Kw) };
        foreach (var code in new[] { "UNSUPPORTED_SETTING", "READ_ONLY_SETTING", "UNSUPPORTED_UNIT", "PARAMETER_OUT_OF_RANGE" })
        {
            SettingsCheck.Check(DeviceType.Battery, Has, Settings([.. wrong]))!.Code.ShouldBe(code);
            wrong.RemoveAt(wrong.Count - 1);
        }
    }

    [Theory]
    [InlineData("discharge_floor", false)]
    [InlineData("scheduler_enabled", true)]
    [InlineData("speed", null)]
    public void A_word_says_whether_it_is_a_switch(string word, bool? isSwitch) => SettingWords.IsSwitch(word).ShouldBe(isSwitch);

    private static void Refuses(DeviceType type, DeviceDeclaration declaration, IReadOnlyDictionary<string, SettingRequest> settings, string code, string details)
    {
        var failure = SettingsCheck.Check(type, declaration, settings).ShouldNotBeNull();
        failure.Kind.ShouldBe(FailureKind.Unprocessable);
        failure.Code.ShouldBe(code);
        JsonSerializer.Serialize(failure.Details, failure.Details!.GetType(), Web).ShouldBe(details);
    }

    private static Dictionary<string, SettingRequest> Settings(params (string Key, double Value, Unit Unit)[] settings) =>
        settings.ToDictionary(setting => setting.Key, setting => new SettingRequest(setting.Value, setting.Unit), StringComparer.Ordinal);
}
