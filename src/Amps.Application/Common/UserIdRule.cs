using FluentValidation;

namespace Amps.Application.Common;

internal static class UserIdRule
{
    /// <summary>The form of an end user's id, where one is given.</summary>
    public static IRuleBuilderOptions<T, string?> UserId<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(id => id is null || Domain.Devices.UserId.IsValid(id))
        .OverridePropertyName("userId")
        .WithMessage($"`userId` must have 1 to {Domain.Devices.UserId.MaxLength} of A-Z a-z 0-9 . _ @ : + | -");
}
