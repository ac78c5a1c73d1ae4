using System.Diagnostics;
using Amps.Application.Ports;
using Amps.Domain.Common;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Amps.Application.Common;

/// <summary>Says which use case ran, how it ended and how long it took; never what was in it.</summary>
internal sealed partial class LoggingBehaviour<TUseCase, TOutcome>(ILogger<LoggingBehaviour<TUseCase, TOutcome>> logger) : IPipelineBehavior<TUseCase, TOutcome>
    where TUseCase : notnull
    where TOutcome : IOutcome<TOutcome>
{
    public async Task<TOutcome> Handle(TUseCase request, CancellationToken cancellationToken, RequestHandlerDelegate<TOutcome> next)
    {
        var started = Stopwatch.GetTimestamp();
        var outcome = await next();
        if (logger.IsEnabled(LogLevel.Debug)) Ran(typeof(TUseCase).Name, outcome.Failure?.Code ?? "ok", Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        return outcome;
    }

    [LoggerMessage(LogLevel.Debug, "{UseCase} ended {Outcome} after {Milliseconds:0.0} ms")]
    private partial void Ran(string useCase, string outcome, double milliseconds);
}

/// <summary>Refuses what cannot be read as the use case's input (400), with every issue at once.</summary>
internal sealed class ValidationBehaviour<TUseCase, TOutcome>(IEnumerable<IValidator<TUseCase>> validators) : IPipelineBehavior<TUseCase, TOutcome>
    where TUseCase : notnull
    where TOutcome : IOutcome<TOutcome>
{
    public async Task<TOutcome> Handle(TUseCase request, CancellationToken cancellationToken, RequestHandlerDelegate<TOutcome> next)
    {
        var issues = validators
            .SelectMany(validator => validator.Validate(request).Errors)
            .Select(error => new ValidationIssue(error.PropertyName, error.ErrorMessage))
            .ToList();
        return issues.Count > 0 ? TOutcome.Failed(ValidationFailure.Of(issues)) : await next();
    }
}

/// <summary>Runs a command again that lost a race for a row or a unique place: the second time it sees what the winner wrote.</summary>
internal sealed class RaceBehaviour<TUseCase, TOutcome>(IServiceProvider services) : IPipelineBehavior<TUseCase, TOutcome>
    where TUseCase : notnull
    where TOutcome : IOutcome<TOutcome>
{
    // Each time somebody wins, so as many may come at the same instant.
    private const int Tries = 12;

    public async Task<TOutcome> Handle(TUseCase request, CancellationToken cancellationToken, RequestHandlerDelegate<TOutcome> next)
    {
        for (var left = Tries; ; left--)
        {
            try
            {
                return await next();
            }
            catch (DbUpdateException) when (left > 1 && request is (IEnvironmentChange or IPlatformChange))
            {
                if (request is IEnvironmentChange) services.GetRequiredService<IEnvironmentDb>().Forget();
                else services.GetRequiredService<IPlatformDb>().Forget();
            }
        }
    }
}

/// <summary>Saves what a command changed, in one save of one context, and only when it succeeded. What a command of the environment sends in turn is part of its save.</summary>
internal sealed class SaveBehaviour<TUseCase, TOutcome>(IServiceProvider services, OpenSave open) : IPipelineBehavior<TUseCase, TOutcome>
    where TUseCase : notnull
    where TOutcome : IOutcome<TOutcome>
{
    public async Task<TOutcome> Handle(TUseCase request, CancellationToken cancellationToken, RequestHandlerDelegate<TOutcome> next)
    {
        if (request is IEnvironmentChange) return open.IsOpen ? await next() : await SaveEnvironmentAsync(request, next, cancellationToken);

        var outcome = await next();
        if (outcome.Failure is null && request is IPlatformChange) await services.GetRequiredService<IPlatformDb>().SaveChangesAsync(cancellationToken);
        return outcome;
    }

    private async Task<TOutcome> SaveEnvironmentAsync(TUseCase request, RequestHandlerDelegate<TOutcome> next, CancellationToken cancellationToken)
    {
        open.IsOpen = true;
        try
        {
            var outcome = await next();
            if (outcome.Failure is not null) return outcome;
            if (await services.GetRequiredService<Idempotency>().AddToSaveAsync(outcome.Boxed, TOutcome.ValueType, cancellationToken) is { } failure) return TOutcome.Failed(failure);

            await services.GetRequiredService<IEnvironmentDb>().SaveChangesAsync(cancellationToken);
            if (request is not IKnowsWhatIsDue { LeavesWorkDue: false }) services.GetRequiredService<IJobs>().Announce(services.GetRequiredService<RequestScope>().Tenant.Environment);
            return outcome;
        }
        finally
        {
            open.IsOpen = false;
        }
    }
}

/// <summary>Whether a command of this scope is running whose save is still to come.</summary>
internal sealed class OpenSave
{
    public bool IsOpen { get; set; }
}
