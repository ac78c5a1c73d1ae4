namespace Amps.Api.Links;

/// <summary>The words of the routes around the Auth Journey.</summary>
internal static class LinkRoutes
{
    public const string Tag = "Links";

    public const string Sessions = "/link/sessions";

    public const string Session = Sessions + "/{sessionId}";
}
