using System.Xml.Linq;
using Amps.Infrastructure.Persistence;
using Amps.Infrastructure.Persistence.Providers;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;

namespace Amps.Infrastructure.Secrets;

/// <summary>Keeps the framework's key ring in the platform database, where every node finds it.</summary>
internal sealed class KeyRing(IReadOnlyDictionary<Store, Func<DbContext>> stores, TimeProvider time) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var context = stores[Store.Platform]();
        return [.. context.Set<KeyRingRow>().AsNoTracking().OrderBy(row => row.Name).Select(row => row.Xml).AsEnumerable().Select(xml => XElement.Parse(xml))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var context = stores[Store.Platform]();
        context.Set<KeyRingRow>().Add(new KeyRingRow { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting), CreatedAt = time.GetUtcNow() });
        context.SaveChanges();
    }
}
