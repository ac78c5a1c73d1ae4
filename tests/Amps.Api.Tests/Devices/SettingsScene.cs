using Amps.Testing;

namespace Amps.Api.Tests.Devices;

/// <summary>A battery whose settings are written.</summary>
public abstract class SettingsScene : SandboxScene
{
    internal const string Floor = """{"discharge_floor":{"value":20,"unit":"percent"}}""";
    internal const string Two = """{"export_limit":{"value":3000,"unit":"watts"},"discharge_floor":{"value":20,"unit":"percent"}}""";

    internal string Path => BatteryPath + "/settings";

    internal Task<Answer> WriteAsync(string body, string? key = null) => Client.PostAnswerAsync(Path, body, key);
}
