using Amps.Api.OpenApi;
using Amps.Api.Routing;
using Amps.Application.Common;
using Amps.Domain.Common;
using FluentValidation;

namespace Amps.Architecture.Tests;

public sealed class UseCaseTests
{
    private static readonly Type[] ApplicationTypes = typeof(RequestScope).Assembly.GetTypes();

    private static IReadOnlyList<Type> UseCases { get; } = [.. ApplicationTypes.Where(type => type is { IsAbstract: false, IsInterface: false } && Implements(type, typeof(IUseCase<>)))];

    /// <summary>They take nothing that a caller writes freely: typed ids, flags, results of our own.</summary>
    private static readonly string[] WithoutValidator =
    [
        "CancelActionCommand", "CancelPlansCommand", "CheckSettingsQuery", "ChooseInJourneyCommand", "ClaimRefreshCommand", "ClaimRevertCommand",
        "ClaimSignInCommand", "ConnectJourneyCommand", "DeleteAppCommand", "DeleteScheduleCommand", "DeleteWebhookCommand", "DetachDeviceCommand",
        "DisconnectAccountCommand", "DisconnectDeviceCommand", "DropCredentialCommand", "EnableKeyCommand", "EnableWebhookCommand", "EndJourneyCommand", "EndStragglersCommand",
        "ExpireHistoryCommand", "FireScheduleCommand", "GiveBackWorkCommand", "GiveUpWorkCommand", "GrantTokenCommand", "HurryWorkCommand", "LeaveForOAuthCommand", "LeaveJourneyCommand",
        "ListAllowancesQuery", "ListAppsQuery", "ListCustomersQuery", "ListWebhooksQuery", "NoteDeliveryMishapCommand", "NoteJobRunCommand", "NoteMishapCommand",
        "OweErasureCommand", "OweGrantCommand", "PrepareDeliveriesCommand", "PrepareWorkCommand", "ReadActionQuery", "ReadAppQuery",
        "ReadCustomerQuery", "ReadCustomerTermsQuery", "ReadDeliveryQuery", "ReadDeviceQuery", "ReadJobsQuery", "ReadKeyQuery", "ReadLinkSessionQuery",
        "ReadOverviewQuery", "ReadScheduleByIdQuery", "ReadScheduleQuery", "ReadWebhookQuery", "RecordCheckCommand", "RecordDeliveriesCommand",
        "RecordPullCommand", "RecordRefreshCommand", "RecordSettingsCommand", "RecordSignInCommand", "RecordWorkCommand", "RemoveDeviceCommand",
        "ReturnFromOAuthCommand", "RevokeAccountCommand", "RevokeKeyCommand", "RevokeTokenCommand", "RevokeTokensCommand", "RollUpHistoryCommand", "RunJobCommand",
        "SetLiveAccessCommand", "ShowDeviceQuery", "ShowWebhookSecretCommand", "StartJourneyCommand", "StockSandboxCommand", "StopDeviceCommand",
        "ViewJourneyQuery",

        // What is typed here is compared with a hash, or judged by the domain with what is stored.
        "BeginSecondFactorCommand", "ChangePasswordCommand", "ChoosePasswordCommand", "ConfirmPasswordCommand", "EndSecondFactorCommand", "EndSessionsCommand",
        "LinkPersonCommand", "ListSessionsQuery", "PlanSecondFactorCommand", "ProveSecondFactorCommand", "ReadMemberQuery", "ReadPersonLinkQuery", "ReadSecondFactorQuery",
        "ReadVisitorQuery", "RemoveMemberCommand", "RemoveOperatorCommand", "RemovePersonCommand", "ResetPasswordCommand", "SeeVisitorCommand", "SignInCommand",
    ];

    [Fact]
    public void Every_use_case_lies_in_a_folder_of_its_name() =>
        UseCases.ShouldAllBe(type => type.Name == type.Namespace!.Split('.', StringSplitOptions.None).Last() + (type.Name.EndsWith("Query", StringComparison.Ordinal) ? "Query" : "Command"));

    [Fact]
    public void Every_use_case_has_one_handler_which_is_internal_and_sealed()
    {
        foreach (var useCase in UseCases)
        {
            var handler = ApplicationTypes.Where(type => !type.IsInterface && type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IHandler<,>) && face.GetGenericArguments()[0] == useCase)).ShouldHaveSingleItem(useCase.Name);
            handler.IsPublic.ShouldBeFalse(handler.Name);
            handler.IsSealed.ShouldBeTrue(handler.Name);
        }
    }

    [Fact]
    public void Every_use_case_that_takes_free_input_has_a_validator() =>
        UseCases.Where(useCase => !ApplicationTypes.Any(type => type.BaseType == typeof(AbstractValidator<>).MakeGenericType(useCase)))
            .Select(useCase => useCase.Name).ShouldBe(WithoutValidator, ignoreOrder: true);

    [Fact]
    public void No_command_changes_two_databases() =>
        UseCases.ShouldAllBe(type => !(typeof(IEnvironmentChange).IsAssignableFrom(type) && typeof(IPlatformChange).IsAssignableFrom(type)));

    [Fact]
    public void Queries_save_nothing() =>
        UseCases.Where(type => Implements(type, typeof(IQuery<>))).ShouldAllBe(type => !typeof(IEnvironmentChange).IsAssignableFrom(type) && !typeof(IPlatformChange).IsAssignableFrom(type));

    [Fact]
    public void Every_endpoint_stands_in_the_table_of_routes()
    {
        var table = Solution.Text("src/Amps.Api/Routing/RouteTable.cs");

        typeof(IEndpoint).Assembly.GetTypes().Where(type => type.IsClass && typeof(IEndpoint).IsAssignableFrom(type))
            .ShouldAllBe(type => table.Contains(type.Name + ".Map(routes)", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_error_code_is_explained_in_the_catalogue() =>
        typeof(ErrorCode).GetFields().Select(field => (string)field.GetRawConstantValue()!).ShouldBe(ErrorCatalogue.All.Select(entry => entry.Code), ignoreOrder: true);

    private static bool Implements(Type type, Type generic) => type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == generic);
}
