using FluentValidation;

namespace Amps.Application.Audit;

/// <summary>What no event can hold is refused, rather than looked for.</summary>
internal sealed class AuditFilterValidator : AbstractValidator<AuditFilter>
{
    private const int MaxLength = 200;

    private static readonly DateTimeOffset Earliest = DateTimeOffset.UnixEpoch;

    public AuditFilterValidator()
    {
        RuleFor(filter => filter.Actor).Must(CanBe).OverridePropertyName("actor").WithMessage(Words("actor"));
        RuleFor(filter => filter.Action).Must(CanBe).OverridePropertyName("action").WithMessage(Words("action"));
        RuleFor(filter => filter.Subject).Must(CanBe).OverridePropertyName("subject").WithMessage(Words("subject"));
        RuleFor(filter => filter.Since).Must(since => since is null || since >= Earliest).OverridePropertyName("since").WithMessage("`since` must not be before 1970.");
    }

    private static bool CanBe(string? text) => text is null || (text.Length <= MaxLength && !text.Any(char.IsControl));

    private static string Words(string name) => $"`{name}` may have {MaxLength} characters, none of them a control character.";
}
