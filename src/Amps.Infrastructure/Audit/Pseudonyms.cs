using System.Security.Cryptography;
using System.Text;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Infrastructure.Secrets;

namespace Amps.Infrastructure.Audit;

internal sealed class Pseudonyms(MasterKey master) : IPseudonyms
{
    private const int Size = 16;

    private readonly byte[] key = master.Derive("amps.audit.users");

    public string Of(Tenant whose, string userId)
    {
        var text = $"{Wire<AmpsEnvironment>.Name(whose.Environment)}\n{whose.CustomerId}\n{userId}";
        return "user:" + Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)).AsSpan(0, Size));
    }
}
