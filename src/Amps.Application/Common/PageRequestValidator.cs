using Amps.Domain.Common;
using FluentValidation;

namespace Amps.Application.Common;

/// <summary>The bounds of every list, named as the query parameters are.</summary>
internal sealed class PageRequestValidator : AbstractValidator<PageRequest>
{
    /// <param name="isPosition">Whether a cursor's text is one that this list gives out.</param>
    /// <param name="bounds">Where they are not the usual ones.</param>
    public PageRequestValidator(Func<string, bool> isPosition, PageBounds? bounds = null)
    {
        var most = (bounds ?? PageBounds.Usual).MaxLimit;
        RuleFor(page => page.Limit).InclusiveBetween(1, most).OverridePropertyName("limit")
            .WithMessage($"`limit` must be from 1 to {most}.");
        RuleFor(page => page.Offset).InclusiveBetween(0, PageRequest.MaxOffset).OverridePropertyName("offset")
            .WithMessage($"`offset` must be from 0 to {PageRequest.MaxOffset}; beyond that walk the list with `cursor`.");
        RuleFor(page => page.Cursor).Must(cursor => PageCursor.Read(cursor!) is { } position && isPosition(position)).When(page => page.Cursor is not null).OverridePropertyName("cursor")
            .WithMessage("`cursor` is not one of ours: take it from `pagination.nextCursor`.");
        RuleFor(page => page.Cursor).Null().When(page => page.Offset != 0).OverridePropertyName("cursor")
            .WithMessage("`cursor` and `offset` cannot be used together.");
    }
}

internal static class PageRules
{
    /// <summary>The part of a list is one that can be given; the issues have the names of the query parameters.</summary>
    public static IRuleBuilderOptions<T, PageRequest> IsPage<T>(this IRuleBuilder<T, PageRequest> page, Func<string, bool> isPosition, PageBounds? bounds = null) =>
        page.SetValidator(new PageRequestValidator(isPosition, bounds)).OverridePropertyName("");

    /// <summary>The same of a list that runs by ids.</summary>
    public static IRuleBuilderOptions<T, PageRequest> IsPageOf<T, TId>(this IRuleBuilder<T, PageRequest> page) where TId : struct, IEntityId<TId> =>
        page.IsPage(position => EntityId.TryParse<TId>(position, out _));
}
