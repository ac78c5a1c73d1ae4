using System.CommandLine;
using Amps.Application.People.InvitePerson;
using Amps.Application.People.RemoveMember;
using Amps.Application.People.RemoveOperator;
using Amps.Application.People.ResetPassword;
using Amps.Domain.People;

namespace Amps.Api.Admin;

/// <summary>Who may sign in to the dashboard. What lets somebody in prints a link by which a password is chosen.</summary>
internal static class PeopleCommands
{
    private static readonly Option<string> Email = new("--email") { Description = "The address by which the person signs in.", Required = true };

    private static readonly Option<PersonRole> Role = AdminOptions.Required("--role", "owner, developer or viewer.", AdminOptions.Word<PersonRole>);

    private static readonly Option<bool> DropsSecondFactor = new("--drop-second-factor") { Description = "For somebody who lost the phone and the recovery codes too." };

    public static void AddTo(RootCommand root)
    {
        root.Add(CreateOperator());
        root.Add(RemoveOperator());
        root.Add(CreateMember());
        root.Add(RemoveMember());
        root.Add(Reset());
    }

    private static Command CreateOperator()
    {
        var command = new Command("create-operator", "Makes an operator of this server, and prints the link by which a password is chosen.") { Email };
        command.SetAction((parsed, cancellationToken) => AdminRun.SendAsync(
            parsed, new InvitePersonCommand(Customer: null, parsed.GetValue(Email)!, PersonRole.Operator), AdminJson.Default.PersonLink, then: null, cancellationToken));
        return command;
    }

    private static Command RemoveOperator()
    {
        var command = new Command("remove-operator", "Takes an operator away, and ends every session of theirs. Needs --yes.") { Email };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (!AdminRun.IsMeant(parsed)) return await AdminCommandLine.FailAsync("The operator is signed out and cannot sign in again. Say --yes if you mean it.");

            return await AdminRun.SendAsync(parsed, new RemoveOperatorCommand(parsed.GetValue(Email)!), AdminJson.Default.RemovedPerson, then: null, cancellationToken);
        });
        return command;
    }

    private static Command CreateMember()
    {
        var command = new Command("create-member", "Makes a member of a customer, and prints the link by which a password is chosen.") { AdminOptions.Customer, Email, Role };
        command.SetAction((parsed, cancellationToken) => AdminRun.SendAsync(
            parsed,
            new InvitePersonCommand(parsed.GetValue(AdminOptions.Customer), parsed.GetValue(Email)!, parsed.GetValue(Role)),
            AdminJson.Default.PersonLink,
            then: null,
            cancellationToken));
        return command;
    }

    private static Command RemoveMember()
    {
        var command = new Command("remove-member", "Takes a member of a customer away, and ends every session of theirs. Needs --yes.") { Email };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (!AdminRun.IsMeant(parsed)) return await AdminCommandLine.FailAsync("The member is signed out and cannot sign in again. Say --yes if you mean it.");

            return await AdminRun.SendAsync(parsed, new RemoveMemberCommand(parsed.GetValue(Email)!), AdminJson.Default.RemovedPerson, then: null, cancellationToken);
        });
        return command;
    }

    private static Command Reset()
    {
        var command = new Command("reset-password", "Prints a link by which somebody chooses a new password.") { Email, DropsSecondFactor };
        command.SetAction((parsed, cancellationToken) => AdminRun.SendAsync(
            parsed, new ResetPasswordCommand(parsed.GetValue(Email)!, parsed.GetValue(DropsSecondFactor)), AdminJson.Default.PersonLink, then: null, cancellationToken));
        return command;
    }
}
