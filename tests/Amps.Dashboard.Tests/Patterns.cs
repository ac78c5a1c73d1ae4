using System.Text.RegularExpressions;

namespace Amps.Dashboard.Tests;

/// <summary>What is looked for on pages.</summary>
internal static partial class Patterns
{
    [GeneratedRegex("amps_sk_(test|live)_[A-Za-z0-9]{38}")]
    public static partial Regex Key();

    [GeneratedRegex("(?<=name=\"version\" value=\")[0-9]+")]
    public static partial Regex Version();
}
