using System.Security.Cryptography;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Microsoft.AspNetCore.DataProtection;

namespace Amps.Infrastructure.Secrets;

/// <summary>The framework's data protection, with a purpose for each row.</summary>
internal sealed class Vault(IDataProtectionProvider protection) : IVault
{
    public string Seal(Tenant whose, string row, string secret) => For(whose, row).Protect(secret);

    public string? Open(Tenant whose, string row, string sealedSecret)
    {
        try
        {
            return For(whose, row).Unprotect(sealedSecret);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector For(Tenant whose, string row) =>
        protection.CreateProtector("amps.vault", Wire<AmpsEnvironment>.Name(whose.Environment), whose.CustomerId.Value, row);
}
