using System.Text.Json.Nodes;
using Amps.Api.Tests.Webhooks;
using Amps.Application.Webhooks.TestWebhook;
using Amps.Domain.Webhooks;

namespace Amps.Api.Tests.OpenApi;

/// <summary>What the document says of webhooks, against what is sent.</summary>
public sealed class WebhookDocumentTests : DeliveryScene
{
    [Fact]
    public async Task Every_event_is_described()
    {
        var webhooks = await WebhooksAsync();

        webhooks.Select(webhook => webhook.Key).ShouldBe(EventCatalogue.All);
        webhooks.ShouldAllBe(webhook => !string.IsNullOrWhiteSpace((string?)webhook.Value!["post"]!["summary"]) && !string.IsNullOrWhiteSpace((string?)webhook.Value!["post"]!["description"]));
    }

    [Fact]
    public async Task Its_operations_have_names_of_their_own()
    {
        var document = await ApiDocument.ReadAsync(App);

        (await WebhooksAsync()).Select(webhook => (string?)webhook.Value!["post"]!["operationId"]).Concat(document.Operations.Select(operation => operation.Id)).ShouldBeUnique();
    }

    [Fact]
    public async Task No_key_is_asked_of_a_receiver() =>
        (await WebhooksAsync()).ShouldAllBe(webhook => webhook.Value!["post"]!["security"]!.AsArray().Count == 0);

    [Fact]
    public async Task Its_example_has_the_fields_of_its_schema()
    {
        var document = await ApiDocument.ReadAsync(App);
        foreach (var (type, webhook) in await WebhooksAsync())
        {
            var content = webhook!["post"]!["requestBody"]!["content"]!["application/json"]!;
            var schema = document.Follow(content["schema"]!);
            var example = content["examples"]!["body"]!["value"]!.AsObject().Select(field => field.Key).ToList();

            example.ShouldBeSubsetOf(schema["properties"]!.AsObject().Select(property => property.Key), type);
            schema["required"]!.AsArray().Select(name => (string)name!).ShouldBeSubsetOf(example, type);
        }
    }

    [Fact]
    public async Task A_delivery_carries_the_headers_that_are_described()
    {
        await using var receiver = Receiver.Of(Ok);
        var made = await CreateAsync(receiver);
        await InAsync(new TestWebhookCommand(made.EndpointId, EventCatalogue.DeviceRemoved));
        await HeardAsync(receiver, 1);
        var document = await ApiDocument.ReadAsync(App);

        var described = (await WebhooksAsync())[EventCatalogue.DeviceRemoved]!["post"]!["parameters"]!.AsArray().Select(parameter => document.Follow(parameter!)).ToList();

        described.Select(parameter => (string)parameter["name"]!).ShouldBeSubsetOf(receiver.Heard.First().Headers.Keys);
        ((string?)described.Single(parameter => (string?)parameter["name"] == "amps-event")["schema"]!["const"]).ShouldBe(receiver.Heard.First().Headers["amps-event"]);
    }

    private async Task<JsonObject> WebhooksAsync() => (await ApiDocument.ReadAsync(App)).Root["webhooks"]!.AsObject();
}
