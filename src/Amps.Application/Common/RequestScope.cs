using Amps.Domain.Customers;

namespace Amps.Application.Common;

/// <summary>Whose world a scope sees. Every cache, lock and query in an environment is keyed by it.</summary>
public readonly record struct Tenant(AmpsEnvironment Environment, CustomerId CustomerId);

/// <summary>Who acts and in whose world: set once per dependency-injection scope, and never changed afterwards.</summary>
public sealed class RequestScope
{
    private Tenant? tenant;
    private string? actor;
    private CustomerId? owner;

    /// <summary>The customer and environment; asking before the scope is bound is a bug.</summary>
    public Tenant Tenant => tenant ?? throw new InvalidOperationException("This scope is not bound to a customer and an environment.");

    /// <summary>Who acts, in the words of the audit log.</summary>
    public string Actor => actor ?? throw new InvalidOperationException("Nobody acts in this scope.");

    /// <summary>Where whoever acts called from; none on this machine.</summary>
    public string? Address { get; private set; }

    public AuditOrigin Origin => new(Actor, Address);

    /// <summary>Whether whoever runs this server acts, for whichever customer.</summary>
    public bool IsOperator { get; private set; }

    /// <summary>The only customer whose keys, apps and people may be seen and changed by who is no operator.</summary>
    public CustomerId? Owner => tenant?.CustomerId ?? owner;

    /// <summary>The only environment whose keys may be seen and changed; none for work above the environments.</summary>
    public AmpsEnvironment? Environment => tenant?.Environment;

    /// <summary>Whether the system acts by itself, and no caller waits.</summary>
    public bool IsSystem => Actor.StartsWith("system:", StringComparison.Ordinal);

    public void Bind(Tenant whose, string who, string? address = null)
    {
        ActAs(who, address);
        tenant = whose;
    }

    /// <summary>For platform work of a customer's own people and programs.</summary>
    public void ActFor(CustomerId whose, string who, string? address = null)
    {
        ActAs(who, address);
        owner = whose;
    }

    /// <summary>For platform work of whoever runs this server.</summary>
    public void Operate(string who, string? address = null)
    {
        ActAs(who, address);
        IsOperator = true;
    }

    /// <summary>For platform work of somebody who is not known yet, and so belongs to nobody.</summary>
    public void ActAs(string who, string? address = null)
    {
        if (actor is not null) throw new InvalidOperationException("This scope is bound already.");

        actor = who;
        Address = address;
    }
}
