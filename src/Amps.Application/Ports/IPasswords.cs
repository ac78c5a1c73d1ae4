namespace Amps.Application.Ports;

/// <summary>Passwords as they are stored: slow to try, and told apart from the terms of former times.</summary>
public interface IPasswords
{
    string Hash(string password);

    /// <summary>Checks a password; takes as long where there is none to check against.</summary>
    /// <param name="hash">As it is stored; none where there is no such person, which no password fits.</param>
    /// <param name="password">As it was typed.</param>
    PasswordFit Check(string? hash, string password);
}

public enum PasswordFit
{
    Wrong,
    Right,

    /// <summary>Right, and stored under terms of former times: hash it again.</summary>
    RightButOld,
}
