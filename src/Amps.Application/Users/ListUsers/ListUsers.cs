using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Devices;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Users.ListUsers;

/// <summary>Lists the end users who have devices, by their ids.</summary>
public sealed record ListUsersQuery(PageRequest Page) : IQuery<Page<UserRead>>;

internal sealed class ListUsersValidator : AbstractValidator<ListUsersQuery>
{
    public ListUsersValidator() => RuleFor(query => query.Page).IsPage(UserId.IsValid);
}

internal sealed class ListUsersHandler(IEnvironmentDb db) : IHandler<ListUsersQuery, Page<UserRead>>
{
    public async Task<Result<Page<UserRead>>> Handle(ListUsersQuery request, CancellationToken cancellationToken)
    {
        var devices = db.Devices.AsNoTracking();
        var after = request.Page.After is { } id ? devices.Where(device => string.Compare(device.UserId, id) > 0) : devices;
        var page = await UsersOf(devices).ToPageAsync(UsersOf(after), request.Page, user => user, user => user, cancellationToken);

        var facts = await FactsAsync(page.Items, cancellationToken);
        return new Page<UserRead>([.. page.Items.Where(facts.ContainsKey).Select(user => facts[user])], page.Pagination);
    }

    // Grouped and not distinct: databases walk the index in its order for it and stop at the page's end, where a distinct list is made whole and sorted.
    private static IQueryable<string> UsersOf(IQueryable<Device> devices) => devices.GroupBy(device => device.UserId).OrderBy(users => users.Key).Select(users => users.Key);

    // In a second step: the ids come from the index alone, and only the page's users are looked up in the table.
    private async Task<Dictionary<string, UserRead>> FactsAsync(IReadOnlyList<string> users, CancellationToken cancellationToken) =>
        await db.Devices.AsNoTracking()
            .Where(device => users.Contains(device.UserId))
            .GroupBy(device => device.UserId)
            .Select(devices => new UserRead(devices.Key, devices.Count(), devices.Min(device => device.ConnectedAt)))
            .ToDictionaryAsync(user => user.UserId, StringComparer.Ordinal, cancellationToken);
}
