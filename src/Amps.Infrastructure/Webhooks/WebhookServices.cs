using Amps.Application.Ports;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Amps.Infrastructure.Webhooks;

internal static class WebhookServices
{
    /// <exception cref="SettingsException">A setting of <c>Webhooks</c> cannot work.</exception>
    public static IServiceCollection AddWebhookSender(this IServiceCollection services, IConfiguration configuration, bool isDevelopment)
    {
        services.AddSingleton(Settings.Read<WebhookOptions>(configuration, "Webhooks").ToRules(isDevelopment));
        services.AddSingleton<IHostAddresses, SystemHostAddresses>();
        services.AddSingleton<GuardedConnector>();
        services.AddSingleton<IWebhookSender, WebhookSender>();
        // URLs of endpoints may hold secrets, so no logger sees them; the sender's own clock is the only limit.
        services.AddHttpClient(WebhookSender.ClientName, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(provider => WebhookHandler.Create(provider.GetRequiredService<GuardedConnector>()))
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        return services;
    }
}
