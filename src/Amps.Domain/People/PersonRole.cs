using System.Text.Json.Serialization;
using Amps.Domain.Common;

namespace Amps.Domain.People;

/// <summary>What a person may do in the dashboard. Only operators belong to no customer.</summary>
[JsonConverter(typeof(WireEnumConverter<PersonRole>))]
public enum PersonRole
{
    /// <summary>Everything of the customer: members, live keys, secrets.</summary>
    Owner,

    /// <summary>What an integration needs day by day: sandbox keys, endpoints, apps.</summary>
    Developer,

    /// <summary>Looks, and sees no secret.</summary>
    Viewer,

    /// <summary>Runs this server, for all customers.</summary>
    Operator,
}
