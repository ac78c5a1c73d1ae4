using System.Globalization;
using Amps.Infrastructure.Oems.Simulator.Physics;

namespace Amps.Infrastructure.Oems.Simulator.SignIn;

/// <summary>What a simulated manufacturer remembers of an account lies where it remembers devices, under a serial of its own.</summary>
internal static class SimulatedAccount
{
    public static string Serial(string vendor, string account) => string.Create(CultureInfo.InvariantCulture, $"{vendor}-account-{StableHash.Of(account):x16}");
}
