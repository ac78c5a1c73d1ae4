using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Amps.Application.Common;
using Amps.Application.Customers.ReadCustomer;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Devices;
using Amps.Domain.Webhooks;
using Amps.Infrastructure;
using Amps.Infrastructure.Persistence;

namespace Amps.Api.Admin;

/// <summary>Runs one use case for one command and prints what it answers.</summary>
internal static class AdminRun
{
    /// <summary>Who acts, for the audit log.</summary>
    public static string Actor { get; } = $"cli:{Environment.UserName}@{Environment.MachineName}";

    // For terminals, not for pages: a body within a text stays readable.
    private static readonly AdminJson Readable = new(new JsonSerializerOptions(AdminJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <param name="parsed">The command's words.</param>
    /// <param name="useCase">What to do.</param>
    /// <param name="type">How to print the answer.</param>
    /// <param name="then">What else to do before the answer is printed.</param>
    /// <param name="cancellationToken">Ctrl-C.</param>
    public static Task<int> SendAsync<T>(ParseResult parsed, IUseCase<T> useCase, JsonTypeInfo<T> type, Func<IServiceProvider, T, Task>? then, CancellationToken cancellationToken) =>
        SendAsync(parsed, _ => useCase, type, then, cancellationToken);

    /// <summary>Does something that is no use case.</summary>
    public static async Task<int> DoAsync(ParseResult parsed, Func<IServiceProvider, Task<int>> work, CancellationToken cancellationToken)
    {
        await using var services = AdminCommandLine.Services(parsed);
        await PrepareAsync(services.GetRequiredService<IStores>(), cancellationToken);
        return await work(services);
    }

    /// <summary>The same where the use case depends on something of the server, such as its clock.</summary>
    public static async Task<int> SendAsync<T>(
        ParseResult parsed,
        Func<IServiceProvider, IUseCase<T>> useCase,
        JsonTypeInfo<T> type,
        Func<IServiceProvider, T, Task>? then,
        CancellationToken cancellationToken)
    {
        await using var services = AdminCommandLine.Services(parsed);
        await PrepareAsync(services.GetRequiredService<IStores>(), cancellationToken);

        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestScope>().Operate(Actor);
        var result = await scope.ServiceProvider.GetRequiredService<ISender>().Send(useCase(services), cancellationToken);
        if (!result.Succeeded) return await AdminCommandLine.FailAsync(Explain(result.Failure));

        if (then is not null) await then(services, result.Value);
        Print(result.Value, type);
        return 0;
    }

    /// <summary>Runs a use case in a customer's environment and prints what it answers.</summary>
    public static Task<int> SendInAsync<T>(ParseResult parsed, Tenant whose, IUseCase<T> useCase, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        SendInAsync(parsed, whose, async sender => await sender.Send(useCase, cancellationToken), type, cancellationToken);

    /// <summary>The same where one command takes several.</summary>
    public static Task<int> SendInAsync<T>(ParseResult parsed, Tenant whose, Func<ISender, Task<Result<T>>> send, JsonTypeInfo<T> type, CancellationToken cancellationToken) => InAsync(
        parsed,
        async services => await FindCustomerAsync(services, whose, cancellationToken),
        send,
        type,
        cancellationToken);

    /// <summary>The same for an endpoint, which says by itself whose it is.</summary>
    public static Task<int> SendToAsync<T>(ParseResult parsed, EndpointId endpoint, Func<ISender, Task<Result<T>>> send, JsonTypeInfo<T> type, CancellationToken cancellationToken) => InAsync(
        parsed,
        async services => await services.GetRequiredService<IEndpointOwners>().FindAsync(endpoint, cancellationToken) is { } owner ? owner : WebhookFailures.EndpointNotFound,
        send,
        type,
        cancellationToken);

    /// <summary>The same for a device.</summary>
    public static Task<int> SendForAsync<T>(ParseResult parsed, DeviceId device, Func<ISender, Task<Result<T>>> send, JsonTypeInfo<T> type, CancellationToken cancellationToken) => InAsync(
        parsed,
        async services => await services.GetRequiredService<ICredentialFinder>().ByDeviceAsync(device, cancellationToken) is { } found ? found.Tenant : DeviceFailures.NotFound,
        send,
        type,
        cancellationToken);

    /// <summary>Stops a command that destroys, unless it was meant.</summary>
    public static bool IsMeant(ParseResult parsed) => parsed.GetValue(AdminOptions.Yes);

    public static void Print<T>(T value, JsonTypeInfo<T> type) => Console.WriteLine(JsonSerializer.Serialize(value, Readable.GetTypeInfo(type.Type)!));

    private static async Task<int> InAsync<T>(
        ParseResult parsed, Func<IServiceProvider, Task<Result<Tenant>>> whose, Func<ISender, Task<Result<T>>> send, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        await using var services = AdminCommandLine.Services(parsed);
        await PrepareAsync(services.GetRequiredService<IStores>(), cancellationToken);
        var tenant = await whose(services);
        if (!tenant.Succeeded) return await AdminCommandLine.FailAsync(Explain(tenant.Failure));

        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestScope>().Bind(tenant.Value, Actor);
        var result = await send(scope.ServiceProvider.GetRequiredService<ISender>());
        if (!result.Succeeded) return await AdminCommandLine.FailAsync(Explain(result.Failure));

        Print(result.Value, type);
        return 0;
    }

    private static async Task<Result<Tenant>> FindCustomerAsync(IServiceProvider services, Tenant whose, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestScope>().Operate(Actor);
        var found = await scope.ServiceProvider.GetRequiredService<ISender>().Send(new ReadCustomerQuery(whose.CustomerId), cancellationToken);
        return found.Then(_ => whose);
    }

    // As the server does it: in Development by itself, elsewhere only when an operator asks.
    private static async Task PrepareAsync(IStores stores, CancellationToken cancellationToken)
    {
        if (AdminCommandLine.IsDevelopment) await stores.MigrateAsync(cancellationToken);
        else if (!await stores.IsCurrentAsync(cancellationToken)) throw new SettingsException("The databases are not at this version's schema. Run `./run admin migrate`.");
    }

    public static string Explain(Failure failure) =>
        failure.Details is ValidationDetails details ? string.Join(" ", details.Issues.Select(issue => issue.Message).Distinct(StringComparer.Ordinal)) : failure.Message;
}
