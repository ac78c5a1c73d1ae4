namespace Amps.Api.Dashboard;

/// <summary>A secret that is shown on one page and never again.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Text">What to do with it.</param>
/// <param name="Secret">The secret itself.</param>
public sealed record OnceTold(string Title, string Text, string Secret)
{
    /// <summary>What a log may show of it.</summary>
    public override string ToString() => Title;
}
