using Amps.Domain.People;

namespace Amps.Application.People;

/// <summary>Somebody who cannot sign in any more.</summary>
/// <param name="PersonId">Who it was.</param>
/// <param name="Email">The address.</param>
public sealed record RemovedPerson(PersonId PersonId, string Email);
