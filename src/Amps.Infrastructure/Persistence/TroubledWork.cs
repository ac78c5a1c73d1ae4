using System.Globalization;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Actions;
using Amps.Domain.Common;
using Amps.Domain.Webhooks;
using Amps.Infrastructure.Persistence.Providers;
using Microsoft.EntityFrameworkCore;

namespace Amps.Infrastructure.Persistence;

/// <summary>Looks over all customers, by the indexes that hold nothing but what went wrong.</summary>
internal sealed class TroubledWork(IReadOnlyDictionary<Store, Func<DbContext>> stores, TimeProvider time) : ITroubledWork
{
    private const string Broke = "Its worker broke or vanished.";
    private const string Gone = "Its endpoint or its message is gone.";
    private const int Looked = 500;

    public async Task<int> CountAsync(TroublePlace place, CancellationToken cancellationToken)
    {
        await using var db = stores.Open(place.Environment);
        var ones = place.Kind switch
        {
            TroubledKind.Actions => Actions(db, place.State).Select(_ => 1),
            TroubledKind.WebhookDeliveries => Deliveries(db, place.State).Select(_ => 1),
        };
        return await ones.Take(PageRequest.TotalCap + 1).CountAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<TroubledRead>> ListAsync(TroublePlace place, TroublePosition? after, int most, CancellationToken cancellationToken)
    {
        await using var db = stores.Open(place.Environment);
        return place.Kind switch
        {
            TroubledKind.Actions => await ListActionsAsync(db, place, after, most, cancellationToken),
            TroubledKind.WebhookDeliveries => await ListDeliveriesAsync(db, Deliveries(db, place.State), place, after, most, cancellationToken),
        };
    }

    public async Task<IReadOnlyList<TroubledRead>> ListErrorsAsync(TroublePlace place, int most, CancellationToken cancellationToken)
    {
        if (place.Kind != TroubledKind.WebhookDeliveries) return await ListAsync(place, after: null, most, cancellationToken);

        // Among the newest alone: an endpoint that is deleted may leave a million behind that are no error, and no index knows them apart.
        await using var db = stores.Open(place.Environment);
        var newest = Deliveries(db, place.State).OrderByDescending(row => row.UpdatedAt).ThenByDescending(row => row.Id).Take(Looked);
        var errors = newest.Where(row => row.State != DeliveryState.Dead || row.Attempts > 0 || row.Mishaps > 0);
        return await ListDeliveriesAsync(db, errors, place, after: null, most, cancellationToken);
    }

    private static IQueryable<DeviceAction> Actions(EnvironmentDbContext db, TroubleState state)
    {
        var all = db.Actions.AsNoTracking().IgnoreQueryFilters([Filters.Customer]);
        return state switch
        {
            TroubleState.Retrying => all.Where(row => row.FailedAt != null && row.DueAt != null && row.LeaseId == null),
            TroubleState.Dead => all.Where(row => row.GaveUpAt != null),
        };
    }

    private static IQueryable<WebhookDelivery> Deliveries(EnvironmentDbContext db, TroubleState state)
    {
        var all = db.Deliveries.AsNoTracking().IgnoreQueryFilters([Filters.Customer]);
        return state switch
        {
            TroubleState.Retrying => all.Where(row => row.FailedAt != null && row.DueAt != null && row.LeaseId == null),
            TroubleState.Dead => all.Where(row => row.State == DeliveryState.Dead),
        };
    }

    private async Task<IReadOnlyList<TroubledRead>> ListActionsAsync(EnvironmentDbContext db, TroublePlace place, TroublePosition? after, int most, CancellationToken cancellationToken)
    {
        var rows = Actions(db, place.State);
        if (place.State == TroubleState.Retrying)
        {
            // The bound without the id is what the index begins at.
            if (after is not null) rows = rows.Where(row => row.FailedAt <= after.At && (row.FailedAt < after.At || row.Id < ActionId.Trust(after.Id)));
            rows = rows.OrderByDescending(row => row.FailedAt).ThenByDescending(row => row.Id);
        }
        else
        {
            if (after is not null) rows = rows.Where(row => row.GaveUpAt <= after.At && (row.GaveUpAt < after.At || row.Id < ActionId.Trust(after.Id)));
            rows = rows.OrderByDescending(row => row.GaveUpAt).ThenByDescending(row => row.Id);
        }

        return (await rows.Take(most).ToListAsync(cancellationToken)).ConvertAll(row => Read(place, row));
    }

    private async Task<IReadOnlyList<TroubledRead>> ListDeliveriesAsync(EnvironmentDbContext db, IQueryable<WebhookDelivery> rows, TroublePlace place, TroublePosition? after, int most, CancellationToken cancellationToken)
    {
        if (place.State == TroubleState.Retrying)
        {
            if (after is not null) rows = rows.Where(row => row.FailedAt <= after.At && (row.FailedAt < after.At || row.Id < DeliveryId.Trust(after.Id)));
            rows = rows.OrderByDescending(row => row.FailedAt).ThenByDescending(row => row.Id);
        }
        else
        {
            if (after is not null) rows = rows.Where(row => row.UpdatedAt <= after.At && (row.UpdatedAt < after.At || row.Id < DeliveryId.Trust(after.Id)));
            rows = rows.OrderByDescending(row => row.UpdatedAt).ThenByDescending(row => row.Id);
        }

        var found = await rows.Take(most).ToListAsync(cancellationToken);
        var messages = found.ConvertAll(row => row.MessageId);
        var types = await db.Messages.IgnoreQueryFilters([Filters.Customer]).Where(row => messages.Contains(row.Id))
            .Select(row => new { row.Id, row.Type }).ToDictionaryAsync(row => row.Id, row => row.Type, cancellationToken);
        var ids = found.ConvertAll(row => row.Id);
        var attempts = (await db.Attempts.IgnoreQueryFilters([Filters.Customer]).Where(row => ids.Contains(row.DeliveryId))
            .Select(row => new Attempt(row.DeliveryId, row.Number, row.Result, row.Status)).ToListAsync(cancellationToken)).ToLookup(row => row.Delivery);
        return found.ConvertAll(row => Read(place, row, types.GetValueOrDefault(row.MessageId, ""), attempts[row.Id].MaxBy(attempt => attempt.Number)));
    }

    private TroubledRead Read(TroublePlace place, DeviceAction row)
    {
        // Of a window both can be given up, one after the other; the last one is told.
        var isRevert = place.State == TroubleState.Retrying ? row.HasEnded : row.Revert is { State: RevertState.Failed } revert && revert.At == row.GaveUpAt;
        var at = (place.State == TroubleState.Retrying ? row.FailedAt : row.GaveUpAt)!.Value;
        var sort = isRevert ? TroubledSort.Revert : row.End is null ? TroubledSort.Command : TroubledSort.Window;
        return new TroubledRead(place, row.Id.Value, row.CustomerId, sort, isRevert ? "revert of " + row.Command : row.Command, row.DeviceId.Value, row.Attempts, at, NextTry(place, row.DueAt), ErrorOf(place, row, isRevert));
    }

    private static string ErrorOf(TroublePlace place, DeviceAction row, bool isRevert)
    {
        if (place.State == TroubleState.Retrying) return row.LastError is { } error ? $"{error.Code}: {error.Message}" : Broke;

        return isRevert && row.Revert?.ErrorCode is { } code ? code : $"{row.ErrorCode}: {row.ErrorMessage}";
    }

    private TroubledRead Read(TroublePlace place, WebhookDelivery row, string type, Attempt? last)
    {
        var at = place.State == TroubleState.Retrying ? row.FailedAt!.Value : row.UpdatedAt;
        return new TroubledRead(place, row.Id.Value, row.CustomerId, TroubledSort.Message, type, row.EndpointId.Value, row.Attempts, at, NextTry(place, row.DueAt), ErrorOf(row, last));
    }

    private static string ErrorOf(WebhookDelivery row, Attempt? last)
    {
        if (row is { State: DeliveryState.Dead, Attempts: 0, Mishaps: 0 }) return Gone;
        if (last is null || row.Mishaps > 0) return Broke;

        return string.Create(CultureInfo.InvariantCulture, $"{Wire<DeliveryResult>.Name(last.Result)}{(last.Status is { } status ? $" {status}" : "")}");
    }

    private DateTimeOffset? NextTry(TroublePlace place, DateTimeOffset? dueAt) => place.State == TroubleState.Retrying && dueAt > time.Now() ? dueAt : null;

    private sealed record Attempt(DeliveryId Delivery, int Number, DeliveryResult Result, int? Status);
}
