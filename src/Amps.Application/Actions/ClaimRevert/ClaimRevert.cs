using Amps.Application.Actions.DispatchAction;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Actions;
using Amps.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Actions.ClaimRevert;

/// <summary>Takes the revert of an open window before its time, as the pump takes it when it is due.</summary>
public sealed record ClaimRevertCommand(ActionId Window, string Lease) : ICommand<RevertClaim>;

public enum RevertClaim
{
    /// <summary>The caller has it, by its lease.</summary>
    Taken,

    /// <summary>Another worker is at it.</summary>
    Held,

    /// <summary>There is nothing to revert any more.</summary>
    Ended,
}

internal sealed class ClaimRevertHandler(IEnvironmentDb db, TimeProvider time) : IHandler<ClaimRevertCommand, RevertClaim>
{
    public async Task<Result<RevertClaim>> Handle(ClaimRevertCommand request, CancellationToken cancellationToken)
    {
        var window = await db.Actions.SingleOrDefaultAsync(row => row.Id == request.Window, cancellationToken);
        if (window?.Work != ActionWork.Revert) return RevertClaim.Ended;

        // Brought forward and claimed in one save, so that nobody else sees it due in between.
        var now = time.Now();
        if (window.LeaseUntil > now) return RevertClaim.Held;

        window.BringRevertForward(now);
        return window.Claim(request.Lease, now + ActionWorker.Lease, now).Then(_ => RevertClaim.Taken);
    }
}
