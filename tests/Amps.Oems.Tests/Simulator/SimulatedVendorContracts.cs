using Amps.Infrastructure.Oems.Driver;
using Amps.Oems.Tests.Contract;

namespace Amps.Oems.Tests.Simulator;

public sealed class AuronContract : OemContract
{
    private protected override IReadOnlyList<IOem> Relatives { get; } = Sandbox.NewOems();

    private protected override IOem Oem => Relatives.Single(oem => oem.Manifest.Key == "auron");

    private protected override OemSession Session => Sandbox.Demo;
}

public sealed class BorealContract : OemContract
{
    private protected override IReadOnlyList<IOem> Relatives { get; } = Sandbox.NewOems();

    private protected override IOem Oem => Relatives.Single(oem => oem.Manifest.Key == "boreal");

    private protected override OemSession Session => Sandbox.Demo;
}

public sealed class CorvoContract : OemContract
{
    private protected override IReadOnlyList<IOem> Relatives { get; } = Sandbox.NewOems();

    private protected override IOem Oem => Relatives.Single(oem => oem.Manifest.Key == "corvo");

    private protected override OemSession Session => Sandbox.Demo;
}

public sealed class DelmarContract : OemContract
{
    private protected override IReadOnlyList<IOem> Relatives { get; } = Sandbox.NewOems();

    private protected override IOem Oem => Relatives.Single(oem => oem.Manifest.Key == "delmar");

    private protected override OemSession Session => Sandbox.Demo;
}
