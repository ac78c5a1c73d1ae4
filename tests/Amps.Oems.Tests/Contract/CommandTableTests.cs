using System.Text.Json;
using System.Text.Json.Serialization;
using Amps.Domain.Common;
using Amps.Domain.Devices;
using Amps.Domain.Devices.Batteries;
using Amps.Domain.Devices.Hvac;
using Shouldly;
using Xunit;

namespace Amps.Oems.Tests.Contract;

public sealed class CommandTableTests
{
    public static TheoryData<int> Rows => [.. Enumerable.Range(0, CommandTable.Rows.Count)];

    [Fact]
    public void It_has_exactly_the_commands_of_the_contract() =>
        CommandTable.Rows.Select(row => (row.Type, row.Verb)).ShouldBe(
            Enum.GetValues<DeviceType>().SelectMany(type => ContractTable.Of(type).Commands.Select(command => (type, command.Verb))));

    [Fact]
    public void Every_kind_of_command_stands_in_it_once() =>
        CommandTable.Rows.Select(row => row.Command).ShouldBe(
            typeof(DeviceCommand).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(DeviceCommand))), ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_command_survives_its_stored_form_which_names_it_by_type_and_verb(int index)
    {
        var row = CommandTable.Rows[index];
        var command = row.Parse(Parameters(row));
        var json = JsonSerializer.Serialize(command, JsonSerializerOptions.Web);

        JsonDocument.Parse(json).RootElement.GetProperty("command").GetString().ShouldBe($"{Wire<DeviceType>.Name(row.Type)}.{row.Verb}");
        JsonSerializer.Deserialize<DeviceCommand>(json, JsonSerializerOptions.Web).ShouldBe(command);
        CommandTable.Of(command).ShouldBe(row);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void What_it_requires_is_what_it_cannot_be_made_without(int index)
    {
        var row = CommandTable.Rows[index];
        var parameters = Parameters(row);
        row.Required.ShouldBeSubsetOf(parameters.Keys);
        foreach (var name in parameters.Keys)
        {
            var rest = parameters.Where(parameter => parameter.Key != name).ToDictionary();
            if (row.Required.Contains(name)) Should.Throw<KeyNotFoundException>(() => row.Parse(rest));
            else row.Parse(rest).ShouldNotBe(row.Parse(parameters));
        }
    }

    [Fact]
    public void Parameters_go_where_their_names_say()
    {
        var numbers = new Dictionary<string, double> { ["target"] = 80, ["power"] = 3, ["reserve"] = 20, ["heatSetpoint"] = 19, ["coolSetpoint"] = 25 };
        CommandTable.Find(DeviceType.Battery, "discharge")!.Parse(numbers).ShouldBe(new BatteryDischarge(80, 3, 20));
        CommandTable.Find(DeviceType.Battery, "charge")!.Parse(new Dictionary<string, double>()).ShouldBe(new BatteryCharge());
        CommandTable.Find(DeviceType.Hvac, "auto")!.Parse(numbers).ShouldBe(new HvacAuto(19, 25));
        CommandTable.Find(DeviceType.Vehicle, "charge").ShouldBeNull();
    }

    [Fact]
    public void The_stored_words_are_these() =>
        typeof(DeviceCommand).GetCustomAttributes(typeof(JsonDerivedTypeAttribute), inherit: false).Length.ShouldBe(CommandTable.Rows.Count);

    private static Dictionary<string, double> Parameters(CommandRow row) =>
        ContractTable.Of(row.Type).Find(row.Verb)!.Parameters.Select((parameter, index) => (parameter.Name, Value: 20.5 + index))
            .ToDictionary(parameter => parameter.Name, parameter => parameter.Value, StringComparer.Ordinal);
}
