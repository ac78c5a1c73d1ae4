using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Removals;
using FluentValidation;

namespace Amps.Application.Users.FindUser;

/// <summary>Says that there is an end user who can be looked at and forgotten, be it without a device.</summary>
public sealed record FindUserQuery(string UserId) : IQuery<Done>;

internal sealed class FindUserValidator : AbstractValidator<FindUserQuery>
{
    public FindUserValidator() => RuleFor(query => query.UserId).UserId();
}

internal sealed class FindUserHandler(IEnvironmentDb db) : IHandler<FindUserQuery, Done>
{
    public async Task<Result<Done>> Handle(FindUserQuery request, CancellationToken cancellationToken) =>
        await db.KnowsAsync(request.UserId, cancellationToken) ? default(Done) : RemovalFailures.UserNotFound;
}
