using Amps.Application.Common;
using Amps.Application.Users.OweErasure;
using Amps.Domain.Common;
using FluentValidation;

namespace Amps.Application.Users.EraseUser;

/// <summary>Forgets an end user: the devices go now, all that tells of the user within a day. What the user connects afterwards stays.</summary>
public sealed record EraseUserCommand(string UserId) : IUseCase<Done>;

internal sealed class EraseUserValidator : AbstractValidator<EraseUserCommand>
{
    public EraseUserValidator() => RuleFor(command => command.UserId).UserId();
}

internal sealed class EraseUserHandler(ISender sender, UserDevices devices, RequestScope scope) : IHandler<EraseUserCommand, Done>
{
    public async Task<Result<Done>> Handle(EraseUserCommand request, CancellationToken cancellationToken)
    {
        var owed = await sender.Send(new OweErasureCommand(request.UserId), cancellationToken);
        if (!owed.Succeeded) return owed.Failure;

        await devices.RemoveOlderAsync(scope.Tenant, owed.Value.Erasure);
        return default(Done);
    }
}
