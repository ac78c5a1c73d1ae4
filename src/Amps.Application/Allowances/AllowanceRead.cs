using Amps.Domain.Customers;

namespace Amps.Application.Allowances;

/// <summary>An allowance as operators see it.</summary>
/// <param name="CustomerId">Whose.</param>
/// <param name="Oem">The manufacturer's key; null for all of them together.</param>
/// <param name="Limit">The most devices; null for no limit.</param>
/// <param name="Used">How many are registered.</param>
public sealed record AllowanceRead(CustomerId CustomerId, string? Oem, int? Limit, int Used);
