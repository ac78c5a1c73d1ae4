using Amps.Application.Ports;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Amps.Infrastructure.Secrets;

internal static class SecretServices
{
    /// <summary>Data protection with its ring in the platform database, wrapped by the master key.</summary>
    public static IServiceCollection AddSecrets(this IServiceCollection services, IConfiguration configuration, string dataFolder, bool isDevelopment)
    {
        services.AddSingleton(MasterKey.Read(configuration, dataFolder, isDevelopment));
        services.AddSingleton<KeyRing>();
        services.AddSingleton<IVault, Vault>();
        services.AddSingleton<ITokenFormat, TokenFormat>();
        services.AddDataProtection().SetApplicationName("amps");
        services.AddOptions<KeyManagementOptions>().Configure<KeyRing, MasterKey>((options, ring, master) =>
        {
            options.XmlRepository = ring;
            options.XmlEncryptor = new MasterKeyXmlEncryptor(master);
        });
        return services;
    }
}
