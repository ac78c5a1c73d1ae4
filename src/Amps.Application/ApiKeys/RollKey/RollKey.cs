using Amps.Application.ApiKeys.AuthenticateKey;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using FluentValidation;

namespace Amps.Application.ApiKeys.RollKey;

/// <summary>Gives a key a new body; for the overlap the one before works as well. The key, its tokens and its limits stay.</summary>
/// <param name="Key">The key.</param>
/// <param name="Overlap">At most three days, and no longer than the key itself.</param>
/// <param name="Version">What was seen; where it is no longer so, nothing changes. None for whatever there is.</param>
public sealed record RollKeyCommand(ApiKeyId Key, TimeSpan Overlap, int? Version = null) : IPlatformCommand<RolledKey>;

/// <summary>The only time that the new body is told.</summary>
/// <param name="KeyId">The key.</param>
/// <param name="Key">Its new body.</param>
/// <param name="PreviousValidUntil">When the one before ends.</param>
public sealed record RolledKey(ApiKeyId KeyId, string Key, DateTimeOffset PreviousValidUntil)
{
    /// <summary>Without the body: a log may print it.</summary>
    public override string ToString() => KeyId.Value;
}

internal sealed class RollKeyValidator : AbstractValidator<RollKeyCommand>
{
    public RollKeyValidator() => RuleFor(roll => roll.Overlap).InclusiveBetween(TimeSpan.Zero, ApiKey.LongestRollOverlap).OverridePropertyName("overlap")
        .WithMessage($"`overlap` must be from 0 to {ApiKey.LongestRollOverlap.TotalHours:0} hours.");
}

internal sealed class RollKeyHandler(IPlatformDb db, RequestScope scope, TimeProvider time) : IHandler<RollKeyCommand, RolledKey>
{
    public async Task<Result<RolledKey>> Handle(RollKeyCommand request, CancellationToken cancellationToken)
    {
        var found = (await db.FindKeyWithBodiesAsync(scope, request.Key, cancellationToken)).AsSeen(request.Version);
        if (!found.Succeeded) return found.Failure;

        var key = found.Value;
        var now = time.Now();
        if (key.Ended(now) is not null) return CustomerFailures.KeyHasEnded;

        var previous = key.CurrentBody!;
        var body = key.Roll(request.Overlap, now);
        db.Audit(scope, AuditAction.KeyRolled, key.CustomerId, key.Id.Value, now, ("previousValidUntil", Auditing.Text(previous.ValidUntil)));
        return new RolledKey(key.Id, body, previous.ValidUntil!.Value);
    }
}
