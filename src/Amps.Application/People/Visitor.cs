using Amps.Domain.Customers;
using Amps.Domain.People;

namespace Amps.Application.People;

/// <summary>Who looks at the dashboard.</summary>
/// <param name="Session">The session of this browser.</param>
/// <param name="Person">Who.</param>
/// <param name="Email">The address.</param>
/// <param name="Role">What they may do.</param>
/// <param name="Customer">Whose member; none for operators.</param>
public sealed record Visitor(SessionId Session, PersonId Person, string Email, PersonRole Role, CustomerId? Customer)
{
    /// <summary>In the words of the audit log.</summary>
    public required string Actor { get; init; }

    public required string CustomerName { get; init; }

    /// <summary>Whether the customer may reach real hardware.</summary>
    public required bool LiveEnabled { get; init; }

    /// <summary>Whether the second proof is still owed.</summary>
    public required bool NeedsCode { get; init; }

    public required bool HasSecondFactor { get; init; }

    /// <summary>Whether the password was typed within the last ten minutes.</summary>
    public required bool IsConfirmed { get; init; }

    public required DateTimeOffset SeenAt { get; init; }
}
