using System.CommandLine;
using Amps.Application.Audit;
using Amps.Application.Audit.ListAudit;
using Amps.Application.Common;
using Amps.Application.Customers.ListCustomerAudit;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;

namespace Amps.Api.Admin;

/// <summary>The audit log for operators.</summary>
internal static class AuditCommands
{
    private static readonly Option<AmpsEnvironment?> Environment = new("--environment")
    {
        Description = "sandbox or live; if left away, what stands above them: the customer, its keys, tokens and apps.",
        CustomParser = result => AdminOptions.Word<AmpsEnvironment>(result),
    };

    private static readonly Option<string?> Actor = new("--actor") { Description = "Who, or the beginning of it, such as key: or cli:ada." };

    private static readonly Option<string?> Action = new("--action") { Description = "What was done, such as key.revoked." };

    private static readonly Option<string?> Subject = new("--subject") { Description = "The id of what was changed." };

    private static readonly Option<string?> User = new("--user") { Description = "What was done to an end user himself, also one who is forgotten; with --environment." };

    private static readonly Option<DateTimeOffset?> Since = new("--since") { Description = "From this instant on, such as 2027-01-01T00:00:00Z.", CustomParser = AdminOptions.Instant };

    private static readonly Option<DateTimeOffset?> Until = new("--until") { Description = "Before this instant.", CustomParser = AdminOptions.Instant };

    private static readonly Option<bool> Csv = new("--csv") { Description = "All of them as a table of comma-separated values, instead of a page as JSON." };

    public static void AddTo(RootCommand root)
    {
        root.Add(List());
        root.Add(Verify());
    }

    private static Command List()
    {
        var command = new Command("list-audit", "Lists who changed what of a customer, newest first.")
        {
            AdminOptions.Customer, Environment, Actor, Action, Subject, User, Since, Until, AdminOptions.Limit, AdminOptions.Cursor, Csv,
        };
        command.SetAction((parsed, cancellationToken) => AdminRun.DoAsync(parsed, services => ListAsync(services, parsed, cancellationToken), cancellationToken));
        return command;
    }

    private static Command Verify()
    {
        var command = new Command("verify-audit", "Checks the chains of all audit events, and names the first event of each that is not as it was. Exit code 1 where there is one.");
        command.SetAction((parsed, cancellationToken) => AdminRun.DoAsync(parsed, async services =>
        {
            // What was saved a moment ago, or while no server ran, belongs to the chain as well.
            var chains = services.GetRequiredService<IAuditChains>();
            await chains.SealAsync(cancellationToken);
            var verdicts = await chains.VerifyAsync(cancellationToken);
            AdminRun.Print(verdicts, AdminJson.Default.IReadOnlyListAuditVerdict);
            return verdicts.Any(verdict => verdict.Broken is not null) ? await AdminCommandLine.FailAsync("The audit log was tampered with.") : 0;
        }, cancellationToken));
        return command;
    }

    private static async Task<int> ListAsync(IServiceProvider services, ParseResult parsed, CancellationToken cancellationToken)
    {
        var isCsv = parsed.GetValue(Csv);
        var page = await PageAsync(services, parsed, isCsv ? new PageRequest(AuditPages.Bounds.MaxLimit, 0, null) : AdminOptions.PageOf(parsed), cancellationToken);
        if (!page.Succeeded) return await AdminCommandLine.FailAsync(AdminRun.Explain(page.Failure));

        if (!isCsv)
        {
            AdminRun.Print(page.Value, AdminJson.Default.PageAuditRow);
            return 0;
        }

        Console.WriteLine(AuditCsv.Header);
        for (var next = page.Value; ; next = (await PageAsync(services, parsed, new PageRequest(AuditPages.Bounds.MaxLimit, 0, next.Pagination.NextCursor), cancellationToken)).Value)
        {
            foreach (var row in next.Items) Console.WriteLine(AuditCsv.Line(row));
            if (!next.Pagination.HasMore) return 0;
        }
    }

    private static async Task<Result<Page<AuditRow>>> PageAsync(IServiceProvider services, ParseResult parsed, PageRequest page, CancellationToken cancellationToken)
    {
        var (customer, filter) = (parsed.GetValue(AdminOptions.Customer), FilterOf(parsed));
        await using var scope = services.CreateAsyncScope();
        var (request, sender) = (scope.ServiceProvider.GetRequiredService<RequestScope>(), scope.ServiceProvider.GetRequiredService<ISender>());
        if (parsed.GetValue(Environment) is { } environment)
        {
            request.Bind(new Tenant(environment, customer), AdminRun.Actor);
            return await sender.Send(new ListAuditQuery(filter, parsed.GetValue(User), page), cancellationToken);
        }

        request.Operate(AdminRun.Actor);
        return await sender.Send(new ListCustomerAuditQuery(customer, filter, page), cancellationToken);
    }

    private static AuditFilter FilterOf(ParseResult parsed) => new()
    {
        Actor = parsed.GetValue(Actor),
        Action = parsed.GetValue(Action),
        Subject = parsed.GetValue(Subject),
        Since = parsed.GetValue(Since),
        Until = parsed.GetValue(Until),
    };
}
