using System.ComponentModel.DataAnnotations;
using Amps.Domain.People;

namespace Amps.Application.People;

/// <summary>Who may stay signed in to the dashboard, and how, section <c>Dashboard</c>.</summary>
public sealed class DashboardOptions
{
    /// <summary>Minutes without a page after which a session ends. The default value is 120.</summary>
    [Range(5, 1440, ErrorMessage = "Dashboard:IdleMinutes must be from 5 to 1440.")]
    public int IdleMinutes { get; init; } = 120;

    /// <summary>Hours after which a session ends in any case. The default value is 12.</summary>
    [Range(1, 168, ErrorMessage = "Dashboard:SessionHours must be from 1 to 168.")]
    public int SessionHours { get; init; } = 12;

    /// <summary>Whether operators need a second factor. The default value is true, but for Development; elsewhere false stops the start.</summary>
    public bool? OperatorsNeedSecondFactor { get; init; }

    public SessionLimits Limits => new(TimeSpan.FromMinutes(IdleMinutes), TimeSpan.FromHours(SessionHours));
}
