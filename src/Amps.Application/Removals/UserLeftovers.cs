using System.Text.Json;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Application.Users;
using Amps.Domain.Removals;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Removals;

/// <summary>Clears away what tells of an erased user, besides what each of the user's devices leaves.</summary>
internal sealed class UserLeftovers(IEnvironmentDb db, UserAccounts accounts, UserDevices devices, RequestScope scope, TimeProvider time)
{
    public async Task ClearAsync(UserErasure erasure, CancellationToken cancellationToken)
    {
        // Only where the call that asked for the erasure was cut off are there any.
        await devices.RemoveOlderAsync(scope.Tenant, erasure);

        await db.DeleteActionsAsync(db.Actions.Where(action => action.UserId == erasure.UserId && action.Id < erasure.ActionsBefore), time, cancellationToken);
        await db.DeleteSchedulesAsync(db.Schedules.Where(schedule => schedule.UserId == erasure.UserId && schedule.Id < erasure.SchedulesBefore), time, cancellationToken);
        var isAlone = await accounts.LetGoAsync(erasure, cancellationToken);

        var row = db.UserErasures.Where(owed => owed.Id == erasure.Id);
        var now = time.Now();
        if (!isAlone && now < erasure.MessagesUntil)
        {
            await db.PutOffAsync(row, now + Owed.RetryPause, cancellationToken);
            return;
        }

        // A long look, so not at each try above.
        await DeleteAnswersAsync(erasure, cancellationToken);
        if (now < erasure.MessagesUntil)
        {
            await db.PutOffAsync(row, erasure.MessagesUntil, cancellationToken);
            return;
        }

        await db.DeleteMessagesAsync(db.Messages.Where(message => message.UserId == erasure.UserId && message.Id < erasure.MessagesBefore), time, cancellationToken);
        await db.WriteInTurnAsync(() => row.ExecuteDeleteAsync(cancellationToken), cancellationToken);
    }

    // Remembered answers have no user of their own: those that name him are looked for in what the customer's calls of the last day left. Later ones are forgotten within a day by themselves.
    private async Task DeleteAnswersAsync(UserErasure erasure, CancellationToken cancellationToken)
    {
        var name = $"\"userId\":{JsonSerializer.Serialize(erasure.UserId, AmpsJson.Default.String)}";
        var found = await db.IdempotencyRecords.AsNoTracking()
            .Where(record => record.CreatedAt <= erasure.RequestedAt && record.Answer.Contains(name))
            .Select(record => new { record.Key, record.Method, record.Path })
            .ToListAsync(cancellationToken);
        foreach (var record in found)
        {
            var one = db.IdempotencyRecords.Where(row => row.Key == record.Key && row.Method == record.Method && row.Path == record.Path);
            await db.WriteInTurnAsync(() => one.ExecuteDeleteAsync(cancellationToken), cancellationToken);
        }
    }
}
