using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Webhooks;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Webhooks.CreateWebhook;

/// <summary>Gives a customer's environment another endpoint.</summary>
/// <param name="Url">Where messages go.</param>
/// <param name="Events">Words of <see cref="EventCatalogue"/>; none for all.</param>
/// <param name="Description">For people.</param>
public sealed record CreateWebhookCommand(string Url, IReadOnlyList<string> Events, string Description = "") : ICommand<CreatedWebhook>;

/// <param name="EndpointId">The endpoint.</param>
/// <param name="Secret">What it signs with.</param>
public sealed record CreatedWebhook(EndpointId EndpointId, string Secret)
{
    /// <summary>What a log may show of it.</summary>
    public override string ToString() => $"endpoint {EndpointId}";
}

internal sealed class CreateWebhookValidator : AbstractValidator<CreateWebhookCommand>
{
    public CreateWebhookValidator(EndpointRules rules)
    {
        RuleFor(create => create.Url).Custom((url, context) =>
        {
            if (WebhookUrl.Of(url, rules).Failure is { } failure) context.AddFailure("url", failure.Message);
        });
        RuleForEach(create => create.Events).Must(type => EventCatalogue.All.Contains(type, StringComparer.Ordinal)).OverridePropertyName("events")
            .WithMessage((_, type) => $"`{type}` is no event; there are {string.Join(", ", EventCatalogue.All)}.");
        RuleFor(create => create.Description).Must(text => text.Length <= WebhookEndpoint.MaxDescriptionLength && !text.Any(char.IsControl)).OverridePropertyName("description")
            .WithMessage($"`description` may have {WebhookEndpoint.MaxDescriptionLength} characters, none of them a control character.");
    }
}

internal sealed class CreateWebhookHandler(IEnvironmentDb db, IVault vault, EndpointRules rules, RequestScope scope, TimeProvider time) : IHandler<CreateWebhookCommand, CreatedWebhook>
{
    public async Task<Result<CreatedWebhook>> Handle(CreateWebhookCommand request, CancellationToken cancellationToken)
    {
        if (await db.Endpoints.CountAsync(cancellationToken) >= WebhookEndpoint.Most) return WebhookFailures.TooManyEndpoints;

        var now = time.Now();
        var id = EntityId.New<EndpointId>(now);
        var secret = WebhookSecret.New();
        var url = WebhookUrl.Of(request.Url, rules).Value.Value;
        IReadOnlyList<string> events = [.. request.Events.Distinct(StringComparer.Ordinal)];
        db.Endpoints.Add(WebhookEndpoint.Create(scope.Tenant.CustomerId, id, url, events, request.Description, vault.Seal(scope.Tenant, id.Value, secret), now));
        db.Audit(scope, AuditAction.WebhookCreated, id.Value, now, ("host", new Uri(url).Host), ("events", events.Count == 0 ? null : string.Join(' ', events)));
        return new CreatedWebhook(id, secret);
    }
}
