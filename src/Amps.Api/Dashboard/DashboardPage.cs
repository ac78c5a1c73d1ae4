using Amps.Application.Common;
using Amps.Application.People;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Amps.Api.Dashboard;

/// <summary>What every page has: who looks, the way to the use cases, what was wrong with the form that was sent.</summary>
internal abstract class DashboardPage : PageModel
{
    public Visit Visit => Visit.Of(HttpContext)!;

    public Visitor Visitor => Visit.Visitor;

    public AmpsEnvironment Environment => Visit.Environment!.Value;

    /// <summary>What was wrong with the form; its fields keep what was typed.</summary>
    public string? Error { get; protected set; }

    protected CancellationToken Stop => HttpContext.RequestAborted;

    /// <summary>Who acts and from where, in the words of the audit log.</summary>
    protected AuditOrigin Origin => new(Visitor.Actor, ClientAddress.Whole(HttpContext.Connection.RemoteIpAddress));

    protected ISender Sender => HttpContext.RequestServices.GetRequiredService<ISender>();

    /// <summary>The address of a page of the customer, in the environment that is shown.</summary>
    public string At(string place) => $"{DashboardServices.Root}/{Wire<AmpsEnvironment>.Name(Environment)}/{place}";

    /// <summary>A page further on in a list that <c>?cursor=</c> walks.</summary>
    protected static PageRequest PageAt(string? cursor, int limit = 25) => new(limit, Offset: 0, cursor);

    /// <summary>Shows the page again with what was wrong.</summary>
    protected PageResult Again(Failure failure)
    {
        Error = Words(failure);
        Response.StatusCode = failure.Kind switch
        {
            FailureKind.Conflict => StatusCodes.Status409Conflict,
            FailureKind.TooMany => StatusCodes.Status429TooManyRequests,
            _ => StatusCodes.Status422UnprocessableEntity,
        };
        return Page();
    }

    protected IActionResult Missing() => Refusals.NotFound(this);

    protected static IActionResult SeeOther(string url) => Refusals.SeeOther(url);

    // What the API calls a query parameter is a field here.
    private static string Words(Failure failure) =>
        failure.Details is ValidationDetails details ? string.Join(" ", details.Issues.Select(issue => issue.Message).Distinct(StringComparer.Ordinal)) : failure.Message;
}
