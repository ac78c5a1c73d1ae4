using Amps.Application.People;
using Amps.Domain.Customers;

namespace Amps.Api.Dashboard;

/// <summary>Who looks, and at what; one per request.</summary>
/// <param name="Visitor">Who.</param>
internal sealed record Visit(Visitor Visitor)
{
    /// <summary>Of the customer's page; none elsewhere.</summary>
    public AmpsEnvironment? Environment { get; init; }

    public bool May(string page, string handler) => Access.May(Visitor.Role, Environment, page, handler);

    public static Visit? Of(HttpContext http) => http.Features.Get<Visit>();
}
