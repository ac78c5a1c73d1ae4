using Amps.Domain.Devices;
using Amps.Domain.Devices.EvChargers;
using Amps.Infrastructure.Oems.Driver;
using Amps.Oems.Tests.Simulator;
using Shouldly;
using Xunit;

namespace Amps.Oems.Tests.Contract;

public sealed class DriverCheckTests
{
    private static readonly DeviceDeclaration ChargerThatOnlyPauses = Declaring("idle");

    [Fact]
    public void A_command_without_code_is_named() =>
        DriverCheck.Complaints(new("Toy", DeviceType.EvCharger, Declaring("charge", "discharge"), new ChargesOnly()), [])
            .ShouldBe(["Toy declares discharge but ChargesOnly cannot apply it", "Toy takes windows but ChargesOnly cannot read the mode to go back to"]);

    [Fact]
    public void Code_without_a_declaration_is_named() =>
        DriverCheck.Complaints(new("Toy", DeviceType.EvCharger, ChargerThatOnlyPauses, new ChargesOnly()), [])
            .ShouldContain("ChargesOnly can apply EvChargerCharge but no model declares it");

    [Fact]
    public void A_model_of_the_same_driver_may_declare_it() =>
        DriverCheck.Complaints(
            new("Toy", DeviceType.EvCharger, DeviceDeclaration.ReadOnly, new ChargesOnly()),
            [new("Other toy", DeviceType.EvCharger, Declaring("charge"), new ChargesOnly())]).ShouldBeEmpty();

    [Fact]
    public void Settings_that_nobody_writes_are_named() =>
        DriverCheck.Complaints(new("Toy", DeviceType.EvCharger, Declaring("charge") with
        {
            Settings = new Dictionary<string, SettingDeclaration>(StringComparer.Ordinal) { ["max_charge_rate"] = new(new(Domain.Common.Unit.Kw, 0, 1)) },
        }, new ChargesOnly()), []).ShouldContain("Toy declares writable settings but ChargesOnly cannot write them");

    [Fact]
    public void A_driver_that_claims_all_commands_at_once_claims_none() =>
        CommandTable.Rows.Where(row => CommandCalls.Of(row).IsKnownTo(new ClaimsAll())).ShouldBeEmpty();

    [Fact]
    public void A_command_that_the_code_does_not_know_is_a_bug() =>
        Should.Throw<InvalidOperationException>(() => CommandCalls.Of(new EvChargerIdle()).Apply(new ChargesOnly(), Sandbox.Demo, new("x", "y"), new EvChargerIdle(), default));

    private static DeviceDeclaration Declaring(params string[] verbs) => DeviceDeclaration.ReadOnly with
    {
        Commands = verbs.ToDictionary(
            verb => verb,
            _ => new CommandDeclaration(new Dictionary<string, Domain.Common.Bounds>(StringComparer.Ordinal), [ExecutionShape.Immediate, ExecutionShape.Windowed]),
            StringComparer.Ordinal),
    };

    private sealed class ChargesOnly : IOemDriver, IApplies<EvChargerCharge>
    {
        public DeviceDeclaration Declare(string model) => DeviceDeclaration.ReadOnly;

        public Task<DriverResult<OemAnswer>> ApplyAsync(OemSession session, OemDevice device, EvChargerCharge command, CancellationToken cancellationToken) =>
            Task.FromResult<DriverResult<OemAnswer>>(new OemAnswer.Done("Done."));
    }

    private sealed class ClaimsAll : IOemDriver, IApplies<DeviceCommand>
    {
        public DeviceDeclaration Declare(string model) => DeviceDeclaration.ReadOnly;

        public Task<DriverResult<OemAnswer>> ApplyAsync(OemSession session, OemDevice device, DeviceCommand command, CancellationToken cancellationToken) =>
            Task.FromResult<DriverResult<OemAnswer>>(new OemAnswer.Done("Done."));
    }
}
