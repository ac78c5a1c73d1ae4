using Amps.Application.Ports;
using Amps.Domain.Customers;
using FluentValidation;

namespace Amps.Application.Customers;

/// <summary>What an app may be set up with.</summary>
internal sealed class AppTermsValidator : AbstractValidator<AppTerms>
{
    public AppTermsValidator(AppUrlRules rules, IDeviceGateway gateway)
    {
        RuleFor(terms => terms.Name)
            .Must(name => !string.IsNullOrWhiteSpace(name) && name.Length <= CustomerApp.MaxNameLength && !name.Any(char.IsControl))
            .OverridePropertyName("name").WithMessage($"`name` must have 1 to {CustomerApp.MaxNameLength} characters, none of them a control character.");
        UrlRule(terms => terms.RedirectUrl, "redirect-url", url => AppUrls.RedirectProblem(url, rules));
        UrlRule(terms => terms.ReconnectRedirectUrl, "reconnect-redirect-url", url => AppUrls.RedirectProblem(url, rules));
        UrlRule(terms => terms.LogoUrl, "logo-url", url => AppUrls.LogoProblem(url, rules));
        RuleFor(terms => terms.Origins.Count).LessThanOrEqualTo(CustomerApp.MaxOrigins).OverridePropertyName("origins").WithMessage($"`origins` may hold {CustomerApp.MaxOrigins}.");
        RuleForEach(terms => terms.Origins).Must(origin => AppUrls.OriginProblem(origin, rules) is null).OverridePropertyName("origins")
            .WithMessage((_, origin) => $"`origins`: `{origin}` {AppUrls.OriginProblem(origin, rules)}");

        var known = Enum.GetValues<AmpsEnvironment>().SelectMany(gateway.Oems).Select(oem => oem.Key).ToHashSet(StringComparer.Ordinal);
        RuleFor(terms => terms.Oems.Count).LessThanOrEqualTo(CustomerApp.MaxOems).OverridePropertyName("oems").WithMessage($"`oems` may hold {CustomerApp.MaxOems}.");
        RuleForEach(terms => terms.Oems).Must(known.Contains).OverridePropertyName("oems")
            .WithMessage((_, oem) => $"`oems`: `{oem}` is no manufacturer; there are {string.Join(", ", known.Order(StringComparer.Ordinal))}.");
    }

    private void UrlRule(System.Linq.Expressions.Expression<Func<AppTerms, string?>> url, string name, Func<string, string?> problemOf) => RuleFor(url).Custom((text, context) =>
    {
        if (text is not null && problemOf(text) is { } problem) context.AddFailure(name, $"`{name}` {problem}");
    });
}
