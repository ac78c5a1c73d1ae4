using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Actions;
using Amps.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Actions.ReadAction;

/// <summary>Reads one action.</summary>
/// <param name="Id">Whatever the caller wrote; what is no id is no action.</param>
public sealed record ReadActionQuery(string Id) : IQuery<ActionRead>;

internal sealed class ReadActionHandler(IEnvironmentDb db) : IHandler<ReadActionQuery, ActionRead>
{
    public async Task<Result<ActionRead>> Handle(ReadActionQuery request, CancellationToken cancellationToken)
    {
        if (!EntityId.TryParse<ActionId>(request.Id, out var id)) return ActionFailures.NotFound;

        var action = await db.Actions.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        return action is null ? ActionFailures.NotFound : ActionRead.Of(action);
    }
}
