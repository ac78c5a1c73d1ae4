using System.CommandLine;
using Amps.Application.Webhooks.CreateWebhook;
using Amps.Application.Webhooks.DeleteWebhook;
using Amps.Application.Webhooks.EnableWebhook;
using Amps.Application.Webhooks.ListDeliveries;
using Amps.Application.Webhooks.ListWebhooks;
using Amps.Application.Webhooks.RotateWebhookSecret;
using Amps.Application.Webhooks.ShowWebhookSecret;
using Amps.Application.Webhooks.TestWebhook;

namespace Amps.Api.Admin;

/// <summary>Webhook endpoints for operators, until their owners have a dashboard.</summary>
internal static class WebhookCommands
{
    public static void AddTo(RootCommand root)
    {
        root.Add(Create());
        root.Add(List());
        root.Add(Secret());
        root.Add(Rotate());
        root.Add(Enable("enable-webhook", "Sends to an endpoint again. What it missed is held; see replay-webhooks.", enabled: true));
        root.Add(Enable("disable-webhook", "Sends nothing more to an endpoint; what it misses is held.", enabled: false));
        root.Add(Delete());
        root.Add(Test());
        root.Add(Deliveries());
        root.Add(ReplayCommand.Make());
    }

    private static Command Create()
    {
        var command = new Command("create-webhook", "Gives a customer's environment another endpoint, and prints the secret that it signs with.")
        {
            AdminOptions.Customer, AdminOptions.Environment, WebhookOptions.Url, WebhookOptions.Events, WebhookOptions.Description,
        };
        command.SetAction((parsed, cancellationToken) => AdminRun.SendInAsync(
            parsed,
            AdminOptions.TenantOf(parsed),
            new CreateWebhookCommand(parsed.GetValue(WebhookOptions.Url)!, parsed.GetValue(WebhookOptions.Events) ?? [], parsed.GetValue(WebhookOptions.Description) ?? ""),
            AdminJson.Default.CreatedWebhook,
            cancellationToken));
        return command;
    }

    private static Command List()
    {
        var command = new Command("list-webhooks", "Lists the endpoints of a customer's environment.") { AdminOptions.Customer, AdminOptions.Environment };
        command.SetAction((parsed, cancellationToken) =>
            AdminRun.SendInAsync(parsed, AdminOptions.TenantOf(parsed), new ListWebhooksQuery(), AdminJson.Default.IReadOnlyListEndpointRead, cancellationToken));
        return command;
    }

    private static Command Secret()
    {
        var command = new Command("show-webhook-secret", "Shows the secret that an endpoint signs with.") { WebhookOptions.Endpoint };
        command.SetAction((parsed, cancellationToken) =>
        {
            var endpoint = parsed.GetValue(WebhookOptions.Endpoint);
            return AdminRun.SendToAsync(parsed, endpoint, sender => sender.Send(new ShowWebhookSecretCommand(endpoint), cancellationToken), AdminJson.Default.WebhookSecretRead, cancellationToken);
        });
        return command;
    }

    private static Command Rotate()
    {
        var command = new Command("rotate-webhook-secret", "Gives an endpoint a new secret and prints it; for the overlap both sign.") { WebhookOptions.Endpoint, WebhookOptions.Overlap };
        command.SetAction((parsed, cancellationToken) =>
        {
            var endpoint = parsed.GetValue(WebhookOptions.Endpoint);
            var rotate = new RotateWebhookSecretCommand(endpoint, parsed.GetValue(WebhookOptions.Overlap));
            return AdminRun.SendToAsync(parsed, endpoint, sender => sender.Send(rotate, cancellationToken), AdminJson.Default.WebhookSecretRead, cancellationToken);
        });
        return command;
    }

    private static Command Enable(string name, string description, bool enabled)
    {
        var command = new Command(name, description) { WebhookOptions.Endpoint };
        command.SetAction((parsed, cancellationToken) =>
        {
            var endpoint = parsed.GetValue(WebhookOptions.Endpoint);
            return AdminRun.SendToAsync(parsed, endpoint, sender => sender.Send(new EnableWebhookCommand(endpoint, enabled), cancellationToken), AdminJson.Default.EndpointRead, cancellationToken);
        });
        return command;
    }

    private static Command Delete()
    {
        var command = new Command("delete-webhook", "Takes an endpoint away for ever, with what it was owed. Needs --yes.") { WebhookOptions.Endpoint };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (!AdminRun.IsMeant(parsed)) return await AdminCommandLine.FailAsync("A deleted endpoint does not come back. Say --yes if you mean it.");

            var endpoint = parsed.GetValue(WebhookOptions.Endpoint);
            return await AdminRun.SendToAsync(
                parsed,
                endpoint,
                async sender => (await sender.Send(new DeleteWebhookCommand(endpoint), cancellationToken)).Then(_ => new DeletedWebhook(endpoint)),
                AdminJson.Default.DeletedWebhook,
                cancellationToken);
        });
        return command;
    }

    private static Command Test()
    {
        var command = new Command("test-webhook", "Sends an example of an event to an endpoint.") { WebhookOptions.Endpoint, WebhookOptions.Event };
        command.SetAction((parsed, cancellationToken) =>
        {
            var endpoint = parsed.GetValue(WebhookOptions.Endpoint);
            var test = new TestWebhookCommand(endpoint, parsed.GetValue(WebhookOptions.Event)!);
            return AdminRun.SendToAsync(parsed, endpoint, sender => sender.Send(test, cancellationToken), AdminJson.Default.TestedWebhook, cancellationToken);
        });
        return command;
    }

    private static Command Deliveries()
    {
        var command = new Command("list-deliveries", "Lists what an endpoint was sent, newest first, with every attempt and the beginning of its answer.")
        {
            WebhookOptions.Endpoint, WebhookOptions.State, AdminOptions.Limit, AdminOptions.Cursor,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var endpoint = parsed.GetValue(WebhookOptions.Endpoint);
            var list = new ListDeliveriesQuery(endpoint, parsed.GetValue(WebhookOptions.State), AdminOptions.PageOf(parsed));
            return AdminRun.SendToAsync(parsed, endpoint, sender => sender.Send(list, cancellationToken), AdminJson.Default.PageDeliveryRead, cancellationToken);
        });
        return command;
    }
}

/// <summary>What <c>delete-webhook</c> did.</summary>
internal sealed record DeletedWebhook(Domain.Webhooks.EndpointId EndpointId);
