using System.CommandLine;
using Amps.Application.Customers.CreateApp;
using Amps.Application.Customers.DeleteApp;
using Amps.Application.Customers.ListApps;
using Amps.Application.Customers.UpdateApp;

namespace Amps.Api.Admin;

/// <summary>Customers' apps for operators, until their owners have a dashboard.</summary>
internal static class AppCommands
{
    public static void AddTo(RootCommand root)
    {
        root.Add(Create());
        root.Add(List());
        root.Add(Update());
        root.Add(Delete());
    }

    private static Command Create()
    {
        var command = new Command("create-app", "Gives a customer another app, through whose journey its end users connect devices.") { AdminOptions.Customer };
        AddTerms(command);
        command.SetAction((parsed, cancellationToken) => AdminRun.SendAsync(
            parsed, new CreateAppCommand(parsed.GetValue(AdminOptions.Customer), AppOptions.TermsOf(parsed)), AdminJson.Default.CreatedApp, then: null, cancellationToken));
        return command;
    }

    private static Command List()
    {
        var command = new Command("list-apps", "Lists a customer's apps, oldest first.") { AdminOptions.Customer };
        command.SetAction((parsed, cancellationToken) =>
            AdminRun.SendAsync(parsed, new ListAppsQuery(parsed.GetValue(AdminOptions.Customer)), AdminJson.Default.IReadOnlyListAppRead, then: null, cancellationToken));
        return command;
    }

    private static Command Update()
    {
        var command = new Command("update-app", "Sets an app up anew, all of it: what is left away is none.") { AppOptions.App };
        AddTerms(command);
        command.SetAction((parsed, cancellationToken) => AdminRun.SendAsync(
            parsed, new UpdateAppCommand(parsed.GetValue(AppOptions.App), AppOptions.TermsOf(parsed)), AdminJson.Default.AppRead, then: null, cancellationToken));
        return command;
    }

    private static Command Delete()
    {
        var command = new Command("delete-app", "Takes an app away for ever: its links lead nowhere. Devices that were connected through it stay. Needs --yes.") { AppOptions.App };
        command.SetAction(async (parsed, cancellationToken) => AdminRun.IsMeant(parsed)
            ? await AdminRun.SendAsync(parsed, new DeleteAppCommand(parsed.GetValue(AppOptions.App)), AdminJson.Default.DeletedApp, then: null, cancellationToken)
            : await AdminCommandLine.FailAsync("A deleted app does not come back. Say --yes if you mean it."));
        return command;
    }

    private static void AddTerms(Command command)
    {
        foreach (var option in new Option[]
        {
            AppOptions.Name, AppOptions.RedirectUrl, AppOptions.ReconnectRedirectUrl, AppOptions.LogoUrl, AppOptions.Oems, AppOptions.Origins, AppOptions.SignedOnly,
        })
        {
            command.Add(option);
        }
    }
}
