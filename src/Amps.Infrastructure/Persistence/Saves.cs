using Amps.Infrastructure.Persistence.Providers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Amps.Infrastructure.Persistence;

internal static class Saves
{
    /// <summary>Saves when it is this context's turn; where nothing changed, it takes none. Changes must have been detected.</summary>
    /// <param name="context">What changed.</param>
    /// <param name="isRequest">Whether somebody waits for an answer.</param>
    /// <param name="save">Of the base class.</param>
    /// <param name="cancellationToken">Takes it back.</param>
    public static async Task<int> SaveInTurnAsync(this DbContext context, bool isRequest, Func<Task<int>> save, CancellationToken cancellationToken)
    {
        // Comparing all that was loaded with what it was is half of a save's work: it was done once, and not on the writer's time.
        context.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            if (!context.ChangeTracker.HasChanges()) return 0;

            return await context.GetService<IDatabaseProvider>().WriteAsync(context, isRequest, save, cancellationToken);
        }
        finally
        {
            context.ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }
}
