namespace Amps.Application.Common;

/// <summary>An answer that names the state that it shows, so that whoever changes it later can say which one was seen.</summary>
public interface IVersioned
{
    /// <summary>As the header <c>etag</c> carries it, in quotes.</summary>
    string Etag { get; }
}

/// <summary>The header <c>if-match</c>.</summary>
public static class IfMatch
{
    private const string Anything = "*";

    /// <summary>Whether a change may go ahead: nothing was asked for, or one of the named states is the current one.</summary>
    /// <param name="header">As it came: etags with commas, or <c>*</c> for whatever there is.</param>
    /// <param name="current">The current etag; none where there is nothing, which matches nothing.</param>
    public static bool Allows(string? header, string? current)
    {
        if (header is null) return true;
        if (current is null) return false;

        return header.Split(',', StringSplitOptions.TrimEntries).Any(named => named is Anything || string.Equals(named, current, StringComparison.Ordinal));
    }
}
