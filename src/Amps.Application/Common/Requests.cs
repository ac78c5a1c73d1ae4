using Amps.Domain.Common;
using MediatR;

namespace Amps.Application.Common;

/// <summary>A question or an order of one use case. Its answer is a value or a <see cref="Failure"/>.</summary>
public interface IUseCase<T> : IRequest<Result<T>>;

/// <summary>Changes nothing.</summary>
public interface IQuery<T> : IUseCase<T>;

/// <summary>Changes the scope's environment: its save is the behaviour's, once, and only on success. Sent by another one's handler it is part of that one's save, so it changes nothing before it can fail.</summary>
public interface ICommand<T> : IUseCase<T>, IEnvironmentChange;

/// <summary>Changes what stands above the environments: customers and keys. Saved as <see cref="ICommand{T}"/> is.</summary>
public interface IPlatformCommand<T> : IUseCase<T>, IPlatformChange;

public interface IEnvironmentChange;

public interface IPlatformChange;

/// <summary>A change that knows whether it leaves work that is due at once. After all others the pumps are told to look.</summary>
public interface IKnowsWhatIsDue
{
    bool LeavesWorkDue { get; }
}

public interface IHandler<in TUseCase, T> : IRequestHandler<TUseCase, Result<T>> where TUseCase : IUseCase<T>;

/// <summary>Sends use cases through the pipeline: log, validate, handle, save.</summary>
public interface ISender
{
    Task<Result<T>> Send<T>(IUseCase<T> useCase, CancellationToken cancellationToken = default);
}

internal sealed class Sender(IMediator mediator) : ISender
{
    public Task<Result<T>> Send<T>(IUseCase<T> useCase, CancellationToken cancellationToken = default) => mediator.Send(useCase, cancellationToken);
}
