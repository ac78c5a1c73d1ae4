using System.CommandLine;
using Amps.Api.Hosting;
using Amps.Application;
using Amps.Application.Ports;
using Amps.Infrastructure;

namespace Amps.Api.Admin;

/// <summary>The operators' command line: the same use cases as everything else, on the same databases, while the server runs or not.</summary>
internal static class AdminCommandLine
{
    /// <summary>As the server would be, were it started from here.</summary>
    public static bool IsDevelopment { get; } =
        string.Equals(Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT"), Environments.Development, StringComparison.OrdinalIgnoreCase);

    public static async Task<int> RunAsync(string[] words)
    {
        var root = new RootCommand("Amps for operators. Every command prints JSON; errors go to stderr with exit code 1.") { AdminOptions.Data, AdminOptions.Yes };
        CustomerCommands.AddTo(root);
        KeyCommands.AddTo(root);
        TokenCommands.AddTo(root);
        DeviceCommands.AddTo(root);
        AppCommands.AddTo(root);
        LimitCommands.AddTo(root);
        WebhookCommands.AddTo(root);
        AuditCommands.AddTo(root);
        DatabaseCommands.AddTo(root);

        try
        {
            var parsed = root.Parse(words);
            if (parsed.Errors.Count == 0) return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });

            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync($"amps admin: {error.Message}");
            }

            return 1;
        }
        catch (SettingsException exception)
        {
            return await FailAsync(exception.Message);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return await FailAsync($"{exception.GetType().Name}: {exception.Message}");
        }
    }

    /// <summary>The services of one command: everything of the server but the server.</summary>
    public static ServiceProvider Services(ParseResult parsed)
    {
        var configuration = new ConfigurationBuilder()
            .SetBasePath(AppContext.BaseDirectory)
            .AddJsonFile("appsettings.json", optional: true)
            .AddEnvironmentVariables()
            .Build();
        if (parsed.GetValue(AdminOptions.Data) is { } data) configuration["Amps:Data"] = data;

        var folder = DataFolder.Of(configuration);
        DataFolder.Make(folder);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddApplication();
        services.AddInfrastructure(configuration, folder, IsDevelopment);
        services.AddSingleton<IPublicAddress>(new ConfiguredAddress(configuration));
        return services.BuildServiceProvider();
    }

    public static async Task<int> FailAsync(string message)
    {
        await Console.Error.WriteLineAsync($"amps admin: {message}");
        return 1;
    }
}
