using System.Buffers;
using System.Globalization;
using Amps.Application.Common;

namespace Amps.Application.Audit;

/// <summary>Audit events as a table for other programs (RFC 4180).</summary>
public static class AuditCsv
{
    public const string Header = "id,at,actor,address,action,subject,details";

    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n");
    private static readonly SearchValues<char> Formula = SearchValues.Create("=+-@\t\r");

    public static string Line(AuditRow row) => string.Join(',', new[]
    {
        row.Id.Value, row.At.UtcDateTime.ToString(InstantJsonConverter.Format, CultureInfo.InvariantCulture), row.Actor, row.Address, row.Action, row.Subject, row.Details?.GetRawText(),
    }.Select(Cell));

    // What begins like a formula would be one for whoever opens the table.
    private static string Cell(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";

        var safe = Formula.Contains(text[0]) ? "'" + text : text;
        return safe.AsSpan().ContainsAny(Special) ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
