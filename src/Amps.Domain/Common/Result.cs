using System.Diagnostics.CodeAnalysis;

namespace Amps.Domain.Common;

/// <summary>What every handler answers: lets a behaviour end a request early without knowing its value type.</summary>
public interface IOutcome<out TSelf> where TSelf : IOutcome<TSelf>
{
    Failure? Failure { get; }

    /// <summary>The value, for someone who does not know its type; nothing where it failed.</summary>
    object? Boxed { get; }

    /// <summary>The type that the value is declared as; the value itself may be of one that derives from it.</summary>
    static abstract Type ValueType { get; }

    static abstract TSelf Failed(Failure failure);
}

/// <summary>A value, or the failure that stands in its place. Exceptions are left for bugs.</summary>
public readonly struct Result<T> : IOutcome<Result<T>>
{
    private readonly T? value;

    private Result(T? value, Failure? failure)
    {
        this.value = value;
        Failure = failure;
    }

    public static Type ValueType => typeof(T);

    public Failure? Failure { get; }

    public object? Boxed => Failure is null ? value : null;

    [MemberNotNullWhen(false, nameof(Failure))]
    public bool Succeeded => Failure is null;

    /// <summary>The value; asking a failed result for it is a bug.</summary>
    public T Value => Failure is null ? value! : throw new InvalidOperationException($"Failed with {Failure.Code}, so there is no value.");

    public static Result<T> Failed(Failure failure) => new(default, failure);

    /// <summary>What is made of the value; the failure stays where there is none.</summary>
    public Result<TNext> Then<TNext>(Func<T, TNext> next) => Failure is null ? next(value!) : Failure;

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Failure failure) => new(default, failure);
}

/// <summary>The value of a command that has nothing to tell but that it was done.</summary>
public readonly record struct Done;
