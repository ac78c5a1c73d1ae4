using Amps.Api.Dashboard;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Amps.Architecture.Tests;

/// <summary>Nothing of the dashboard runs that the table of roles does not name, and the table names nothing else.</summary>
public sealed class DashboardTests
{
    private const string Pages = "Amps.Api.Areas.Dashboard.Pages.";

    [Fact]
    public void The_table_of_roles_names_every_page_and_every_form() =>
        Access.Lines.Select(line => $"{line.Page} {line.Handler}").ShouldBe(Handlers(), ignoreOrder: true);

    [Fact]
    public void Forms_of_live_are_for_nobody_who_may_not_use_those_of_the_sandbox() =>
        Access.Lines.ShouldAllBe(line => (line.Live & ~line.Sandbox) == Who.Nobody);

    private static IEnumerable<string> Handlers() =>
        from page in typeof(Access).Assembly.GetTypes()
        where typeof(PageModel).IsAssignableFrom(page) && !page.IsAbstract && page.FullName!.StartsWith(Pages, StringComparison.Ordinal)
        from method in page.GetMethods()
        where method.Name.StartsWith("OnGet", StringComparison.Ordinal) || method.Name.StartsWith("OnPost", StringComparison.Ordinal)
        let handler = method.Name[2..]
        select $"/{page.FullName![Pages.Length..^"Model".Length].Replace('.', '/')} {(handler.EndsWith("Async", StringComparison.Ordinal) ? handler[..^"Async".Length] : handler)}";
}
