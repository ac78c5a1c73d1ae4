using Amps.Application.Ports;
using Amps.Domain.Devices;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Credentials;

/// <summary>Who of the customer's users uses an account. Some manufacturers know one grant for an account, however often it was given: taking it back would end the one in use.</summary>
internal static class LinkedAccounts
{
    /// <summary>Whether the account is linked, for any user.</summary>
    /// <param name="db">Of the customer.</param>
    /// <param name="oem">The manufacturer.</param>
    /// <param name="account">As the manufacturer calls it.</param>
    /// <param name="exceptFor">A link that does not count.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public static Task<bool> IsLinkedAsync(this IEnvironmentDb db, string oem, string account, CredentialId? exceptFor, CancellationToken cancellationToken) =>
        db.Credentials.AnyAsync(row => row.Oem == oem && row.Account == account && row.Id != exceptFor, cancellationToken);
}
