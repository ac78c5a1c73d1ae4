using Amps.Domain.People;

namespace Amps.Application.People;

/// <summary>Somebody as owners and operators see them.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="Email">The address.</param>
/// <param name="Role">What they may do.</param>
/// <param name="HasJoined">Whether a password was chosen.</param>
/// <param name="HasSecondFactor">Whether a code is asked for.</param>
/// <param name="LinkExpiresAt">Until when a link waits.</param>
/// <param name="CreatedAt">When they were invited.</param>
/// <param name="LastSignInAt">When they came last.</param>
public sealed record MemberRead(
    PersonId PersonId,
    string Email,
    PersonRole Role,
    bool HasJoined,
    bool HasSecondFactor,
    DateTimeOffset? LinkExpiresAt,
    DateTimeOffset CreatedAt,
    DateTimeOffset? LastSignInAt)
{
    internal static MemberRead Of(Person person) => new(
        person.Id, person.Email, person.Role, person.HasJoined, person.HasSecondFactor, person.LinkExpiresAt, person.CreatedAt, person.LastSignInAt);
}
