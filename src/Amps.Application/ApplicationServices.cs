using Amps.Application.Actions;
using Amps.Application.Actions.DispatchAction;
using Amps.Application.Actions.PrepareWork;
using Amps.Application.ApiKeys;
using Amps.Application.ApiKeys.AuthenticateKey;
using Amps.Application.Common;
using Amps.Application.Credentials;
using Amps.Application.Customers;
using Amps.Application.Devices;
using Amps.Application.Devices.RollUpHistory;
using Amps.Application.Journeys;
using Amps.Application.Removals;
using Amps.Application.Schedules.FireSchedule;
using Amps.Application.Users;
using Amps.Application.Webhooks.DeliverWebhook;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Amps.Application;

public static class ApplicationServices
{
    /// <summary>Registers every use case, and the behaviours in the order in which they wrap it.</summary>
    public static IServiceCollection AddApplication(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddScoped<RequestScope>();
        services.AddScoped<ISender, Sender>();
        services.AddScoped<Idempotency>();
        services.AddScoped<OpenSave>();
        services.AddScoped<IMediator, Mediator>();
        services.AddScoped<ServiceFactory>(provider => provider.GetService!);
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(LoggingBehaviour<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ValidationBehaviour<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(RaceBehaviour<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(SaveBehaviour<,>));
        services.Scan(scan => scan.FromAssemblyOf<RequestScope>()
            .AddClasses(classes => classes.AssignableTo(typeof(IRequestHandler<,>)), publicOnly: false).AsImplementedInterfaces().WithScopedLifetime()
            .AddClasses(classes => classes.AssignableTo(typeof(IValidator<>)).Where(ValidatesUseCase), publicOnly: false).AsImplementedInterfaces().WithSingletonLifetime());

        services.AddSingleton<DevicePulls>();
        services.AddSingleton<HistoryKeeper>();
        services.AddSingleton<ActionWorker>();
        services.AddSingleton<ScheduleWorker>();
        services.AddSingleton<OpenWindows>();
        services.AddSingleton<DeviceRemovals>();
        services.AddSingleton<UserDevices>();
        services.AddScoped<DeviceLeftovers>();
        services.AddScoped<UserLeftovers>();
        services.AddScoped<UserAccounts>();
        services.AddScoped<UnusedCredentials>();
        services.AddScoped<OemCalls>();
        services.AddSingleton<DeliveryWorker>();
        services.AddSingleton<JourneyInvitations>();
        services.AddSingleton<JourneyOffer>();
        services.AddScoped<JourneyAccess>();
        services.AddScoped<JourneySecrets>();
        services.AddScoped<JourneyGrants>();
        services.AddScoped<SignInClaims>();
        services.AddScoped<JourneyGate>();
        services.AddScoped<JourneyDiscovery>();
        services.AddScoped<LinkSessionTerms>();
        services.AddScoped<CredentialKeeper>();
        services.AddScoped<PriorModes>();
        services.AddSingleton<ReconnectLinks>();
        services.AddSingleton<AccountChecks>();
        services.AddSingleton<SignInThrottle>();
        services.AddSingleton<SignIns>();
        services.AddSingleton<LiveAccess>();
        services.AddSingleton<AppDirectory>();
        services.AddSingleton<KeyDirectory>();
        services.AddSingleton<TokenGate>();
        services.AddSingleton<KeyGate>();
        services.AddScoped<TokenIssue>();
        services.AddSingleton<KeyCancelling>();
        services.AddSingleton<KeyUsage>();
        services.AddSingleton<CallLimits>();
        return services;
    }

    // The others validate parts of use cases, and are made by the validators of the whole.
    private static bool ValidatesUseCase(Type validator) => typeof(IBaseRequest).IsAssignableFrom(validator.BaseType!.GenericTypeArguments[0]);
}
