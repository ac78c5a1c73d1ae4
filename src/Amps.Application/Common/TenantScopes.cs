using Amps.Domain.Common;
using Amps.Domain.Customers;
using Microsoft.Extensions.DependencyInjection;

namespace Amps.Application.Common;

/// <summary>Scopes for work that belongs to a customer and to no call.</summary>
public static class TenantScopes
{
    /// <summary>Makes one that is bound.</summary>
    public static AsyncServiceScope CreateFor(this IServiceScopeFactory scopes, Tenant tenant, string actor)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestScope>().Bind(tenant, actor);
        return scope;
    }

    /// <summary>Sends one use case in a scope of its own, of somebody who called from somewhere.</summary>
    public static async Task<Result<T>> SendAsync<T>(this IServiceScopeFactory scopes, Tenant tenant, AuditOrigin origin, IUseCase<T> useCase, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestScope>().Bind(tenant, origin.Actor, origin.Address);
        return await scope.ServiceProvider.GetRequiredService<ISender>().Send(useCase, cancellationToken);
    }

    /// <summary>Sends one use case in a scope of its own.</summary>
    public static async Task<Result<T>> SendAsync<T>(this IServiceScopeFactory scopes, Tenant tenant, string actor, IUseCase<T> useCase, CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateFor(tenant, actor);
        return await scope.ServiceProvider.GetRequiredService<ISender>().Send(useCase, cancellationToken);
    }
}
