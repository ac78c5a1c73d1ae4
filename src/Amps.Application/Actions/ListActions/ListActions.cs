using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Actions;
using Amps.Domain.Common;
using Amps.Domain.Devices;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Actions.ListActions;

/// <summary>Lists actions, newest first.</summary>
public sealed record ListActionsQuery(ActionFilter Filter, PageRequest Page) : IQuery<Page<ActionRead>>;

/// <summary>Which actions; what is null filters nothing. A device of somebody else gives an empty page.</summary>
public sealed record ActionFilter(DeviceType? Type = null, string? UserId = null, ActionState? State = null, string? DeviceId = null);

internal sealed class ListActionsValidator : AbstractValidator<ListActionsQuery>
{
    public ListActionsValidator()
    {
        RuleFor(query => query.Page).IsPageOf<ListActionsQuery, ActionId>();
        RuleFor(query => query.Filter.UserId).UserId();
    }
}

internal sealed class ListActionsHandler(IEnvironmentDb db) : IHandler<ListActionsQuery, Page<ActionRead>>
{
    public async Task<Result<Page<ActionRead>>> Handle(ListActionsQuery request, CancellationToken cancellationToken)
    {
        var actions = Matching(request.Filter);
        var after = request.Page.After is { } id ? actions.Where(action => action.Id < ActionId.Trust(id)) : actions;

        return await actions.ToPageAsync(after.OrderByDescending(action => action.Id), request.Page, action => action.Id.Value, ActionRead.Of, cancellationToken);
    }

    private IQueryable<DeviceAction> Matching(ActionFilter filter)
    {
        var actions = db.Actions.AsNoTracking();
        if (filter.Type is { } type) actions = actions.Where(action => action.DeviceType == type);
        if (filter.UserId is { } userId) actions = actions.Where(action => action.UserId == userId);
        if (filter.State is { } state) actions = actions.Where(action => action.State == state);
        if (filter.DeviceId is { } deviceId) actions = actions.Where(action => action.DeviceId == DeviceId.Trust(deviceId));
        return actions;
    }
}
