using Amps.Application.Ports;
using Amps.Domain.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Amps.Infrastructure.People;

/// <summary>The framework's hashes: PBKDF2 with HMAC-SHA-512 and a salt each, in a form that names its terms.</summary>
internal sealed class Passwords : IPasswords
{
    private static readonly PasswordHasherOptions Terms = new() { IterationCount = 210_000 };

    private readonly PasswordHasher<Person> hasher = new(Options.Create(Terms));
    private readonly string nobodys;

    public Passwords() => nobodys = Hash("Nobody has this password.");

    public string Hash(string password) => hasher.HashPassword(null!, password);

    public PasswordFit Check(string? hash, string password)
    {
        var result = hasher.VerifyHashedPassword(null!, string.IsNullOrEmpty(hash) ? nobodys : hash, password);
        if (string.IsNullOrEmpty(hash)) return PasswordFit.Wrong;

        return result switch
        {
            PasswordVerificationResult.Success => PasswordFit.Right,
            PasswordVerificationResult.SuccessRehashNeeded => PasswordFit.RightButOld,
            PasswordVerificationResult.Failed => PasswordFit.Wrong,
        };
    }
}
