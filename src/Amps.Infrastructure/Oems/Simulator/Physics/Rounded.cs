namespace Amps.Infrastructure.Oems.Simulator.Physics;

/// <summary>Values with the digits that a device shows.</summary>
internal static class Rounded
{
    /// <summary>A level in percent, to 0.1. It is cut, not rounded: what says 95.0 has reached 95.</summary>
    public static double Level(double percent) => Math.Round(percent, 1, MidpointRounding.ToZero);

    /// <summary>Power in kW, to the watt.</summary>
    public static double Power(double kilowatts) => To(kilowatts, 3);

    /// <summary>Energy in kWh, to 0.01.</summary>
    public static double Energy(double kilowattHours) => To(kilowattHours, 2);

    /// <summary>A temperature in °C or a current in A, to 0.1.</summary>
    public static double Tenth(double value) => To(value, 1);

    /// <summary>A distance in km, to the kilometre.</summary>
    public static double Whole(double value) => To(value, 0);

    // Adding zero turns the negative zero of a small negative number, which JSON would show as -0, into zero.
    private static double To(double value, int digits) => Math.Round(value, digits, MidpointRounding.AwayFromZero) + 0.0;
}
