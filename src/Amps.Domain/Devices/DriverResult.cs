namespace Amps.Domain.Devices;

/// <summary>What a driver, and with it the gateway, answers: a value, or one of the failures that every OEM is translated into. Drivers never throw for what an OEM does.</summary>
public readonly struct DriverResult<T>
{
    private readonly T? value;

    private DriverResult(T? value, OemFailure? failure)
    {
        this.value = value;
        Failure = failure;
    }

    public OemFailure? Failure { get; }

    public T Value => Failure is null ? value! : throw new InvalidOperationException($"The OEM failed ({Failure.Reason}), so there is no value.");

    public static implicit operator DriverResult<T>(T value) => new(value, null);

    public static implicit operator DriverResult<T>(OemFailure failure) => new(default, failure);
}
