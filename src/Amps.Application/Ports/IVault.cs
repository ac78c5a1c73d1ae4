using Amps.Application.Common;

namespace Amps.Application.Ports;

/// <summary>Keeps secrets at rest. A sealed text opens only for the row that it was sealed for, so one that was moved to another row, customer or environment is useless.</summary>
public interface IVault
{
    /// <summary>Seals a secret. Two seals of the same text differ.</summary>
    /// <param name="whose">The customer and environment.</param>
    /// <param name="row">The id of the row that holds it.</param>
    /// <param name="secret">The text.</param>
    string Seal(Tenant whose, string row, string secret);

    /// <summary>Opens what <see cref="Seal"/> gave for the same row.</summary>
    /// <returns>Nothing where it cannot be opened: another row's, damaged, or sealed under a key ring that is gone.</returns>
    string? Open(Tenant whose, string row, string sealedSecret);
}
