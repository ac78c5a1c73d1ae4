using Amps.Infrastructure.Oems.Driver;
using Amps.Oems.Tests.Contract;

namespace Amps.Oems.Tests.Simulator;

public sealed class AuronContract : OemContract
{
    private protected override IOem Oem { get; } = Sandbox.Oem("auron");

    private protected override OemSession Session => Sandbox.Demo;
}

public sealed class BorealContract : OemContract
{
    private protected override IOem Oem { get; } = Sandbox.Oem("boreal");

    private protected override OemSession Session => Sandbox.Demo;
}

public sealed class CorvoContract : OemContract
{
    private protected override IOem Oem { get; } = Sandbox.Oem("corvo");

    private protected override OemSession Session => Sandbox.Demo;
}

public sealed class DelmarContract : OemContract
{
    private protected override IOem Oem { get; } = Sandbox.Oem("delmar");

    private protected override OemSession Session => Sandbox.Demo;
}
