using System.Text.Json.Nodes;
using Amps.Application.Ports;
using Amps.Domain.Customers;
using Amps.Domain.Webhooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Amps.Testing;

/// <summary>What the demo customer is to hear of the sandbox, oldest first.</summary>
public static class Messages
{
    public static Task<List<WebhookMessage>> AllMessagesAsync(this AmpsApp app) => app.InAsync(AmpsEnvironment.Sandbox, app.Demo.CustomerId, services =>
        services.GetRequiredService<IEnvironmentDb>().Messages.AsNoTracking().OrderBy(message => message.Id).ToListAsync());

    /// <summary>The messages of one type.</summary>
    public static async Task<IReadOnlyList<WebhookMessage>> MessagesAsync(this AmpsApp app, string type) =>
        [.. (await app.AllMessagesAsync()).Where(message => message.Type == type)];

    /// <summary>What the messages of one type say.</summary>
    public static async Task<IReadOnlyList<JsonNode>> BodiesAsync(this AmpsApp app, string type) =>
        [.. (await app.MessagesAsync(type)).Select(message => JsonNode.Parse(message.Body)!)];

    /// <summary>One member of what the messages of one type say.</summary>
    public static async Task<IReadOnlyList<string?>> MembersAsync(this AmpsApp app, string type, string member) =>
        [.. (await app.BodiesAsync(type)).Select(body => (string?)body[member])];

    /// <summary>The types of the messages that tell of a device.</summary>
    public static async Task<List<string>> MessageTypesAsync(this AmpsApp app, string deviceId) =>
        [.. (await app.AllMessagesAsync()).Where(message => message.Body.Contains($"\"{deviceId}\"", StringComparison.Ordinal)).Select(message => message.Type)];
}
