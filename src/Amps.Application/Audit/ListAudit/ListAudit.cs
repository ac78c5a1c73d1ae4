using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using FluentValidation;

namespace Amps.Application.Audit.ListAudit;

/// <summary>Who changed what in the scope's environment, newest first.</summary>
/// <param name="Filter">Which events.</param>
/// <param name="UserId">Only what was done to an end user himself, also one who is forgotten.</param>
/// <param name="Page">Which part.</param>
public sealed record ListAuditQuery(AuditFilter Filter, string? UserId, PageRequest Page) : IQuery<Page<AuditRow>>;

internal sealed class ListAuditValidator : AbstractValidator<ListAuditQuery>
{
    public ListAuditValidator()
    {
        RuleFor(query => query.Page).IsPage(position => EntityId.TryParse<AuditEventId>(position, out _), AuditPages.Bounds);
        RuleFor(query => query.UserId).UserId();
        RuleFor(query => query.Filter).SetValidator(new AuditFilterValidator());
    }
}

internal sealed class ListAuditHandler(IEnvironmentDb db, IPseudonyms pseudonyms, RequestScope scope) : IHandler<ListAuditQuery, Page<AuditRow>>
{
    public async Task<Result<Page<AuditRow>>> Handle(ListAuditQuery request, CancellationToken cancellationToken)
    {
        var filter = request.UserId is { } user ? request.Filter with { Subject = pseudonyms.Of(scope.Tenant, user) } : request.Filter;
        return await db.AuditEvents.PageAsync(filter, request.Page, cancellationToken);
    }
}
