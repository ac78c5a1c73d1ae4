namespace Amps.Domain.Webhooks;

/// <summary>Something whose changes customers hear of. What it announces is written as messages in the save that stores the change, so neither is there without the other.</summary>
public abstract class Announcing
{
    private List<Announcement>? announcements;

    /// <summary>Gives what was announced since the last time, and forgets it.</summary>
    public IReadOnlyList<Announcement> TakeAnnouncements()
    {
        var taken = announcements;
        announcements = null;
        return taken ?? [];
    }

    /// <param name="type">A word of <see cref="EventCatalogue"/>.</param>
    /// <param name="userId">The end user whom it is about, so that the message goes when the user is erased.</param>
    /// <param name="body">What is told.</param>
    /// <param name="at">When it happened.</param>
    protected void Announce(string type, string userId, EventBody body, DateTimeOffset at) => (announcements ??= []).Add(new Announcement(type, userId, body, at));
}

/// <summary>An event that happened and is not written yet.</summary>
public sealed record Announcement(string Type, string UserId, EventBody Body, DateTimeOffset At);
