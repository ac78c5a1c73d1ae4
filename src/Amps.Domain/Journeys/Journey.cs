using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Devices;

namespace Amps.Domain.Journeys;

/// <summary>An end user's way through the pages that connect a device; for the integrator it is the link session.</summary>
/// <remarks>Every move counts <see cref="Sequence"/> up. A form carries the number that it was made for, so each is taken once and in its order.</remarks>
public sealed partial class Journey : IOwned
{
    /// <summary>How long a link waits to be opened, unless the integrator says otherwise.</summary>
    public static readonly TimeSpan UsualWait = TimeSpan.FromMinutes(30);

    /// <summary>How long the end user may take between two steps, and from the sign-in to the consent.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    /// <summary>How long a claimed sign-in may take; longer than the manufacturer may for its answer and what it finds.</summary>
    public static readonly TimeSpan AskingLease = TimeSpan.FromSeconds(60);

    /// <summary>How long a journey can be asked for after its end.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    private Journey()
    {
    }

    public JourneyId Id { get; private init; }

    public CustomerId CustomerId { get; private init; }

    /// <summary>The app that sent the end user.</summary>
    public AppId AppId { get; private init; }

    public string UserId { get; private init; } = "";

    public JourneyTerms Terms { get; private init; } = null!;

    /// <summary>The hash of the secret in the link, or of the token that allowed a repair; none for journeys that began without one. The browser that opened it finds back by it.</summary>
    public string? LinkHash { get; private init; }

    public JourneyState State { get; private set; }

    public JourneyStep Step { get; private set; }

    public int Sequence { get; private set; }

    /// <summary>Why it ended in an error, or what stands in its way at the moment.</summary>
    public string? Code { get; private set; }

    /// <summary>The hash of the cookie of the browser that it is bound to.</summary>
    public string? BrowserHash { get; private set; }

    /// <summary>The same of the window that the sign-in of a frame was opened in.</summary>
    public string? WindowHash { get; private set; }

    public DeviceType? DeviceType { get; private set; }

    public string? Oem { get; private set; }

    public AuthMethod? Method { get; private set; }

    /// <summary>The hash of the one-time <c>state</c> that the manufacturer's page gives back.</summary>
    public string? OAuthStateHash { get; private set; }

    /// <summary>What must not be read from the database: the sign-in between its step and the consent. Sealed for this row.</summary>
    public string? Secret { get; private set; }

    /// <summary>While the manufacturer is asked whether it lets the end user in: so long nobody else asks.</summary>
    public DateTimeOffset? AskingUntil { get; private set; }

    public int FailedSignIns { get; private set; }

    /// <summary>The manufacturer's ids of the devices to connect.</summary>
    public IReadOnlyList<string> Chosen { get; private set; } = [];

    /// <summary>The plants' zone where the manufacturer does not say it.</summary>
    public string? Timezone { get; private set; }

    public IReadOnlyList<string> Connected { get; private set; } = [];

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>Until when it may go on; once it has ended, when that was.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    public bool IsPending => State == JourneyState.Pending;

    /// <summary>A link that waits to be opened.</summary>
    public static Journey Plan(CustomerId customer, AppId app, string userId, JourneyTerms terms, string? linkHash, DateTimeOffset expiresAt, DateTimeOffset now) => new()
    {
        Id = EntityId.New<JourneyId>(now),
        CustomerId = customer,
        AppId = app,
        UserId = userId,
        Terms = terms,
        LinkHash = linkHash,
        DeviceType = terms.DeviceType,
        CreatedAt = now,
        ExpiresAt = expiresAt,
    };

    /// <summary>How it stands at an instant: what ran out of time is expired before anybody notes it.</summary>
    public JourneyState StateAt(DateTimeOffset now) => IsPending && now >= ExpiresAt ? JourneyState.Expired : State;

    public bool IsAsking(DateTimeOffset now) => now < AskingUntil;

    public bool IsBoundTo(string browserHash) => string.Equals(BrowserHash, browserHash, StringComparison.Ordinal) || string.Equals(WindowHash, browserHash, StringComparison.Ordinal);

    /// <summary>Whether that browser's window was opened for the manufacturer's page only.</summary>
    public bool IsInWindow(string browserHash) => string.Equals(WindowHash, browserHash, StringComparison.Ordinal) && !string.Equals(BrowserHash, browserHash, StringComparison.Ordinal);

    /// <summary>Whether a window that a frame opened is, or was just, at the manufacturer's page.</summary>
    public bool AwaitsWindow => OAuthStateHash is not null && WindowHash is not null && Step == JourneyStep.SignIn;

    /// <summary>Whether an earlier step can be shown once more: until the end user has signed in, as far as it was a question at all.</summary>
    public bool CanReturnTo(JourneyStep step) => IsPending && step < Step && Step <= JourneyStep.SignIn && Terms.Repairs is null && step switch
    {
        JourneyStep.DeviceType => Terms.DeviceType is null && Terms.Oem is null,
        JourneyStep.Oem => Terms.Oem is null,
        JourneyStep.Method => true,
        JourneyStep.Start or JourneyStep.SignIn or JourneyStep.Mfa or JourneyStep.Devices or JourneyStep.Timezone or JourneyStep.Consent or JourneyStep.Problem or JourneyStep.Ended => false,
    };

    /// <summary>Binds it to the browser that opened it, and uses the link up. The same browser may do it again.</summary>
    /// <param name="browserHash">Of its cookie.</param>
    /// <param name="methods">Of the manufacturer, where the terms name one.</param>
    /// <param name="now">This instant.</param>
    public Result<Done> Start(string browserHash, IReadOnlyList<AuthMethod> methods, DateTimeOffset now)
    {
        if (BrowserHash is not null) return IsBoundTo(browserHash) ? default(Done) : JourneyFailures.Used;
        if (StateAt(now) != JourneyState.Pending) return JourneyFailures.Expired;

        BrowserHash = browserHash;
        if (Terms.Oem is { } oem) ChooseMethodOf(oem, methods, now);
        else Move(DeviceType is null ? JourneyStep.DeviceType : JourneyStep.Oem, now);
        return default(Done);
    }

    private void ChooseMethodOf(string oem, IReadOnlyList<AuthMethod> methods, DateTimeOffset now)
    {
        Oem = oem;
        Method = methods.Count == 1 ? methods[0] : null;
        Move(Method is null ? JourneyStep.Method : JourneyStep.SignIn, now);
    }

    private void Move(JourneyStep step, DateTimeOffset now)
    {
        // From the sign-in on the time runs once, since a secret lies here until the consent.
        if (step <= JourneyStep.Mfa) ExpiresAt = now + Patience;
        AskingUntil = null;
        Step = step;
        Sequence++;
    }
}
