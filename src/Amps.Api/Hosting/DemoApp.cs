using Amps.Application.Common;
using Amps.Application.Customers.CreateApp;
using Amps.Application.Customers.ListApps;
using Amps.Domain.Customers;

namespace Amps.Api.Hosting;

/// <summary>The demo customer's app. Its journeys end at this server's own documentation, since it is the one page that is known to be there.</summary>
internal static class DemoApp
{
    private const string Elsewhere = "https://example.com/";

    /// <returns>The id of the app that <c>demo.json</c> names, or of one that was made since that is gone.</returns>
    public static async Task<string> PrepareAsync(IServiceProvider services, DemoFacts facts, string actor, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestScope>().Operate(actor);
        var sender = scope.ServiceProvider.GetRequiredService<ISender>();
        var customer = CustomerId.Trust(facts.CustomerId);
        var apps = await sender.Send(new ListAppsQuery(customer), cancellationToken);
        if (apps.Value.Any(app => string.Equals(app.AppId.Value, facts.AppId, StringComparison.Ordinal))) return facts.AppId;

        var page = PageOf(services.GetRequiredService<HostOptions>(), services.GetRequiredService<AppUrlRules>());
        var made = await sender.Send(new CreateAppCommand(customer, new AppTerms("Demo", page, page) { Origins = [AppUrls.SourceOf(page)] }), cancellationToken);
        return made.Value.AppId.Value;
    }

    // A free port is not known yet, and outside Development only https will do.
    private static string PageOf(HostOptions options, AppUrlRules rules)
    {
        var server = options.PublicUrl?.AbsoluteUri ?? options.Urls.Split(';')[0];
        var page = $"{server.TrimEnd('/')}/docs";
        return AppUrls.RedirectProblem(page, rules) is null ? page : Elsewhere;
    }
}
