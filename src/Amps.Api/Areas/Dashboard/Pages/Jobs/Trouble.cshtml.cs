using Amps.Api.Dashboard;
using Amps.Application.Common;
using Amps.Application.Jobs;
using Amps.Application.Jobs.GiveUpWork;
using Amps.Application.Jobs.HurryWork;
using Amps.Application.Jobs.ListTrouble;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Microsoft.AspNetCore.Mvc;

namespace Amps.Api.Areas.Dashboard.Pages.Jobs;

/// <summary>What is tried again or was given up of one queue, over all customers; for operators.</summary>
internal sealed class TroubleModel(IServiceScopeFactory scopes) : DashboardPage
{
    private static readonly long LastMoment = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    public TroublePlace Place { get; private set; } = null!;

    public Page<TroubledRead> Work { get; private set; } = null!;

    public string TargetName => Place.Kind switch
    {
        TroubledKind.Actions => "Device",
        TroubledKind.WebhookDeliveries => "Endpoint",
    };

    /// <summary>Where the part of the list begins that is shown; none at its beginning.</summary>
    public string? Cursor { get; private set; }

    public static string GivenUp(TroubledRead work) => work.Sort switch
    {
        TroubledSort.Command => "It fails, and its customer is told so. A command that may have arrived is not called back.",
        TroubledSort.Window => "It fails, and its customer is told so. If the command may have arrived, the window is reverted at its end.",
        TroubledSort.Revert => "The revert fails, and its customer is told so. The device stays as it is.",
        TroubledSort.Message => "The message counts as failed. Its customer can replay it.",
    };

    public static string At(TroublePlace place) => $"{DashboardServices.Root}/jobs/{Shown.Key(place.Environment)}/{Shown.Key(place.Kind)}/{Shown.Key(place.State)}";

    public static string Name(TroubleState state) => state switch
    {
        TroubleState.Retrying => "Retrying",
        TroubleState.Dead => "Dead",
    };

    public static string Tone(TroubleState state) => state switch
    {
        TroubleState.Retrying => "warn",
        TroubleState.Dead => "bad",
    };

    public async Task<IActionResult> OnGetAsync(string of, string kind, string state, string? cursor) => await ReadAsync(of, kind, state, cursor) ? Page() : Missing();

    public Task<IActionResult> OnPostHurryAsync(string of, string kind, string state, string? cursor, SeenForm seen) => DoAsync(of, kind, state, cursor, seen, work => new HurryWorkCommand(work));

    public Task<IActionResult> OnPostGiveUpAsync(string of, string kind, string state, string? cursor, SeenForm seen) => DoAsync(of, kind, state, cursor, seen, work => new GiveUpWorkCommand(work));

    private async Task<IActionResult> DoAsync(string of, string kind, string state, string? cursor, SeenForm seen, Func<SeenWork, IUseCase<Done>> useCase)
    {
        if (!await ReadAsync(of, kind, state, cursor) || !EntityId.TryParse<CustomerId>(seen.Customer, out var customer) || seen.FailedAt < 0 || seen.FailedAt > LastMoment) return Missing();

        var work = new SeenWork(Place.Kind, seen.Id ?? "", DateTimeOffset.FromUnixTimeMilliseconds(seen.FailedAt));
        var done = await scopes.SendAsync(new Tenant(Place.Environment, customer), Origin, useCase(work), Stop);
        if (done.Failure is not { } failure) return SeeOther(At(Place) + (Cursor is null ? "" : QueryString.Create("cursor", Cursor)));

        return failure.Kind == FailureKind.NotFound ? Missing() : Again(failure);
    }

    private async Task<bool> ReadAsync(string of, string kind, string state, string? cursor)
    {
        if (!Wire<AmpsEnvironment>.TryParse(of, out var environment) || !Wire<TroubledKind>.TryParse(kind, out var named) || !Wire<TroubleState>.TryParse(state, out var which)) return false;

        Place = new TroublePlace(environment, named, which);
        Cursor = cursor;
        var listed = await Sender.Send(new ListTroubleQuery(Place, PageAt(cursor)), Stop);
        if (listed.Succeeded) Work = listed.Value;
        return listed.Succeeded;
    }

    /// <summary>A piece of work as it was seen.</summary>
    /// <param name="Customer">Whose.</param>
    /// <param name="Id">Which.</param>
    /// <param name="FailedAt">When it had failed last, in milliseconds.</param>
    public sealed record SeenForm(string? Customer, string? Id, long FailedAt);
}
