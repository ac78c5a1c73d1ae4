using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Customers;
using Amps.Domain.People;

namespace Amps.Application.People;

/// <summary>The secrets of authenticator apps, sealed for their person's row.</summary>
internal static class SecondFactorSecrets
{
    public static string SealFor(this IVault vault, Person person, string secret) => vault.Seal(Whose(person), person.Id.Value, secret);

    /// <returns>Nothing where there is none, or it cannot be opened any more.</returns>
    public static string? OpenFor(this IVault vault, Person person) => person.SecondFactor is { } secret ? vault.Open(Whose(person), person.Id.Value, secret) : null;

    /// <summary>Takes a code of the authenticator app, or a recovery code. Either counts once.</summary>
    public static bool TakesCode(this IVault vault, Person person, string code, DateTimeOffset now) =>
        vault.OpenFor(person) is { } secret && Totp.StepOf(secret, code, now) is { } step ? person.UseStep(step) : person.UseRecovery(RecoveryCodes.HashOf(code));

    // People stand above the environments; the vault wants one, and the row's id keeps its purposes apart.
    private static Tenant Whose(Person person) => new(AmpsEnvironment.Live, person.Owner);
}
