using Amps.Domain.Customers;
using FluentValidation;

namespace Amps.Application.ApiKeys;

internal static class PermissionRules
{
    /// <summary>At least one, and none that we do not know.</summary>
    public static void ArePermissions<T>(this IRuleBuilderInitial<T, IReadOnlyList<string>> permissions) => permissions.Cascade(CascadeMode.Stop)
        .NotEmpty().OverridePropertyName("permissions").WithMessage("A key needs at least one permission.")
        .Must(words => words.All(Permission.IsKnown)).OverridePropertyName("permissions").WithMessage($"`permissions` may hold: {string.Join(", ", Permission.All)}.");
}
