using Amps.Application.Common;
using Amps.Application.People;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Amps.Api.Dashboard;

/// <summary>Lets a page or a form run for whom <see cref="Access"/> names, and for nobody else. From here on the scope belongs to the visitor's customer, or to an operator.</summary>
internal sealed class DashboardGate(RequestScope scope, DashboardOptions options, IWebHostEnvironment host) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var page = context.ActionDescriptor.ViewEnginePath;
        var handler = context.HandlerMethod is { } method ? method.HttpMethod + method.Name : "";
        var line = Access.Find(page, handler);
        if (line is null || Judge(context.HttpContext, line) is not { } answer) context.Result = Refusals.NotFound((PageModel)context.HandlerInstance);
        else if (answer.Result is { } result) context.Result = result((PageModel)context.HandlerInstance);
        else if (!context.ModelState.IsValid) context.Result = Refusals.Unreadable((PageModel)context.HandlerInstance);
        else await next();
    }

    private Verdict? Judge(HttpContext http, AccessLine line)
    {
        var visit = Visit.Of(http);
        if (line.Sandbox.HasFlag(Who.Anybody))
        {
            scope.ActAs("sign-in", ClientAddress.Whole(http.Connection.RemoteIpAddress));
            return Verdict.Go;
        }

        if (visit is null) return Elsewhere("sign-in", http);
        if (visit.Visitor.NeedsCode && !line.Sandbox.HasFlag(Who.Halfway)) return Elsewhere("code", http);
        if (!visit.Visitor.NeedsCode && line.Sandbox == Who.Halfway) return new Verdict(_ => Refusals.SeeOther(DashboardServices.Root));
        if (OwesSecondFactor(visit.Visitor) && !line.Page.StartsWith("/You/", StringComparison.Ordinal) && line.Page is not "/Confirm")
            return new Verdict(_ => Refusals.SeeOther(DashboardServices.Root + "/you/second-factor?owed=true"));

        return JudgeRole(http, visit, line);
    }

    private Verdict? JudgeRole(HttpContext http, Visit visit, AccessLine line)
    {
        var visitor = visit.Visitor;
        AmpsEnvironment? environment = http.Request.RouteValues[EnvironmentSegment.Name] is string word ? Wire<AmpsEnvironment>.Parse(word) : null;
        if (!visitor.NeedsCode && !line.Lets(visitor.Role, environment))
        {
            // What belongs to operators is nothing to members, and the other way round; among members it is a matter of roles.
            var isForMembers = (line.Sandbox & Who.Members) != Who.Nobody;
            if (!isForMembers || visitor.Role == PersonRole.Operator) return null;

            http.Features.Set(visit with { Environment = environment });
            return new Verdict(page => Refusals.Forbidden(page, visitor.Role));
        }

        http.Features.Set(visit with { Environment = environment });
        if (visitor.Customer is { } customer) scope.Bind(new Tenant(environment ?? AmpsEnvironment.Sandbox, customer), visitor.Actor, ClientAddress.Whole(http.Connection.RemoteIpAddress));
        else if (visitor.Role == PersonRole.Operator) scope.Operate(visitor.Actor, ClientAddress.Whole(http.Connection.RemoteIpAddress));
        else return null;
        return line.NeedsPassword && !visitor.IsConfirmed ? Elsewhere("confirm", http) : Verdict.Go;
    }

    private bool OwesSecondFactor(Visitor visitor) =>
        visitor is { Role: PersonRole.Operator, HasSecondFactor: false, NeedsCode: false } && (options.OperatorsNeedSecondFactor ?? !host.IsDevelopment());

    // A form cannot be brought along; its page can.
    private static Verdict Elsewhere(string page, HttpContext http) =>
        new(_ => Refusals.SeeOther($"{DashboardServices.Root}/{page}?back={Uri.EscapeDataString(BackAddress.Of(http.Request))}"));

    /// <param name="Result">Instead of the page; none where it may run.</param>
    private sealed record Verdict(Func<PageModel, IActionResult>? Result)
    {
        public static Verdict Go { get; } = new((Func<PageModel, IActionResult>?)null);
    }
}
