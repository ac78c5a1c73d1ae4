using System.Data.Common;
using Amps.Api.Authentication;
using Amps.Api.Dashboard;
using Amps.Api.Docs;
using Amps.Api.Envelope;
using Amps.Api.Health;
using Amps.Api.OAuth;
using Amps.Api.OpenApi;
using Amps.Api.Routing;
using Amps.Api.Simulator;
using Amps.Application;
using Amps.Application.Ports;
using Amps.AuthJourney;
using Amps.Infrastructure;
using Amps.Infrastructure.Oems.Simulator.SignIn;
using Amps.Infrastructure.Persistence;
using Microsoft.AspNetCore.Connections;

namespace Amps.Api.Hosting;

/// <summary>Builds and runs the server.</summary>
internal static class AmpsHost
{
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            await using var app = Build(args);
            using var folder = DataFolder.Claim(app.Services.GetRequiredService<HostOptions>(), app.Configuration);
            await PrepareAsync(app);
            await app.RunAsync();
            return 0;
        }
        catch (SettingsException exception)
        {
            return await FailAsync(exception.Message);
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException)
        {
            return await FailAsync($"{exception.Message} Stop what listens there, or choose another with --urls.");
        }
        catch (Exception exception) when (exception is DbException or IOException or UnauthorizedAccessException)
        {
            return await FailAsync($"Cannot start: {exception.Message}");
        }
    }

    internal static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null, Action<IServiceCollection>? replace = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = HostArguments.Normalise(args), ContentRootPath = AppContext.BaseDirectory });
        configure?.Invoke(builder);
        var options = HostOptions.Read(builder.Configuration, builder.Environment);
        DataFolder.Make(options.Data);

        builder.WebHost.UseUrls(options.Urls).ConfigureKestrel(KestrelLimits.Apply);
        builder.Services.Configure<Microsoft.Extensions.Hosting.HostOptions>(host => host.ShutdownTimeout = options.Drain);
        builder.Services.AddSingleton(options);
        builder.Services.AddApplication();
        builder.Services.AddInfrastructure(builder.Configuration, options.Data, builder.Environment.IsDevelopment());
        builder.Services.AddSingleton<IPublicAddress, PublicAddress>();
        builder.Services.AddBackgroundWork(builder.Configuration);
        builder.Services.AddHostedService<Announcement>();
        builder.Services.AddSingleton<SimulatedSignInPage>();
        builder.Services.AddSingleton<EnvelopeWriter>();
        builder.Services.AddSingleton<IdempotentRun>();
        builder.Services.AddSingleton<TokenEndpoint>();
        builder.Services.AddSingleton<Readiness>();
        builder.Services.AddAmpsOpenApi();
        builder.Services.AddAuthJourney(options.JourneyUrl?.IdnHost);
        builder.Services.AddDashboard();

        replace?.Invoke(builder.Services);
        var app = builder.Build();
        app.UseTrustedProxies(options);
        if (!app.Environment.IsDevelopment()) app.UseHsts();
        app.UseMiddleware<CallMiddleware>();
        app.UseAuthJourney();
        app.UseDocs();
        app.UseRouting();
        app.UseMiddleware<VisitorMiddleware>();
        app.UseMiddleware<ApiGate>();
        app.MapApi();
        app.MapOAuth();
        app.MapHealth();
        app.MapDocs();
        app.MapSimulatedSignIn();
        app.MapAuthJourney();
        app.MapDashboard();
        return app;
    }

    /// <summary>Databases first, then the demo customer: the server listens only when both are there.</summary>
    internal static async Task PrepareAsync(WebApplication app)
    {
        var options = app.Services.GetRequiredService<HostOptions>();
        var stores = app.Services.GetRequiredService<IStores>();
        var stop = app.Lifetime.ApplicationStopping;
        if (app.Environment.IsDevelopment() || options.Migrate) await stores.MigrateAsync(stop);
        else if (!await stores.IsCurrentAsync(stop)) throw new SettingsException("The databases are not at this version's schema. Start once with --migrate, or run `./run admin migrate`.");

        await SandboxStocking.FinishAsync(app.Services, stop);
        if (options.MakesDemo) await DemoStart.PrepareAsync(app, stop);
    }

    private static async Task<int> FailAsync(string message)
    {
        await Console.Error.WriteLineAsync($"amps: {message}");
        return 1;
    }
}
