namespace Amps.Domain.People;

/// <summary>What a password must be: long, and nothing that is guessed first. What characters it holds is its owner's matter (NIST SP 800-63B, 3.1.1).</summary>
public static class PasswordRule
{
    public const int MinLength = 12;

    public const int MaxLength = 200;

    private const int FewestCharacters = 5;

    /// <returns>What is wrong; nothing where it will do.</returns>
    public static string? Problem(string password, string email)
    {
        if (password.Length is < MinLength or > MaxLength) return $"A password has {MinLength} to {MaxLength} characters.";
        if (password.Distinct().Count() < FewestCharacters) return "This password repeats the same few characters. Choose another.";

        var name = email.Split('@')[0];
        return name.Length > 2 && password.Contains(name, StringComparison.OrdinalIgnoreCase) ? "The password must not hold the name of your email address." : null;
    }
}
