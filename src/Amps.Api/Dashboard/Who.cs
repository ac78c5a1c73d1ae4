using Amps.Domain.People;

namespace Amps.Api.Dashboard;

/// <summary>For whom a page or a form of the dashboard is.</summary>
[Flags]
internal enum Who
{
    Nobody = 0,
    Viewer = 1,
    Developer = 2,
    Owner = 4,
    Operator = 8,

    /// <summary>Whoever builds the customer's integration.</summary>
    Builders = Developer | Owner,

    /// <summary>All of a customer.</summary>
    Members = Viewer | Builders,

    Everyone = Members | Operator,

    /// <summary>Whoever typed the password and still owes the second proof.</summary>
    Halfway = 16,

    /// <summary>Also without a session.</summary>
    Anybody = 32,
}

internal static class WhoRoles
{
    public static Who Of(PersonRole role) => role switch
    {
        PersonRole.Owner => Who.Owner,
        PersonRole.Developer => Who.Developer,
        PersonRole.Viewer => Who.Viewer,
        PersonRole.Operator => Who.Operator,
    };
}
