using System.Text.Json;
using Amps.Domain.Common;
using Amps.Domain.Devices;
using Amps.Domain.Tests.Actions;

namespace Amps.Domain.Tests.Devices;

public sealed class CommandsTests
{
    [Fact]
    public void The_vocabulary_is_the_contracts() =>
        Commands.All.ShouldBe(["charge", "discharge", "idle", "auto.balanced", "auto.reserve", "auto.export", "heat", "cool", "auto", "follow_schedule"]);

    [Theory]
    [InlineData(DeviceType.Battery, "charge discharge idle auto.balanced auto.reserve auto.export")]
    [InlineData(DeviceType.EvCharger, "charge idle")]
    [InlineData(DeviceType.Hvac, "heat cool auto idle follow_schedule")]
    [InlineData(DeviceType.SolarInverter, "")]
    [InlineData(DeviceType.Vehicle, "")]
    public void Each_family_has_its_own(DeviceType type, string words) => string.Join(' ', Commands.Of(type)).ShouldBe(words);

    [Theory]
    [InlineData("charge", true)]
    [InlineData("auto.export", true)]
    [InlineData("follow_schedule", true)]
    [InlineData("Charge", false)]
    [InlineData("charge ", false)]
    [InlineData("auto.", false)]
    [InlineData("off", false)]
    [InlineData("", false)]
    public void Only_words_of_the_vocabulary_are_known(string word, bool known) => Commands.IsKnown(word).ShouldBe(known);

    [Fact]
    public void Every_word_fits_its_column() => Commands.All.ShouldAllBe(word => word.Length <= Commands.MaxLength);

    [Theory]
    [InlineData(DeviceType.Hvac, "heat", "", "target")]
    [InlineData(DeviceType.Hvac, "cool", "", "target")]
    [InlineData(DeviceType.Hvac, "cool", "heatSetpoint", "target")]
    [InlineData(DeviceType.Hvac, "heat", "target", "")]
    [InlineData(DeviceType.Hvac, "auto", "", "heatSetpoint coolSetpoint")]
    [InlineData(DeviceType.Hvac, "auto", "heatSetpoint", "coolSetpoint")]
    [InlineData(DeviceType.Hvac, "auto", "coolSetpoint", "heatSetpoint")]
    [InlineData(DeviceType.Hvac, "auto", "coolSetpoint heatSetpoint", "")]
    [InlineData(DeviceType.Hvac, "idle", "", "")]
    [InlineData(DeviceType.Hvac, "follow_schedule", "", "")]
    [InlineData(DeviceType.Hvac, "charge", "", "")]
    [InlineData(DeviceType.Battery, "charge", "", "")]
    [InlineData(DeviceType.Battery, "heat", "", "")]
    [InlineData(DeviceType.EvCharger, "charge", "", "")]
    public void Only_set_points_cannot_be_left_out(DeviceType type, string command, string given, string missing)
    {
        var parameters = Given.Parameters([.. given.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => (name, 20.0, Unit.Celsius))]);

        string.Join(' ', CommandParameters.Missing(type, command, parameters)).ShouldBe(missing);
    }

    [Fact]
    public void A_quantity_is_always_finite()
    {
        new Quantity(double.PositiveInfinity, Unit.Kw).Value.ShouldBe(double.MaxValue);
        new Quantity(double.NegativeInfinity, Unit.Kw).Value.ShouldBe(double.MinValue);
        Should.Throw<ArgumentOutOfRangeException>(() => new Quantity(double.NaN, Unit.Kw));
    }

    [Theory]
    [InlineData("""{"value":3,"unit":"kw"}""", 3, """{"value":3,"unit":"kw"}""")]
    [InlineData("""{"unit":"kw","value":-0.5}""", -0.5, """{"value":-0.5,"unit":"kw"}""")]
    [InlineData("""{"value":1e999,"unit":"kw"}""", double.MaxValue, """{"value":1.7976931348623157E+308,"unit":"kw"}""")]
    public void A_quantity_comes_through_JSON(string json, double value, string written)
    {
        var quantity = JsonSerializer.Deserialize<Quantity>(json, JsonSerializerOptions.Web)!;

        quantity.ShouldBe(new Quantity(value, Unit.Kw));
        JsonSerializer.Serialize(quantity, JsonSerializerOptions.Web).ShouldBe(written);
    }
}
