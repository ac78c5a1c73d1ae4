using System.Text.Encodings.Web;
using System.Text.Json;
using Amps.Domain.Actions;
using Amps.Domain.Common;
using Amps.Domain.Devices;
using static Amps.Domain.Tests.Actions.Given;

namespace Amps.Domain.Tests.Devices;

public sealed class CommandCheckTests
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly ExecutionShape[] All = [ExecutionShape.Immediate, ExecutionShape.Scheduled, ExecutionShape.Windowed];
    private static readonly ExecutionShape[] WithStart = [ExecutionShape.Immediate, ExecutionShape.Scheduled];

    private static readonly DeviceDeclaration BatteryTakes = Declares(
        ("discharge", All, [("target", new(Unit.Percent, 10, 100)), ("power", new(Unit.Kw, 0, 5))]),
        ("charge", All, [("target", new(Unit.Percent, 10, 100)), ("reserve", new(Unit.Percent, 0, 100)), ("power", new(Unit.Kw, 0, 5))]),
        ("idle", WithStart, []));

    private static readonly DeviceDeclaration HvacTakes = Declares(
        ("heat", All, [("target", new(Unit.Celsius, 10, 35))]),
        ("auto", WithStart, [("heatSetpoint", new(Unit.Celsius, 10, 35)), ("coolSetpoint", new(Unit.Celsius, 10, 35))]),
        ("follow_schedule", [ExecutionShape.Immediate], []));

    [Theory]
    [InlineData(null, null, ExecutionShape.Immediate, null, null)]
    [InlineData("1h", null, ExecutionShape.Scheduled, "13:00", null)]
    [InlineData("0m", null, ExecutionShape.Scheduled, "12:00", null)]
    [InlineData("2026-06-01T14:00:00", "1h", ExecutionShape.Windowed, "13:00", "14:00")]
    public void The_times_make_the_shape(string? start, string? end, ExecutionShape shape, string? from, string? to)
    {
        var request = new PushRequest("charge", Parameters(("target", 80, Unit.Percent)), start, end);

        var plan = CommandCheck.Check(DeviceType.Battery, BatteryTakes, "Europe/London", request, Noon).Value;

        plan.ShouldBe(new PlannedAction("charge", request.Parameters, shape, Time(from), Time(to)));
    }

    [Theory]
    [InlineData(DeviceType.Vehicle)]
    [InlineData(DeviceType.SolarInverter)]
    public void A_family_without_commands_takes_none_whatever_is_declared(DeviceType type)
    {
        Refuses(type, BatteryTakes, new("charge", CommandParameters.None), "DIRECT_ACTION_UNSUPPORTED", """{"deviceCapabilities":{"supportedActions":[]}}""");
        Refuses(type, DeviceDeclaration.ReadOnly, new("charge", CommandParameters.None), "DIRECT_ACTION_UNSUPPORTED", """{"deviceCapabilities":{"supportedActions":[]}}""");
    }

    [Fact]
    public void A_device_that_declares_nothing_takes_nothing() =>
        Refuses(DeviceType.Battery, DeviceDeclaration.ReadOnly, new("charge", CommandParameters.None), "DIRECT_ACTION_UNSUPPORTED", """{"deviceCapabilities":{"supportedActions":[]}}""");

    [Theory]
    [InlineData("heat")]
    [InlineData("auto")]
    [InlineData("auto.export")]
    public void A_command_that_is_not_declared_is_refused_with_those_that_are(string command) => Refuses(DeviceType.Battery, BatteryTakes,
        new(command, CommandParameters.None), "UNSUPPORTED_MODE", """{"deviceCapabilities":{"supportedModes":["charge","discharge","idle"]}}""");

    [Fact]
    public void All_parameters_that_are_not_declared_are_named_at_once() => Refuses(DeviceType.Battery, BatteryTakes,
        new("charge", Parameters(("speed", 1, Unit.Kw), ("power", 1, Unit.Kw), ("Target", 1, Unit.Percent))),
        "UNSUPPORTED_PARAMETER", """{"unsupportedParameters":["speed","Target"],"deviceCapabilities":{"supportedParameters":["power","reserve","target"]}}""");

    [Fact]
    public void A_command_without_parameters_says_so() => Refuses(DeviceType.Battery, BatteryTakes, new("idle", Parameters(("target", 50, Unit.Percent))),
        "UNSUPPORTED_PARAMETER", """{"unsupportedParameters":["target"],"deviceCapabilities":{"supportedParameters":[]}}""");

    [Fact]
    public void Parameters_are_per_command() => Refuses(DeviceType.Battery, BatteryTakes, new("discharge", Parameters(("reserve", 50, Unit.Percent))),
        "UNSUPPORTED_PARAMETER", """{"unsupportedParameters":["reserve"],"deviceCapabilities":{"supportedParameters":["power","target"]}}""");

    [Fact]
    public void Units_are_not_converted()
    {
        Refuses(DeviceType.Battery, BatteryTakes, new("charge", Parameters(("target", 50, Unit.Percent), ("power", 3000, Unit.Watts))),
            "UNSUPPORTED_UNIT", """{"parameter":"power","providedUnit":"watts","supportedUnits":["kw"]}""");
        Refuses(DeviceType.Hvac, HvacTakes, new("heat", Parameters(("target", 70, Unit.Fahrenheit))),
            "UNSUPPORTED_UNIT", """{"parameter":"target","providedUnit":"fahrenheit","supportedUnits":["celsius"]}""");
    }

    [Fact]
    public void Of_several_wrong_parameters_the_first_of_the_request_is_named()
    {
        Refuses(DeviceType.Battery, BatteryTakes, new("charge", Parameters(("power", 1, Unit.Amps), ("target", 1, Unit.Kwh))),
            "UNSUPPORTED_UNIT", """{"parameter":"power","providedUnit":"amps","supportedUnits":["kw"]}""");
        Refuses(DeviceType.Battery, BatteryTakes, new("charge", Parameters(("target", 1, Unit.Percent), ("power", 99, Unit.Kw))),
            "PARAMETER_OUT_OF_RANGE", """{"parameter":"target","value":1,"min":10,"max":100,"unit":"percent"}""");
    }

    [Theory]
    [InlineData("power", Unit.Kw, 0)]
    [InlineData("power", Unit.Kw, -0.0)]
    [InlineData("power", Unit.Kw, 5)]
    [InlineData("target", Unit.Percent, 10)]
    [InlineData("target", Unit.Percent, 100)]
    [InlineData("target", Unit.Percent, 55.55)]
    public void Both_bounds_are_included(string parameter, Unit unit, double value) =>
        CommandCheck.Check(DeviceType.Battery, BatteryTakes, "UTC", new("charge", Parameters((parameter, value, unit))), Noon).Succeeded.ShouldBeTrue();

    [Theory]
    [InlineData("power", Unit.Kw, -0.001, """{"parameter":"power","value":-0.001,"min":0,"max":5,"unit":"kw"}""")]
    [InlineData("power", Unit.Kw, 5.0000001, """{"parameter":"power","value":5.0000001,"min":0,"max":5,"unit":"kw"}""")]
    [InlineData("target", Unit.Percent, 9.99, """{"parameter":"target","value":9.99,"min":10,"max":100,"unit":"percent"}""")]
    [InlineData("target", Unit.Percent, 101, """{"parameter":"target","value":101,"min":10,"max":100,"unit":"percent"}""")]
    [InlineData("target", Unit.Percent, double.PositiveInfinity, """{"parameter":"target","value":1.7976931348623157E+308,"min":10,"max":100,"unit":"percent"}""")]
    public void A_step_beyond_a_bound_is_refused(string parameter, Unit unit, double value, string details) =>
        Refuses(DeviceType.Battery, BatteryTakes, new("charge", Parameters((parameter, value, unit))), "PARAMETER_OUT_OF_RANGE", details);

    [Theory]
    [InlineData(20, 20)]
    [InlineData(24, 20)]
    [InlineData(20.01, 20)]
    public void The_heat_setpoint_stays_below_the_cool_one(double heat, double cool) => Refuses(DeviceType.Hvac, HvacTakes,
        new("auto", Parameters(("coolSetpoint", cool, Unit.Celsius), ("heatSetpoint", heat, Unit.Celsius))),
        "PARAMETER_OUT_OF_RANGE", FormattableString.Invariant($$"""{"parameter":"heatSetpoint","value":{{heat}},"min":10,"max":{{cool}},"unit":"celsius"}"""));

    [Fact]
    public void Setpoints_apart_are_taken_and_bounds_come_first()
    {
        CommandCheck.Check(DeviceType.Hvac, HvacTakes, "UTC", new("auto", Parameters(("heatSetpoint", 20, Unit.Celsius), ("coolSetpoint", 20.1, Unit.Celsius))), Noon).Succeeded.ShouldBeTrue();
        Refuses(DeviceType.Hvac, HvacTakes, new("auto", Parameters(("heatSetpoint", 30, Unit.Celsius), ("coolSetpoint", 9, Unit.Celsius))),
            "PARAMETER_OUT_OF_RANGE", """{"parameter":"coolSetpoint","value":9,"min":10,"max":35,"unit":"celsius"}""");
    }

    [Theory]
    [InlineData("1h", "1h", "windowed")]
    [InlineData(null, "1h", "windowed")]
    [InlineData("", "", "windowed")]
    public void A_shape_that_is_not_declared_is_refused_with_those_that_are(string? start, string? end, string requested) => Refuses(DeviceType.Battery, BatteryTakes,
        new("idle", CommandParameters.None, start, end), "EXECUTION_NOT_SUPPORTED", $$"""{"requestedExecution":"{{requested}}","supportedExecution":["immediate","scheduled"]}""");

    [Fact]
    public void Even_a_start_of_now_is_scheduled() => Refuses(DeviceType.Hvac, HvacTakes, new("follow_schedule", CommandParameters.None, "0m"),
        "EXECUTION_NOT_SUPPORTED", """{"requestedExecution":"scheduled","supportedExecution":["immediate"]}""");

    [Theory]
    [InlineData(null, "1h", "end_without_start")]
    [InlineData("1h", "0m", "end_not_after_start")]
    [InlineData("2026-06-01T18:00:00Z", null, "zoned_value")]
    [InlineData("1h", "soon", "malformed_value")]
    [InlineData("1h", "721h", "window_too_long")]
    public void Wrong_times_give_their_reason(string? start, string? end, string reason) =>
        Refuses(DeviceType.Battery, BatteryTakes, new("charge", CommandParameters.None, start, end), "INVALID_TIME_WINDOW", $$"""{"reason":"{{reason}}"}""");

    [Fact]
    public void Starts_out_of_reach_have_no_details()
    {
        Refuses(DeviceType.Battery, BatteryTakes, new("charge", CommandParameters.None, "2026-05-31T18:00:00"), "START_IN_PAST", "null");
        Refuses(DeviceType.Battery, BatteryTakes, new("charge", CommandParameters.None, "721h"), "START_OUT_OF_RANGE", "null");
    }

    public static TheoryData<DeviceType, string, string[], string?, string?, string> BrokenFromARuleOn => new()
    {
        { DeviceType.Vehicle, "charge", ["bogus=1 kw", "target=999 volts"], "2026-05-31T18:00:00", "soon", "DIRECT_ACTION_UNSUPPORTED" },
        { DeviceType.Hvac, "charge", ["bogus=1 kw", "target=999 volts"], "2026-05-31T18:00:00", "soon", "UNSUPPORTED_MODE" },
        { DeviceType.Hvac, "auto", ["heatSetpoint=999 volts", "bogus=1 kw"], "2026-05-31T18:00:00", "soon", "UNSUPPORTED_PARAMETER" },
        { DeviceType.Hvac, "auto", ["heatSetpoint=999 celsius", "coolSetpoint=20 volts"], "2026-05-31T18:00:00", "soon", "UNSUPPORTED_UNIT" },
        { DeviceType.Hvac, "auto", ["heatSetpoint=999 celsius", "coolSetpoint=20 celsius"], "2026-05-31T18:00:00", "soon", "PARAMETER_OUT_OF_RANGE" },
        { DeviceType.Hvac, "auto", ["heatSetpoint=25 celsius", "coolSetpoint=20 celsius"], "2026-05-31T18:00:00", "soon", "PARAMETER_OUT_OF_RANGE" },
        { DeviceType.Hvac, "auto", ["heatSetpoint=20 celsius", "coolSetpoint=25 celsius"], "2026-05-31T18:00:00", "soon", "EXECUTION_NOT_SUPPORTED" },
        { DeviceType.Hvac, "heat", ["target=20 celsius"], "2026-05-31T18:00:00", "soon", "INVALID_TIME_WINDOW" },
        { DeviceType.Hvac, "heat", ["target=20 celsius"], "2026-05-31T18:00:00", "2026-05-31T17:00:00", "INVALID_TIME_WINDOW" },
        { DeviceType.Hvac, "heat", ["target=20 celsius"], "721h", "721h", "INVALID_TIME_WINDOW" },
        { DeviceType.Hvac, "heat", ["target=20 celsius"], "2026-05-31T18:00:00", "1h", "START_IN_PAST" },
        { DeviceType.Hvac, "heat", ["target=20 celsius"], "721h", "1h", "START_OUT_OF_RANGE" },
    };

    [Theory]
    [MemberData(nameof(BrokenFromARuleOn))]
    public void The_first_broken_rule_is_the_one_reported(DeviceType type, string command, string[] parameters, string? start, string? end, string code)
    {
        var request = new PushRequest(command, Parameters([.. parameters.Select(Parse)]), start, end);

        CommandCheck.Check(type, HvacTakes, "Europe/London", request, Noon).Failure!.Code.ShouldBe(code);
    }

    [Fact]
    public void A_slot_is_held_against_the_same_rules_without_times()
    {
        Without("charge", CommandParameters.None, ExecutionShape.Windowed).ShouldBeNull();
        Without("idle", CommandParameters.None, ExecutionShape.Windowed).ShouldBe("EXECUTION_NOT_SUPPORTED");
        Without("idle", CommandParameters.None, null).ShouldBeNull();
        Without("heat", CommandParameters.None, ExecutionShape.Scheduled).ShouldBe("UNSUPPORTED_MODE");
        Without("charge", Parameters(("speed", 1, Unit.Kw)), ExecutionShape.Scheduled).ShouldBe("UNSUPPORTED_PARAMETER");
        Without("charge", Parameters(("power", 1, Unit.Watts)), ExecutionShape.Scheduled).ShouldBe("UNSUPPORTED_UNIT");
        Without("charge", Parameters(("power", 6, Unit.Kw)), ExecutionShape.Scheduled).ShouldBe("PARAMETER_OUT_OF_RANGE");
        CommandCheck.CheckWithoutTimes(DeviceType.Vehicle, BatteryTakes, "charge", CommandParameters.None, null)!.Code.ShouldBe("DIRECT_ACTION_UNSUPPORTED");
    }

    private static string? Without(string command, IReadOnlyDictionary<string, Quantity> parameters, ExecutionShape? shape) =>
        CommandCheck.CheckWithoutTimes(DeviceType.Battery, BatteryTakes, command, parameters, shape)?.Code;

    private static void Refuses(DeviceType type, DeviceDeclaration declaration, PushRequest request, string code, string details)
    {
        var failure = CommandCheck.Check(type, declaration, "Europe/London", request, Noon).Failure.ShouldNotBeNull();
        failure.Kind.ShouldBe(FailureKind.Unprocessable);
        failure.Code.ShouldBe(code);
        failure.Message.ShouldNotBeEmpty();
        JsonSerializer.Serialize(failure.Details, Web).ShouldBe(details);
    }

    private static DeviceDeclaration Declares(params (string Command, ExecutionShape[] Execution, (string Name, Bounds Bounds)[] Parameters)[] commands) => DeviceDeclaration.ReadOnly with
    {
        Commands = commands.ToDictionary(
            command => command.Command,
            command => new CommandDeclaration(command.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Bounds, StringComparer.Ordinal), command.Execution),
            StringComparer.Ordinal),
    };

    private static (string, double, Unit) Parse(string text)
    {
        var parts = text.Split('=', ' ');
        return (parts[0], double.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture), Wire<Unit>.Parse(parts[2]));
    }

    private static DateTimeOffset? Time(string? text) => text is null ? null : new DateTimeOffset(Noon.Date + TimeSpan.Parse(text, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.Zero);
}
