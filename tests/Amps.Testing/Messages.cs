using Amps.Application.Ports;
using Amps.Domain.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Amps.Testing;

public static class Messages
{
    /// <summary>What the demo customer is to hear of a sandbox device, in its order.</summary>
    public static Task<List<string>> MessageTypesAsync(this AmpsApp app, string deviceId) => app.InAsync(AmpsEnvironment.Sandbox, app.Demo.CustomerId, async services =>
        (await services.GetRequiredService<IEnvironmentDb>().Messages.AsNoTracking().OrderBy(message => message.Id).ToListAsync())
            .Where(message => message.Body.Contains($"\"{deviceId}\"", StringComparison.Ordinal)).Select(message => message.Type).ToList());
}
