using Amps.Application.Common;
using Amps.Application.Credentials;
using Amps.Application.Customers;
using Amps.Application.Ports;
using Amps.Domain.Credentials;
using Amps.Domain.Customers;
using Amps.Domain.Journeys;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Amps.Application.Journeys;

/// <summary>Reads the links that end users follow. Changes nothing: mail scanners open links too.</summary>
public sealed class JourneyInvitations(AppDirectory apps, JourneyOffer offer, ReconnectLinks reconnects, IJourneyFinder finder, IServiceScopeFactory scopes)
{
    public async Task<JourneyInvitation> ReadAsync(JourneyLink link, DateTimeOffset now, CancellationToken cancellationToken) => link switch
    {
        JourneyLink.Open open => await ReadAsync(open, cancellationToken),
        JourneyLink.Session session => await ReadAsync(session, now, cancellationToken),
        JourneyLink.Repair repair => await ReadAsync(repair, cancellationToken),
        _ => throw new NotSupportedException($"There is no link like {link.GetType().Name}."),
    };

    private async Task<JourneyInvitation> ReadAsync(JourneyLink.Open link, CancellationToken cancellationToken)
    {
        if (await apps.FindAsync(link.App, cancellationToken) is not { } app) return new(LinkProblem.UnknownApp);

        var invitation = Invite(new Tenant(link.Environment, app.App.CustomerId), app, link.UserId, link.Terms with { RedirectUrl = app.App.RedirectUrl });
        if (invitation.Problem is not null) return invitation;

        return link.Environment == AmpsEnvironment.Live && app.App.SignedOnly ? invitation with { Problem = LinkProblem.SignedOnly } : invitation;
    }

    private async Task<JourneyInvitation> ReadAsync(JourneyLink.Session link, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await finder.FindAsync(link.Id, cancellationToken) is not { } tenant) return new(LinkProblem.Expired);

        if (await ReadAsync(tenant, link.Id, cancellationToken) is not { } journey) return new(LinkProblem.Expired);
        if (await apps.FindAsync(journey.AppId.Value, cancellationToken) is not { } app) return new(LinkProblem.UnknownApp);

        var invitation = Invite(tenant, app, journey.UserId, journey.Terms) with { Session = journey.Id, BoundTo = journey.BrowserHash };
        if (journey.BrowserHash is not null) return invitation with { Problem = LinkProblem.Used };
        if (!string.Equals(journey.LinkHash, OneTimeSecret.HashOf(link.Secret), StringComparison.Ordinal)) return new(LinkProblem.Broken);

        return journey.StateAt(now) == JourneyState.Pending ? invitation : invitation with { Problem = LinkProblem.Expired };
    }

    private async Task<JourneyInvitation> ReadAsync(JourneyLink.Repair link, CancellationToken cancellationToken)
    {
        if (await reconnects.FindAsync(link.Token, cancellationToken) is not { } target) return await ReadDeadAsync(link, cancellationToken);

        var app = target.App is { } known ? await apps.FindAsync(known, cancellationToken) : null;
        app ??= await apps.FindFirstAsync(target.Tenant.CustomerId, cancellationToken);
        if (app is null) return new(LinkProblem.UnknownApp);

        var terms = new JourneyTerms(app.App.ReconnectRedirectUrl) { Oem = target.Oem, Repairs = target.Credential };
        return Invite(target.Tenant, app, target.UserId, terms) with { RepairHash = target.Hash };
    }

    // The browser that used it finds its journey again.
    private async Task<JourneyInvitation> ReadDeadAsync(JourneyLink.Repair link, CancellationToken cancellationToken)
    {
        if (await finder.ByLinkHashAsync(ReconnectToken.HashOf(link.Token), cancellationToken) is not { } found) return new(await ProblemOfAsync(link, cancellationToken));

        var journey = await ReadAsync(found.Tenant, found.Id, cancellationToken);
        return new(LinkProblem.Used) { Session = journey?.Id, BoundTo = journey?.BrowserHash };
    }

    private async Task<LinkProblem> ProblemOfAsync(JourneyLink.Repair link, CancellationToken cancellationToken) => await reconnects.JudgeAsync(link.Token, cancellationToken) switch
    {
        DeadLink.Unknown => LinkProblem.Unknown,
        DeadLink.Superseded => LinkProblem.Superseded,
        DeadLink.Expired => LinkProblem.Expired,
        DeadLink.Used => LinkProblem.Used,
    };

    private async Task<Journey?> ReadAsync(Tenant tenant, JourneyId id, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateFor(tenant, "system:link");
        return await scope.ServiceProvider.GetRequiredService<IEnvironmentDb>().Journeys.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
    }

    private JourneyInvitation Invite(Tenant tenant, KnownApp app, string userId, JourneyTerms terms)
    {
        var invitation = new JourneyInvitation(null) { Tenant = tenant, App = app, UserId = userId, Terms = terms, Oem = offer.Find(tenant.Environment, terms.Oem) };
        if (tenant.Environment == AmpsEnvironment.Live && !app.LiveEnabled) return invitation with { Problem = LinkProblem.LiveDisabled };

        var isOffered = terms.Repairs is not null ? invitation.Oem is not null : offer.Oems(tenant.Environment, app, terms, terms.DeviceType).Count > 0;
        return isOffered ? invitation : invitation with { Problem = LinkProblem.NothingOffered };
    }
}

/// <summary>What a link says, before anybody believes it.</summary>
public abstract record JourneyLink
{
    private JourneyLink()
    {
    }

    /// <summary>What a log may show of it.</summary>
    public sealed override string ToString() => GetType().Name;

    /// <summary>A bare link. Where the terms send the browser afterwards is the app's matter.</summary>
    public sealed record Open(string App, string UserId, AmpsEnvironment Environment, JourneyTerms Terms) : JourneyLink;

    /// <summary>The link of a session, which can be opened once.</summary>
    public sealed record Session(JourneyId Id, string Secret) : JourneyLink;

    /// <summary>The link by which a broken connection is repaired.</summary>
    public sealed record Repair(string Token) : JourneyLink;
}

/// <summary>Why a link leads nowhere.</summary>
public enum LinkProblem
{
    UnknownApp,
    Broken,
    SignedOnly,
    LiveDisabled,
    NothingOffered,

    /// <summary>A repair of an account that there is not.</summary>
    Unknown,

    /// <summary>A repair for which there is a newer link.</summary>
    Superseded,
    Used,
    Expired,
}

/// <summary>A link that was read.</summary>
/// <param name="Problem">Why it leads nowhere; then the rest is known as far as it could be read.</param>
public sealed record JourneyInvitation(LinkProblem? Problem)
{
    public Tenant Tenant { get; init; }

    public KnownApp? App { get; init; }

    public string UserId { get; init; } = "";

    public JourneyTerms? Terms { get; init; }

    /// <summary>The manufacturer, where the link names one.</summary>
    public OemDescription? Oem { get; init; }

    /// <summary>The session's journey; none where one is begun by the link.</summary>
    public JourneyId? Session { get; init; }

    /// <summary>The hash of the cookie of the browser that opened it already.</summary>
    public string? BoundTo { get; init; }

    /// <summary>The hash of the token that allows a repair.</summary>
    public string? RepairHash { get; init; }
}
