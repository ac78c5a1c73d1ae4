namespace Amps.Api.Users;

/// <summary>The words of the user routes.</summary>
internal static class UserRoutes
{
    public const string Tag = "Users";
}
