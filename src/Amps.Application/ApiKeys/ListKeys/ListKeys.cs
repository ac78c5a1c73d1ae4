using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.ApiKeys.ListKeys;

/// <summary>Lists the keys of the scope's customer and environment, the newest first.</summary>
public sealed record ListKeysQuery(PageRequest Page) : IQuery<Page<KeyRow>>;

internal sealed class ListKeysValidator : AbstractValidator<ListKeysQuery>
{
    public ListKeysValidator() => RuleFor(query => query.Page).IsPageOf<ListKeysQuery, ApiKeyId>();
}

internal sealed class ListKeysHandler(IPlatformDb db, RequestScope scope, TimeProvider time) : IHandler<ListKeysQuery, Page<KeyRow>>
{
    public async Task<Result<Page<KeyRow>>> Handle(ListKeysQuery request, CancellationToken cancellationToken)
    {
        var (environment, customer) = scope.Tenant;
        var now = time.Now();
        var all = db.ApiKeys.AsNoTracking().Where(key => key.CustomerId == customer && key.Environment == environment);
        var after = request.Page.After is { } id ? all.Where(key => key.Id < ApiKeyId.Trust(id)) : all;
        return await all.ToPageAsync(after.Include(key => key.Bodies).OrderByDescending(key => key.Id), request.Page, key => key.Id.Value, key => KeyRow.Of(key, now), cancellationToken);
    }
}
