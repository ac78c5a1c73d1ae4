using System.Globalization;
using Amps.Application.Common;
using Amps.Application.Journeys;
using Amps.Application.Journeys.ChooseInJourney;
using Amps.Application.Journeys.FinishJourney;
using Amps.Application.Journeys.LeaveForOAuth;
using Amps.Application.Journeys.LeaveJourney;
using Amps.Application.Journeys.SignInToJourney;
using Amps.Application.Ports;
using Amps.AuthJourney.Texts;
using Amps.Domain.Common;
using Amps.Domain.Devices;
using Amps.Domain.Journeys;
using Microsoft.AspNetCore.Http;

namespace Amps.AuthJourney;

/// <summary>From a step's form to its use case.</summary>
internal sealed class StepMoves(ISender sender, IPublicAddress address)
{
    /// <summary>Names the consent's text; changed whenever what it says changes.</summary>
    private const string ConsentVersion = "2026-11-22";

    /// <summary>Where manufacturers' pages send the browser back to.</summary>
    public Uri Callback => new($"{address.Journey}/link/oauth");

    public async Task<Moved> TakeAsync(JourneyView view, JourneyMove move, JourneyStep from, HttpContext http, JourneyTexts texts)
    {
        var form = http.Request.Form;
        var stop = http.RequestAborted;
        if (form.ContainsKey("leave")) return Moved.By(await sender.Send(new LeaveJourneyCommand(move), stop));

        return from switch
        {
            JourneyStep.DeviceType => Wire<DeviceType>.TryParse(form["choice"], out var type) ? await ChooseAsync(move, new JourneyChoice.Type(type), texts["missing"], stop) : new Moved(texts["missing"]),
            JourneyStep.Oem => await ChooseAsync(move, new JourneyChoice.Oem(form["choice"].ToString()), texts["missing"], stop),
            JourneyStep.Method => Wire<AuthMethod>.TryParse(form["choice"], out var method) ? await ChooseAsync(move, new JourneyChoice.Method(method), texts["missing"], stop) : new Moved(texts["missing"]),
            JourneyStep.SignIn when !form.ContainsKey("simulated") && view.Journey.Method == AuthMethod.Oauth2 => await LeaveForOAuthAsync(move, stop),
            JourneyStep.SignIn or JourneyStep.Mfa => await SignInAsync(move, ProofOf(view, from, form), http, texts),
            JourneyStep.Devices => await ChooseAsync(move, new JourneyChoice.Devices([.. form["device"].OfType<string>()]), DeviceError(view, form, texts), stop),
            JourneyStep.Timezone => await ChooseAsync(move, new JourneyChoice.Timezone(form["timezone"].ToString()), texts["zone.choose"], stop),
            JourneyStep.Consent => Moved.By(await sender.Send(new FinishJourneyCommand(move, $"{ConsentVersion}/{texts.Language}"), stop)),
            JourneyStep.Problem => await ChooseAsync(move, new JourneyChoice.Again(), texts["missing"], stop),
            JourneyStep.Start or JourneyStep.Ended => new Moved(),
        };
    }

    /// <returns>The manufacturer's page; a failure where the frame has gone on meanwhile.</returns>
    public Task<Result<Uri>> OpenWindowAsync(JourneyId id, int sequence, string windowHash, CancellationToken stop) =>
        sender.Send(new LeaveForOAuthCommand(new JourneyMove(id, windowHash, sequence) { HasTicket = true }, Callback, windowHash), stop);

    private async Task<Moved> ChooseAsync(JourneyMove move, JourneyChoice choice, string error, CancellationToken stop)
    {
        var chosen = await sender.Send(new ChooseInJourneyCommand(move, choice), stop);
        return chosen.Failure == JourneyFailures.NotOffered ? new Moved(error) : Moved.By(chosen);
    }

    private async Task<Moved> LeaveForOAuthAsync(JourneyMove move, CancellationToken stop)
    {
        var page = await sender.Send(new LeaveForOAuthCommand(move, Callback, WindowHash: null), stop);
        return page.Succeeded ? new Moved { Url = page.Value.AbsoluteUri } : Moved.By(page);
    }

    private async Task<Moved> SignInAsync(JourneyMove move, SignInProof proof, HttpContext http, JourneyTexts texts)
    {
        var signedIn = await sender.Send(new SignInToJourneyCommand(move, proof, ClientAddress.Of(http.Connection.RemoteIpAddress)), http.RequestAborted);
        if (signedIn.Failure is { Kind: FailureKind.Invalid }) return new Moved(texts["missing"]);
        if (signedIn is { Succeeded: true, Value.Wait: { } wait }) return new Moved(texts["slowed", Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture)]);

        return Moved.By(signedIn);
    }

    private static SignInProof ProofOf(JourneyView view, JourneyStep from, IFormCollection form)
    {
        if (from == JourneyStep.Mfa) return new SignInProof.OneTimeCode(form["code"].ToString().Trim());
        if (form.ContainsKey("simulated")) return new SignInProof.Simulated();

        return view.Journey.Method == AuthMethod.ApiKey
            ? new SignInProof.Key(form["key"].ToString().Trim())
            : new SignInProof.Password(form["user"].ToString().Trim(), form["password"].ToString());
    }

    private static string DeviceError(JourneyView view, IFormCollection form, JourneyTexts texts) =>
        form["device"].Count > view.Journey.Terms.MaxDevices ? texts["devices.tooMany", view.Journey.Terms.MaxDevices] : texts["devices.choose"];
}

/// <summary>What became of a form.</summary>
/// <param name="Error">What the end user has to mend; none where the journey went on.</param>
internal sealed record Moved(string? Error = null)
{
    /// <summary>A page elsewhere that comes next.</summary>
    public string? Url { get; init; }

    public Failure? Failure { get; init; }

    public static Moved By<T>(Result<T> result) => new() { Failure = result.Failure };
}
