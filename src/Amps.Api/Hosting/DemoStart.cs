using System.Text.Json;
using System.Text.Json.Serialization;
using Amps.Application.Common;
using Amps.Application.Customers.CreateCustomer;
using Amps.Application.Customers.ListCustomers;
using Amps.Application.Devices.StockSandbox;
using Amps.Domain.Customers;

namespace Amps.Api.Hosting;

/// <summary>A customer to try things with. Its keys are written to <c>demo.json</c>, which only its owner can read.</summary>
internal static class DemoStart
{
    public const string FileName = "demo.json";

    private const string Actor = "system:demo";

    /// <summary>Makes the demo customer, its app and the people who can sign in, unless those of <c>demo.json</c> are still there.</summary>
    public static async Task PrepareAsync(WebApplication app, CancellationToken cancellationToken)
    {
        var path = Path.Combine(app.Services.GetRequiredService<HostOptions>().Data, FileName);
        var known = Read(path);
        var facts = known is not null && await ExistsAsync(app.Services, known.CustomerId, cancellationToken) ? known : await MakeAsync(app, cancellationToken);
        facts = facts with { AppId = await DemoApp.PrepareAsync(app.Services, facts, Actor, cancellationToken) };
        facts = await DemoPeople.PrepareAsync(app.Services, facts, Actor, cancellationToken);
        if (facts != known) Write(path, facts);
    }

    public static DemoFacts? Read(string path)
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllText(path), DemoJson.Default.DemoFacts) : null;
        }
        catch (JsonException)
        {
            // Damaged by hand or by a full disk: the demo customer is made anew, which harms nobody.
            return null;
        }
    }

    /// <summary>Writes the file whole or not at all, readable by its owner alone from the first byte on.</summary>
    public static void Write(string path, DemoFacts facts)
    {
        var draft = path + ".new";
        File.Delete(draft);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(draft, options))
        {
            JsonSerializer.Serialize(file, facts, DemoJson.Default.DemoFacts);
        }

        File.Move(draft, path, overwrite: true);
    }

    private static async Task<DemoFacts> MakeAsync(WebApplication app, CancellationToken cancellationToken)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestScope>().Operate(Actor);
        var made = await scope.ServiceProvider.GetRequiredService<ISender>().Send(new CreateCustomerCommand("Demo"), cancellationToken);
        await SandboxStocking.StockAsync(app.Services, made.Value.CustomerId, new AuditOrigin(Actor, Address: null), cancellationToken);
        return new DemoFacts(Url: "", Environment.ProcessId, made.Value.CustomerId.Value, made.Value.SandboxKey, made.Value.LiveKey, StockSandboxCommand.DemoUser);
    }

    private static async Task<bool> ExistsAsync(IServiceProvider services, string customerId, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestScope>().Operate(Actor);
        var customers = await scope.ServiceProvider.GetRequiredService<ISender>().Send(new ListCustomersQuery(), cancellationToken);
        return customers.Value.Any(customer => string.Equals(customer.CustomerId.Value, customerId, StringComparison.Ordinal));
    }
}

/// <summary>The contents of <c>demo.json</c>.</summary>
public sealed record DemoFacts(string Url, int Pid, string CustomerId, string SandboxKey, string LiveKey, string UserId, string AppId = "")
{
    public string DashboardUrl { get; init; } = "";

    /// <summary>Who can sign in there for the demo customer.</summary>
    public string OwnerEmail { get; init; } = "";

    public string OwnerPassword { get; init; } = "";

    /// <summary>Who can sign in there for this server.</summary>
    public string OperatorEmail { get; init; } = "";

    public string OperatorPassword { get; init; } = "";
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, WriteIndented = true)]
[JsonSerializable(typeof(DemoFacts))]
internal sealed partial class DemoJson : JsonSerializerContext;
