using System.Text.RegularExpressions;
using System.Web;
using Amps.Api.Tests.Credentials;
using Amps.Api.Tests.Docs;
using Amps.Application.Credentials.RevokeAccount;
using Amps.Application.Ports;
using Amps.Application.Users.EraseUser;
using Amps.Domain.Credentials;
using Amps.Domain.Devices;
using Amps.Testing;
using Microsoft.Playwright;

namespace Amps.AuthJourney.Tests.Pages;

/// <summary>Walks by what stands behind the buttons, and so in every language. Each one is an end user of their own.</summary>
internal sealed partial class Wayfarer(JourneyFixture fixture, WatchedPage page, string user)
{
    public const string GoOn = "main form button";
    public const string Leave = "button[name=leave]";
    public const string Simulated = "button[name=simulated]";
    private const string Window = "form[target=_blank] button";

    public JourneyFixture Fixture => fixture;

    public IPage Page => page.Page;

    /// <summary>An account that nobody else has.</summary>
    public string Account => user + "@example.com";

    /// <summary>Opens a path of the server, or the usual link with further parameters.</summary>
    public Task OpenAsync(string pathOrMore = "") =>
        Page.GotoAsync(pathOrMore.StartsWith('/') ? new Uri(fixture.Url, pathOrMore).AbsoluteUri : fixture.OpenLink(user, pathOrMore));

    public async Task PressAsync(string selector)
    {
        await Page.Locator(selector).First.ClickAsync();
        await Page.SettleAsync();
    }

    public Task ChooseAsync(string value) => PressAsync($"button[value='{value}']");

    public async Task ToStepAsync(params string[] choices)
    {
        await OpenAsync();
        await GoOnAsync(choices);
    }

    /// <summary>Begins, and chooses.</summary>
    public async Task GoOnAsync(params string[] choices)
    {
        await PressAsync(GoOn);
        foreach (var choice in choices) await ChooseAsync(choice);
    }

    public async Task ToDevicesAsync()
    {
        await ToStepAsync("battery", "auron");
        await PressAsync(Simulated);
    }

    public async Task ToConsentAsync()
    {
        await ToDevicesAsync();
        await PressAsync(GoOn);
    }

    public async Task SignInAsync(string name, string password = "any")
    {
        await Page.Locator("#user").FillAsync(name);
        await Page.Locator("#password").FillAsync(password);
        await PressAsync(GoOn);
    }

    /// <summary>Comes back from the manufacturer's page with another answer than it gives.</summary>
    public async Task ComeBackAsync(string answer)
    {
        await PressAsync(GoOn);
        var state = HttpUtility.ParseQueryString(new Uri(Page.Url).Query)["state"];
        await OpenAsync($"/link/oauth?state={state}&{answer}");
    }

    /// <summary>Sends a form as it stands, as a browser would that knows nothing of required fields.</summary>
    public async Task PressEmptyAsync()
    {
        await Page.EvaluateAsync("document.querySelectorAll('[required]').forEach((field) => field.removeAttribute('required'))");
        await PressAsync(GoOn);
    }

    /// <summary>Goes as far as the sign-in, at which the account shows something else than usual.</summary>
    public async Task FindAsync(Func<IReadOnlyList<DiscoveredDevice>, DriverResult<IReadOnlyList<DiscoveredDevice>>> change, string more = "")
    {
        fixture.App.SignIn.ScriptDiscovery(Account, change);
        await OpenAsync("&deviceType=battery" + more);
        await GoOnAsync("auron");
        await SignInAsync(Account);
    }

    /// <summary>Connects somebody's account, as an earlier journey did.</summary>
    public async Task<IReadOnlyList<DeviceId>> LinkAsync(string owner) =>
        (await fixture.App.LinkAsync(owner, "auron", new SignInAttempt.Password(Account, "any"))).Value.Devices;

    /// <summary>An account that was connected and is refused now.</summary>
    /// <returns>The address by which its owner repairs it.</returns>
    public async Task<string> BreakAsync() => await BreakAsync((await LinkAsync(user))[0]);

    /// <inheritdoc cref="BreakAsync()"/>
    public async Task<string> BreakAsync(DeviceId device)
    {
        await fixture.App.SendInAsync(new RevokeAccountCommand(device));
        return new Uri(await fixture.App.ReconnectionUrlAsync(device)).PathAndQuery;
    }

    /// <summary>The connection comes back by itself and breaks again, which makes another link.</summary>
    public async Task ReplaceLinkAsync(DeviceId device)
    {
        await LinkAsync(Account);
        await fixture.App.SendInAsync(new RevokeAccountCommand(device));
    }

    /// <summary>The integrator forgets the end user.</summary>
    public Task EraseAsync() => fixture.App.SendInAsync(new EraseUserCommand(user));

    /// <summary>The path of a session's link.</summary>
    public async Task<string> SessionAsync() => new Uri(await fixture.SessionAsync(user)).PathAndQuery;

    /// <summary>As far as the manufacturer's own page, in a frame of the example page.</summary>
    public async Task ToFramedSignInAsync()
    {
        await Page.GotoAsync(new Uri(fixture.Site.Origin, "/embedding").AbsoluteUri);
        await Page.Locator("#url").FillAsync(await fixture.SessionAsync(user, "vehicle"));
        await Page.Locator("button[value=frame]").ClickAsync();
        foreach (var press in new[] { GoOn, "button[value=corvo]" }) await Page.FrameLocator("iframe").Locator(press).First.ClickAsync();
        await Page.FrameLocator("iframe").Locator(Window).WaitForAsync();
    }

    /// <summary>Takes over the first of the windows that the frame opens, and signs in there.</summary>
    public async Task TakeOverWindowAsync(int presses = 1)
    {
        await ToFramedSignInAsync();
        var windows = new List<string>();
        for (var i = 0; i < presses; i++)
        {
            var window = await Page.RunAndWaitForPopupAsync(() => Page.FrameLocator("iframe").Locator(Window).ClickAsync());
            await window.SettleAsync();
            windows.Add(window.Url);
        }

        await Page.GotoAsync(windows[0]);
        await SignInAsync(Account);
    }

    /// <summary>Presses the frame's button after its ticket has run out, in the place of the window that it opens.</summary>
    public async Task TakeOverStaleWindowAsync()
    {
        await ToFramedSignInAsync();
        fixture.App.Time.Sleep(TimeSpan.FromMinutes(11));
        var frame = Page.Frames[1];
        await frame.EvaluateAsync("document.querySelector('form[target=_blank]').target = '_top'");
        await frame.Locator("form[target=_top] button").ClickAsync();
        await Page.Locator("form[action=sign_in]").WaitForAsync();
    }

    /// <summary>Has the same page once more in German; a form that led to it is sent again.</summary>
    public async Task SpeakGermanAsync()
    {
        var developer = await Page.Context.NewCDPSessionAsync(Page);
        await developer.SendAsync("Emulation.setUserAgentOverride", new() { ["userAgent"] = await Page.EvaluateAsync<string>("navigator.userAgent"), ["acceptLanguage"] = "de-DE" });
        if (Page.Frames is [_, var frame]) await frame.GotoAsync(frame.Url);
        else await Page.ReloadAsync();
    }

    /// <summary>The texts of a page that it does not show.</summary>
    public async Task<IReadOnlyList<string>> MissingAsync(string name, IReadOnlyDictionary<string, string> texts)
    {
        var seen = await TextAsync();
        return [.. JourneyPages.All[name].Shows.Select(key => texts[key]).Where(text => !Texts.Finder(text).IsMatch(seen))];
    }

    /// <summary>What people see, frames included, as one line.</summary>
    private async Task<string> TextAsync() =>
        Spaces().Replace(string.Join(' ', await Task.WhenAll(Page.Frames.Select(frame => frame.Locator("body").InnerTextAsync()))), " ");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
