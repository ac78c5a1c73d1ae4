using System.Text.Json;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Webhooks;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Webhooks.TestWebhook;

/// <summary>Sends an example of an event to one endpoint, signed and retried as any other.</summary>
/// <param name="Endpoint">The endpoint; whether it subscribed to the event does not matter.</param>
/// <param name="Type">A word of <see cref="EventCatalogue"/>.</param>
public sealed record TestWebhookCommand(EndpointId Endpoint, string Type) : ICommand<TestedWebhook>;

/// <param name="MessageId">The message that is on its way.</param>
/// <param name="DeliveryId">Its delivery.</param>
public sealed record TestedWebhook(MessageId MessageId, DeliveryId DeliveryId);

internal sealed class TestWebhookValidator : AbstractValidator<TestWebhookCommand>
{
    public TestWebhookValidator() => RuleFor(test => test.Type).Must(type => EventCatalogue.All.Contains(type, StringComparer.Ordinal)).OverridePropertyName("event")
        .WithMessage($"`event` must be one of {string.Join(", ", EventCatalogue.All)}.");
}

internal sealed class TestWebhookHandler(IEnvironmentDb db, RequestScope scope, TimeProvider time) : IHandler<TestWebhookCommand, TestedWebhook>
{
    private const int MostPerMinute = 10;

    public async Task<Result<TestedWebhook>> Handle(TestWebhookCommand request, CancellationToken cancellationToken)
    {
        if (await db.FindEndpointAsync(request.Endpoint, cancellationToken) is not { } endpoint) return WebhookFailures.EndpointNotFound;
        if (!endpoint.IsEnabled) return WebhookFailures.EndpointDisabled;

        var now = time.Now();
        var recent = await (
            from delivery in db.Deliveries
            join message in db.Messages on delivery.MessageId equals message.Id
            where delivery.EndpointId == endpoint.Id && message.IsTest && message.CreatedAt > now.AddMinutes(-1)
            select delivery.Id).CountAsync(cancellationToken);
        if (recent >= MostPerMinute) return WebhookFailures.TooManyTests;

        endpoint.NoteTest();
        var example = EventExamples.Of(request.Type, now);
        var test = WebhookMessage.Of(scope.Tenant.CustomerId, example, JsonSerializer.Serialize(example.Body, AmpsJson.Default.GetTypeInfo(example.Body.GetType())!), isTest: true);
        var owed = WebhookDelivery.Of(test, endpoint, now);
        db.Messages.Add(test);
        db.Deliveries.Add(owed);
        db.Audit(scope, AuditAction.WebhookTested, endpoint.Id.Value, now, ("event", request.Type));
        return new TestedWebhook(test.Id, owed.Id);
    }
}
