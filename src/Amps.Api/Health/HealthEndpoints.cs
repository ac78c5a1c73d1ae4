using Amps.Infrastructure.Jobs;
using Amps.Infrastructure.Persistence;

namespace Amps.Api.Health;

/// <summary>For load balancers: whether the process is alive, and whether it can serve.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Text("live")).ExcludeFromDescription();
        routes.MapGet("/health/ready", async (HttpContext http, Readiness readiness) =>
            await readiness.IsReadyAsync(http.RequestAborted) ? Results.Text("ready") : Results.Text("not ready", statusCode: StatusCodes.Status503ServiceUnavailable))
            .ExcludeFromDescription();
    }
}

/// <summary>Whether the databases answer, the pumps can look for work and the server is not stopping; asked at most every 2 s, however many ask.</summary>
internal sealed class Readiness(IStores stores, IPumps pumps, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<Readiness> logger) : IDisposable
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim gate = new(1, 1);
    private DateTimeOffset askedAt = DateTimeOffset.MinValue;
    private bool reachable;

    public void Dispose() => gate.Dispose();

    public async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested) return false;

        await gate.WaitAsync(cancellationToken);
        try
        {
            if (time.GetUtcNow() - askedAt < Kept) return reachable;

            reachable = await AskAsync(cancellationToken);
            askedAt = time.GetUtcNow();
            return reachable;
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<bool> AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            return pumps.AreWell && await stores.CanReachAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.LogWarning(exception, "A database does not answer");
            return false;
        }
    }
}
