namespace Amps.Domain.Credentials;

/// <summary>What a manufacturer gave us for an end user's account: the tokens or keys that its calls are made with. It rests sealed, and no log shows it.</summary>
/// <param name="Secret">In the driver's own words; nobody else reads it.</param>
/// <param name="ExpiresAt">When calls with it are refused; none where the manufacturer does not say, or never.</param>
public sealed record Grant(string Secret, DateTimeOffset? ExpiresAt = null)
{
    /// <summary>How long before its end a grant is renewed: longer than the longest call.</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromMinutes(2);

    /// <summary>What a log may show of it.</summary>
    public override string ToString() => "a grant";
}
