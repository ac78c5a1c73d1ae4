using System.Globalization;
using System.Net.Mime;
using System.Text;
using Amps.Api.Dashboard;
using Amps.Application.Audit;
using Amps.Application.Audit.ListAudit;
using Amps.Application.Common;
using Amps.Application.Customers.ListCustomerAudit;
using Amps.Domain.Common;
using Microsoft.AspNetCore.Mvc;

namespace Amps.Api.Areas.Dashboard.Pages;

/// <summary>Who changed what: in the environment, or above both of them (members, keys, tokens, apps). Also as a table for other programs.</summary>
internal sealed class AuditModel : DashboardPage
{
    private const string Day = "yyyy-MM-dd";

    private static readonly Failure BadDay = new(FailureKind.Invalid, ErrorCode.ValidationError, "From and to must be days such as 2027-01-31.");

    /// <summary>Of the account, and not of the environment.</summary>
    [FromQuery(Name = "account")]
    public bool IsOfAccount { get; set; }

    [FromQuery(Name = "actor")]
    public string? Actor { get; set; }

    [FromQuery(Name = "do")]
    public string? Action { get; set; }

    [FromQuery(Name = "subject")]
    public string? Subject { get; set; }

    [FromQuery(Name = "since")]
    public string? Since { get; set; }

    [FromQuery(Name = "until")]
    public string? Until { get; set; }

    public Page<AuditRow> Events { get; private set; } = null!;

    /// <summary>The same events as a file.</summary>
    public string CsvUrl => $"{Request.Path}{Request.QueryString.Add("handler", "Csv")}";

    public async Task<IActionResult> OnGetAsync(string? cursor)
    {
        var listed = await ListAsync(PageAt(cursor, AuditPages.Bounds.DefaultLimit));
        if (listed.Succeeded)
        {
            Events = listed.Value;
            return Page();
        }

        Events = new Page<AuditRow>([], new Pagination(AuditPages.Bounds.DefaultLimit, Offset: 0, Total: 0, HasMore: false, NextCursor: null, TotalIsCapped: false));
        return Again(listed.Failure);
    }

    public async Task<IActionResult> OnGetCsvAsync()
    {
        var listed = await ListAsync(PageAt(cursor: null, AuditPages.Bounds.MaxLimit));
        if (!listed.Succeeded) return Refusals.Unreadable(this);

        Response.ContentType = MediaTypeNames.Text.Csv + "; charset=utf-8";
        Response.Headers.ContentDisposition = "attachment; filename=\"audit.csv\"";
        await Response.WriteAsync(AuditCsv.Header + "\r\n", Stop);
        for (var page = listed.Value; ; page = (await ListAsync(PageAt(page.Pagination.NextCursor, AuditPages.Bounds.MaxLimit))).Value)
        {
            var lines = new StringBuilder();
            foreach (var row in page.Items) lines.Append(AuditCsv.Line(row)).Append("\r\n");
            await Response.WriteAsync(lines.ToString(), Stop);
            if (!page.Pagination.HasMore) return new EmptyResult();
        }
    }

    private async Task<Result<Page<AuditRow>>> ListAsync(PageRequest page)
    {
        if (!IsDay(Since) || !IsDay(Until)) return BadDay;

        var filter = new AuditFilter { Actor = Given(Actor), Action = Given(Action), Subject = Given(Subject), Since = DayOf(Since), Until = DayOf(Until)?.AddDays(1) };
        return IsOfAccount
            ? await Sender.Send(new ListCustomerAuditQuery(Visitor.Customer!.Value, filter, page), Stop)
            : await Sender.Send(new ListAuditQuery(filter, UserId: null, page), Stop);
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static bool IsDay(string? text) => string.IsNullOrEmpty(text) || DayOf(text) is not null;

    private static DateTimeOffset? DayOf(string? text) =>
        DateOnly.TryParseExact(text, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day < DateOnly.MaxValue ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : null;
}
