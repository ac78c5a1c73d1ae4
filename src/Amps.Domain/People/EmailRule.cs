using System.Text.RegularExpressions;

namespace Amps.Domain.People;

/// <summary>What is taken for an email address: enough to find typing errors, not to prove that it exists.</summary>
public static partial class EmailRule
{
    public static bool IsValid(string? email) => email is not null && email.Trim().Length <= Person.MaxEmailLength && Form().IsMatch(email.Trim());

    /// <summary>As it is stored and compared.</summary>
    public static string Normalise(string email) => email.Trim().ToLowerInvariant();

    [GeneratedRegex(@"\A[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
