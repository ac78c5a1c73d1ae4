using System.Buffers;

namespace Amps.Domain.Devices;

/// <summary>The integrator's own id of an end user: 1 to 128 of <c>A-Za-z0-9._@:+|-</c>, case-sensitive.</summary>
public static class UserId
{
    public const int MaxLength = 128;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._@:+|-");

    public static bool IsValid(string text) => text.Length is >= 1 and <= MaxLength && !text.AsSpan().ContainsAnyExcept(Allowed);
}
