using Amps.Domain.Common;

namespace Amps.Domain.Customers;

/// <summary>A customer's app as its end users meet it in the Auth Journey: what it is called, where it gets them back, whom it offers.</summary>
public sealed class CustomerApp
{
    /// <summary>How many a customer may have.</summary>
    public const int Most = 100;

    public const int MaxNameLength = 100;

    public const int MaxOrigins = 20;

    public const int MaxOems = 200;

    private CustomerApp()
    {
    }

    public AppId Id { get; private init; }

    public CustomerId CustomerId { get; private init; }

    /// <summary>As end users know it.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Where a journey ends.</summary>
    public string RedirectUrl { get; private set; } = "";

    /// <summary>Where the repair of a broken connection ends.</summary>
    public string ReconnectRedirectUrl { get; private set; } = "";

    public string? LogoUrl { get; private set; }

    /// <summary>The keys of the manufacturers that it offers; none for all.</summary>
    public IReadOnlyList<string> Oems { get; private set; } = [];

    /// <summary>The origins whose pages may embed a journey and hear of its end, as browsers write them.</summary>
    public IReadOnlyList<string> Origins { get; private set; } = [];

    /// <summary>Whether live journeys begin with a session only that the app's server asked for, never with a bare link.</summary>
    public bool SignedOnly { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>Counted up with each change: of two who edit what they both saw, the second is told.</summary>
    public long Version { get; private set; }

    /// <summary>How the app is set up, all of it.</summary>
    public AppTerms Terms => new(Name, RedirectUrl, ReconnectRedirectUrl) { LogoUrl = LogoUrl, Oems = Oems, Origins = Origins, SignedOnly = SignedOnly };

    /// <param name="customer">Whose it is.</param>
    /// <param name="terms">Checked.</param>
    /// <param name="now">This instant.</param>
    public static CustomerApp Create(CustomerId customer, AppTerms terms, DateTimeOffset now)
    {
        var app = new CustomerApp { Id = EntityId.New<AppId>(now), CustomerId = customer, CreatedAt = now };
        app.Set(terms);
        return app;
    }

    /// <summary>Sets the app up anew. The same again changes nothing.</summary>
    /// <param name="terms">Checked.</param>
    /// <returns>Whether anything changed.</returns>
    public bool Change(AppTerms terms)
    {
        if (terms.IsSameAs(Terms)) return false;

        Set(terms);
        Version++;
        return true;
    }

    /// <summary>Whether a journey may end at a URL: only at a declared one, character by character.</summary>
    public bool MayReturnTo(string url) =>
        string.Equals(url, RedirectUrl, StringComparison.Ordinal) || string.Equals(url, ReconnectRedirectUrl, StringComparison.Ordinal);

    /// <summary>Whether pages of an origin may embed a journey and hear of its end.</summary>
    public bool MayEmbed(string origin) => Origins.Contains(origin, StringComparer.Ordinal);

    private void Set(AppTerms terms)
    {
        Name = terms.Name;
        RedirectUrl = terms.RedirectUrl;
        ReconnectRedirectUrl = terms.ReconnectRedirectUrl;
        LogoUrl = terms.LogoUrl;
        Oems = terms.Oems;
        Origins = terms.Origins;
        SignedOnly = terms.SignedOnly;
    }
}

/// <summary>How an app is set up.</summary>
/// <param name="Name">As end users know it.</param>
/// <param name="RedirectUrl">Where a journey ends.</param>
/// <param name="ReconnectRedirectUrl">Where the repair of a broken connection ends.</param>
public sealed record AppTerms(string Name, string RedirectUrl, string ReconnectRedirectUrl)
{
    public string? LogoUrl { get; init; }

    /// <summary>The keys of the manufacturers that it offers; none for all.</summary>
    public IReadOnlyList<string> Oems { get; init; } = [];

    /// <summary>The origins whose pages may embed a journey.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];

    /// <summary>Whether live journeys begin with a session only.</summary>
    public bool SignedOnly { get; init; }

    // Lists compare by reference in a record.
    internal bool IsSameAs(AppTerms other) =>
        this with { Oems = [], Origins = [] } == other with { Oems = [], Origins = [] }
        && Oems.SequenceEqual(other.Oems, StringComparer.Ordinal)
        && Origins.SequenceEqual(other.Origins, StringComparer.Ordinal);
}
