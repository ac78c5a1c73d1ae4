using Amps.Api.Routing;
using Amps.Domain.Common;
using Amps.Domain.Devices;

namespace Amps.Api.Devices;

/// <summary>Reads the body of a settings write. Whether the device takes it is not asked here.</summary>
internal static class SettingsBody
{
    public static Result<IReadOnlyDictionary<string, SettingRequest>> Read(JsonBody body) => ObjectReader.Read<IReadOnlyDictionary<string, SettingRequest>>(body, root =>
    {
        var read = new Dictionary<string, SettingRequest>(StringComparer.Ordinal);
        foreach (var key in root.Names.ToList())
        {
            if (ReadSetting(root.Object(key)!) is { } setting) read[key] = setting;
        }

        return () => read;
    });

    // A number has a unit and a switch has none.
    private static SettingRequest? ReadSetting(ObjectReader setting)
    {
        var flag = setting.FlagOrOther("value");
        var number = flag is null ? setting.RequiredNumber("value") : null;
        var unit = flag is null ? setting.RequiredWord<Unit>("unit") : null;
        setting.Finish();
        if (flag is { } isOn) return new SettingRequest(isOn);

        return number is { } value && unit is not null ? new SettingRequest(value, unit) : null;
    }
}
