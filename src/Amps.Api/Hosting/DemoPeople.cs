using System.Security.Cryptography;
using Amps.Application.Common;
using Amps.Application.People;
using Amps.Application.People.ChoosePassword;
using Amps.Application.People.InvitePerson;
using Amps.Application.People.ListMembers;
using Amps.Application.People.ResetPassword;
using Amps.Domain.Customers;
using Amps.Domain.People;

namespace Amps.Api.Hosting;

/// <summary>The demo customer's owner and an operator, so that the dashboard can be tried. Their passwords are random and stand in <c>demo.json</c> alone.</summary>
internal static class DemoPeople
{
    private const string OwnerEmail = "owner@demo.example";
    private const string OperatorEmail = "operator@demo.example";
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int PasswordLength = 20;

    /// <returns>The facts with both of them, unless they were there already.</returns>
    public static async Task<DemoFacts> PrepareAsync(IServiceProvider services, DemoFacts facts, string actor, CancellationToken cancellationToken)
    {
        var customer = CustomerId.Trust(facts.CustomerId);
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestScope>().Operate(actor);
        var sender = scope.ServiceProvider.GetRequiredService<ISender>();
        var members = await sender.Send(new ListMembersQuery(customer, new PageRequest(PageRequest.MaxLimit, Offset: 0, Cursor: null)), cancellationToken);
        if (members.Value.Items.Any(member => string.Equals(member.Email, facts.OwnerEmail, StringComparison.Ordinal))) return facts;

        // An address that a demo customer of before has taken stays with it; the operator's is the same person again.
        var owner = await sender.Send(new InvitePersonCommand(customer, OwnerEmail, PersonRole.Owner), cancellationToken);
        if (!owner.Succeeded) owner = await sender.Send(new InvitePersonCommand(customer, $"{customer.Value[^6..]}-{OwnerEmail}", PersonRole.Owner), cancellationToken);
        var anOperator = await sender.Send(new InvitePersonCommand(Customer: null, OperatorEmail, PersonRole.Operator), cancellationToken);
        if (!anOperator.Succeeded) anOperator = await sender.Send(new ResetPasswordCommand(OperatorEmail, DropsSecondFactor: true), cancellationToken);
        return facts with
        {
            OwnerEmail = owner.Value.Email,
            OwnerPassword = await ChoosePasswordAsync(sender, owner.Value, cancellationToken),
            OperatorEmail = anOperator.Value.Email,
            OperatorPassword = await ChoosePasswordAsync(sender, anOperator.Value, cancellationToken),
        };
    }

    private static async Task<string> ChoosePasswordAsync(ISender sender, PersonLink link, CancellationToken cancellationToken)
    {
        var password = RandomNumberGenerator.GetString(Letters, PasswordLength);
        var token = link.Url[(link.Url.IndexOf('=', StringComparison.Ordinal) + 1)..];
        var chosen = await sender.Send(new ChoosePasswordCommand(token, password), cancellationToken);
        return chosen.Succeeded ? password : throw new InvalidOperationException($"The demo's {link.Email} has no password: {chosen.Failure.Message}");
    }
}
