using Amps.Infrastructure.Oems.Driver;

namespace Amps.Infrastructure.Oems;

internal sealed class OemCatalog
{
    internal static IReadOnlyList<IOem> All => [];
}
