using System.Text.RegularExpressions;

namespace Amps.Dashboard.Tests;

/// <summary>What is looked for on pages.</summary>
internal static partial class Patterns
{
    [GeneratedRegex("amps_sk_(test|live)_[A-Za-z0-9]{38}")]
    public static partial Regex Key();

    [GeneratedRegex("(?<=name=\"version\" value=\")[0-9]+")]
    public static partial Regex Version();

    [GeneratedRegex("(?<=name=\"seen\" value=\")[^\"]+")]
    public static partial Regex Seen();

    [GeneratedRegex("(?<=>)http://[^<\\s]+token=[A-Za-z0-9_-]+")]
    public static partial Regex Link();

    [GeneratedRegex("secret=([A-Z2-7]{32})")]
    public static partial Regex SecondFactorSecret();

    [GeneratedRegex(@"\b[0-9a-hjkmnp-tv-z]{8}-[0-9a-hjkmnp-tv-z]{8}\b")]
    public static partial Regex RecoveryCode();

    [GeneratedRegex("act_[0-9a-z]{26}")]
    public static partial Regex ActionId();

    [GeneratedRegex("<a href=\"([^\"]+)\">Next page</a>")]
    public static partial Regex NextPage();
}
