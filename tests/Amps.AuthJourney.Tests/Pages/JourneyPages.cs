using Amps.Application.Customers;
using Amps.Application.Customers.SetLiveAccess;
using Amps.Application.Customers.SetTiers;
using Amps.Domain.Customers;
using Amps.Domain.Devices;

namespace Amps.AuthJourney.Tests.Pages;

/// <summary>A page that an end user can meet.</summary>
/// <param name="Shows">The keys of texts that it shows.</param>
/// <param name="ReachAsync">How to get there.</param>
/// <param name="AgainAsync">How to get there once more from what a reload shows; none where a reload shows it.</param>
internal sealed record JourneyPage(IReadOnlyList<string> Shows, Func<Wayfarer, Task> ReachAsync, Func<Wayfarer, Task>? AgainAsync = null);

/// <summary>Every page of the journey. A text of a new one that stands in none of them fails a test.</summary>
internal static class JourneyPages
{
    private const int Many = 12;

    public static IReadOnlyDictionary<string, JourneyPage> All { get; } = new Dictionary<string, JourneyPage>(StringComparer.Ordinal)
    {
        ["start"] = new(["start.title", "start.text", "start.begin", "privacy", "sandbox"], walk => walk.OpenAsync()),
        ["start-repair"] = new(["start.repair.title", "start.repair.text"], async walk => await walk.OpenAsync(await walk.BreakAsync())),
        ["device-type"] = new(["type.title", "type.battery", "type.ev_charger", "type.hvac", "type.solar_inverter", "type.vehicle", "leave"], walk => walk.ToStepAsync()),
        ["oem"] = new(["oem.title", "oem.text"], walk => walk.ToStepAsync("battery")),
        ["method"] = new(["method.title", "method.username_password", "method.oauth2"], walk => walk.ToStepAsync("hvac", "delmar")),
        ["password"] = new(["signin.title", "signin.password.text", "signin.user", "signin.password", "signin.button", "signin.simulated", "signin.simulated.text"], walk => walk.ToStepAsync("battery", "auron")),
        ["password-missing"] = new(["missing"], async walk =>
        {
            await walk.ToStepAsync("battery", "auron");
            await walk.PressEmptyAsync();
        }),
        ["password-wrong"] = new(["code.invalid_credentials"], async walk =>
        {
            await walk.ToStepAsync("battery", "auron");
            await walk.SignInAsync(walk.Account, "wrong");
        }),
        ["password-locked"] = new(["code.account_locked"], async walk =>
        {
            await walk.ToStepAsync("battery", "auron");
            await walk.SignInAsync($"locked+{walk.Account}");
        }),
        ["password-slowed"] = new(["slowed"], async walk =>
        {
            await walk.ToStepAsync("battery", "auron");
            for (var i = 0; i < 5; i++) await walk.SignInAsync(walk.Account, "wrong");
        }, async walk =>
        {
            await walk.Page.Locator("#user").FillAsync(walk.Account);
            await walk.Page.Locator("#password").FillAsync("wrong");
            await walk.Page.Locator("#password").PressAsync("Enter");
        }),
        ["password-stale"] = new(["stale"], async walk =>
        {
            await walk.ToStepAsync("battery", "auron");
            walk.Fixture.App.Time.Sleep(TimeSpan.FromMinutes(11));
            await walk.SignInAsync(walk.Account);
        }),
        ["password-unavailable"] = new(["code.oem_unavailable"], walk => walk.FindAsync(_ => new OemFailure(OemFailureReason.Unavailable))),
        ["password-busy"] = new(["code.oem_busy"], walk => walk.FindAsync(_ => new OemFailure(OemFailureReason.RateLimited))),
        ["api-key"] = new(["signin.key.text", "signin.key"], walk => walk.ToStepAsync("battery", "boreal")),
        ["oauth"] = new(["signin.oauth.text", "signin.oauth.button"], walk => walk.ToStepAsync("vehicle", "corvo")),
        ["oauth-denied"] = new(["code.authorization_denied"], async walk =>
        {
            await walk.ToStepAsync("vehicle", "corvo");
            await walk.PressAsync(Wayfarer.GoOn);
            await walk.ChooseAsync("deny");
        }),
        ["oauth-slowed"] = new(["code.slowed"], async walk =>
        {
            await walk.ToStepAsync("vehicle", "corvo");
            for (var i = 0; i < 5; i++) await walk.ComeBackAsync("code=none");
        }),
        ["mfa"] = new(["mfa.title", "mfa.text", "mfa.code", "mfa.button"], ToMfaAsync),
        ["mfa-wrong"] = new(["code.invalid_mfa_code"], async walk =>
        {
            await ToMfaAsync(walk);
            await walk.Page.Locator("#code").FillAsync("000000");
            await walk.PressAsync(Wayfarer.GoOn);
        }),
        ["mfa-late"] = new(["code.mfa_required"], async walk =>
        {
            await ToMfaAsync(walk);
            walk.Fixture.App.Time.Sleep(TimeSpan.FromMinutes(11));
            await walk.Page.ReloadAsync();
            await walk.Page.Locator("#code").FillAsync("123456");
            await walk.PressAsync(Wayfarer.GoOn);
        }),
        ["devices"] = new(["devices.title", "devices.text", "devices.list", "continue"], walk => walk.ToDevicesAsync()),
        ["devices-many"] = new(["devices.most"], walk => walk.FindAsync(FindMany, "&maxDevices=5")),
        ["devices-too-many"] = new(["devices.tooMany"], async walk =>
        {
            await walk.FindAsync(FindMany, "&maxDevices=5");
            await walk.Page.Locator("input[type=checkbox]").Last.CheckAsync();
            await walk.PressAsync(Wayfarer.GoOn);
        }),
        ["devices-none-chosen"] = new(["devices.choose"], async walk =>
        {
            await walk.ToDevicesAsync();
            await walk.Page.Locator("input[type=checkbox]").UncheckAsync();
            await walk.PressAsync(Wayfarer.GoOn);
        }),
        ["no-devices"] = new(["failed.title", "code.no_devices", "failed.text", "again"], walk => walk.FindAsync(_ => new List<DiscoveredDevice>())),
        ["timezone"] = new(["zone.title", "zone.text", "zone.label"], ToTimezoneAsync),
        ["timezone-none-chosen"] = new(["zone.choose"], async walk =>
        {
            await ToTimezoneAsync(walk);
            await walk.PressEmptyAsync();
        }),
        ["consent"] = new(
            [
                "consent.title", "consent.account", "consent.devices", "consent.shared", "consent.shared.state", "consent.shared.control", "consent.notShared",
                "consent.notShared.login", "consent.notShared.other", "consent.stop", "consent.button",
            ],
            walk => walk.ToConsentAsync()),
        ["consent-repair"] = new(["consent.repair.title", "consent.repair.devices"], async walk =>
        {
            await walk.OpenAsync(await walk.BreakAsync());
            await walk.GoOnAsync();
            await walk.SignInAsync(walk.Account);
        }),
        ["device-in-use"] = new(["failed.title", "code.device_in_use", "backTo"], async walk =>
        {
            await walk.LinkAsync("somebody-else-than-" + walk.Account);
            await walk.FindAsync(found => found.ToList());
            await walk.PressAsync(Wayfarer.GoOn);
            await walk.PressAsync(Wayfarer.GoOn);
        }),
        ["account-mismatch"] = new(["failed.title", "code.account_mismatch"], async walk =>
        {
            await walk.OpenAsync(await walk.BreakAsync());
            await walk.GoOnAsync();
            await walk.SignInAsync("another-than-" + walk.Account);
        }),
        ["live-disabled-meanwhile"] = new(["code.live_disabled"], walk => LoseOnTheWayAsync(walk, customer => walk.Fixture.App.SendAsync(new SetLiveAccessCommand(customer, Enabled: false)))),
        ["oem-not-offered-any-more"] = new(["code.oem_not_offered"], walk => LoseOnTheWayAsync(walk, customer => walk.Fixture.App.SendAsync(new SetTiersCommand(customer, [OemTier.Preview])))),
        ["too-many-attempts"] = new(["failed.title", "code.too_many_attempts"], async walk =>
        {
            await walk.ToStepAsync("battery", "auron");
            for (var i = 0; i < 10; i++)
            {
                walk.Fixture.App.Time.Sleep(TimeSpan.FromMinutes(5));
                await walk.SignInAsync($"{i}-{walk.Account}", "wrong");
            }
        }),
        ["done"] = new(["done.title", "done.text", "backTo"], async walk =>
        {
            await ToOwnSchemeAsync(walk);
            await walk.PressAsync(Wayfarer.Simulated);
            await walk.PressAsync(Wayfarer.GoOn);
            await walk.PressAsync(Wayfarer.GoOn);
        }),
        ["left"] = new(["left.title", "left.text"], async walk =>
        {
            await ToOwnSchemeAsync(walk);
            await walk.PressAsync(Wayfarer.Leave);
        }),
        ["failed"] = new(["failed.title", "failed.text"], async walk =>
        {
            walk.Fixture.App.SignIn.ScriptDiscovery(walk.Account, _ => new List<DiscoveredDevice>());
            await ToOwnSchemeAsync(walk);
            await walk.SignInAsync(walk.Account);
            await walk.PressAsync(Wayfarer.Leave);
        }),
        ["erased"] = new(["failed.title", "erased.text", "backTo"], async walk =>
        {
            await walk.ToConsentAsync();
            await walk.EraseAsync();
            await walk.PressAsync(Wayfarer.GoOn);
        }),
        ["back"] = new(["back.title", "back.text", "back.button"], async walk =>
        {
            await walk.ToDevicesAsync();
            await walk.Page.GoBackAsync();
        }),
        ["oauth-in-frame"] = new(["signin.oauth.window", "signin.oauth.returned"], walk => walk.ToFramedSignInAsync()),
        ["window-stale"] = new(["stale", "signin.oauth.text", "signin.oauth.button"], walk => walk.TakeOverStaleWindowAsync()),
        ["window"] = new(["window.title", "window.text"], walk => walk.TakeOverWindowAsync()),
        ["window-other"] = new(["window.other.title", "window.other.text"], walk => walk.TakeOverWindowAsync(presses: 2)),
        ["unknown-app"] = new(["problem.unknown.title", "problem.unknown.text", "problem.hint"], walk => walk.OpenAsync("/link")),
        ["broken-link"] = new(["problem.link.title", "problem.link.text"], walk => walk.OpenAsync("&maxDevices=0")),
        ["signed-only"] = new(["problem.signed.title", "problem.signed.text"], async walk => await walk.OpenAsync($"/link/{await walk.Fixture.MakeLiveAppAsync(terms => terms with { SignedOnly = true })}?userId=u")),
        ["live-disabled"] = new(["problem.live.title", "problem.live.text"], walk => walk.OpenAsync($"/link/{walk.Fixture.AppId}?userId=u")),
        ["no-oems"] = new(["problem.oems.title", "problem.oems.text"], async walk => await walk.OpenAsync($"/link/{await walk.Fixture.MakeLiveAppAsync(terms => terms with { Oems = ["corvo"] })}?userId=u")),
        ["unknown-repair"] = new(["problem.repair.title", "problem.repair.text"], walk => walk.OpenAsync("/link?reconnect=true&token=unknown")),
        ["newer-repair"] = new(["problem.newer.title", "problem.newer.text"], async walk =>
        {
            var devices = await walk.LinkAsync(walk.Account);
            var first = await walk.BreakAsync(devices[0]);
            await walk.ReplaceLinkAsync(devices[0]);
            await walk.OpenAsync(first);
        }),
        ["used"] = new(["problem.used.title", "problem.used.text"], async walk =>
        {
            var link = await walk.SessionAsync();
            await walk.OpenAsync(link);
            await walk.GoOnAsync();
            await walk.Page.Context.ClearCookiesAsync();
            await walk.OpenAsync(link);
        }),
        ["expired"] = new(["problem.expired.title", "problem.expired.text"], async walk =>
        {
            var link = await walk.SessionAsync();
            walk.Fixture.App.Time.Sleep(TimeSpan.FromMinutes(31));
            await walk.OpenAsync(link);
        }),
        ["expired-on-the-way"] = new(["problem.expired.title", "backTo"], async walk =>
        {
            await walk.ToConsentAsync();
            walk.Fixture.App.Time.Sleep(TimeSpan.FromMinutes(31));
            await walk.PressAsync(Wayfarer.GoOn);
        }),
        ["lost"] = new(["problem.lost.title", "problem.lost.text"], async walk =>
        {
            await walk.ToDevicesAsync();
            await walk.Page.Context.ClearCookiesAsync();
            await walk.PressAsync(Wayfarer.GoOn);
        }),
        ["no-page"] = new(["problem.page.title", "problem.page.text"], walk => walk.OpenAsync("/link/nothing/at/all")),
        ["went-wrong"] = new(["problem.broken.title", "problem.broken.text"], async walk =>
        {
            // No database takes it, however often the form is sent.
            await walk.FindAsync(found => found.Select(device => device with { Model = null! }).ToList());
            await walk.PressAsync(Wayfarer.GoOn);
            await walk.PressAsync(Wayfarer.GoOn);
        }),
        ["foreign-form"] = new(["problem.form.title", "problem.form.text"], async walk =>
        {
            await walk.ToDevicesAsync();
            await walk.Page.EvaluateAsync("document.querySelector('[name=token]').value += 'x'");
            await walk.PressAsync(Wayfarer.GoOn);
        }),
        ["simulated-manufacturer"] = new([], async walk =>
        {
            await walk.ToStepAsync("vehicle", "corvo");
            await walk.PressAsync(Wayfarer.GoOn);
        }),
        ["simulated-manufacturer-wrong"] = new([], async walk =>
        {
            await walk.ToStepAsync("vehicle", "corvo");
            await walk.PressAsync(Wayfarer.GoOn);
            await walk.SignInAsync(walk.Account, "wrong");
        }),
        ["simulated-manufacturer-refused"] = new([], walk => walk.OpenAsync("/simulator/oauth/authorize")),
    };

    private static async Task ToMfaAsync(Wayfarer walk)
    {
        await walk.ToStepAsync("battery", "auron");
        await walk.SignInAsync($"mfa+{walk.Account}");
    }

    private static async Task ToTimezoneAsync(Wayfarer walk)
    {
        await walk.FindAsync(found => found.Select(device => device with { Timezone = null }).ToList());
        await walk.PressAsync(Wayfarer.GoOn);
    }

    private static async Task LoseOnTheWayAsync(Wayfarer walk, Func<CustomerId, Task> change)
    {
        var app = await walk.Fixture.MakeLiveAppAsync(terms => terms);
        await walk.OpenAsync($"/link/{app}?userId=u&deviceType=battery");
        await walk.GoOnAsync("auron");
        await walk.SignInAsync(walk.Account);
        await walk.PressAsync(Wayfarer.GoOn);
        await change((await walk.Fixture.App.Services.GetRequiredService<AppDirectory>().FindAsync(app, default))!.App.CustomerId);
        await walk.PressAsync(Wayfarer.GoOn);
    }

    // Browsers stay on the last page of an app that is no web page.
    private static async Task ToOwnSchemeAsync(Wayfarer walk)
    {
        var app = await walk.Fixture.MakeAppAsync("Sunny Pocket", terms => terms with { RedirectUrl = "com.example.sunny:/connected" });
        await walk.OpenAsync($"/link/{app}?sandbox=true&userId={walk.Account}&deviceType=battery");
        await walk.GoOnAsync("auron");
    }

    private static DriverResult<IReadOnlyList<DiscoveredDevice>> FindMany(IReadOnlyList<DiscoveredDevice> found) =>
        Enumerable.Range(1, Many).Select(i => found[0] with { OemDeviceId = $"{found[0].OemDeviceId}-{i}", Name = i == 3 ? "Batterie-im-Heizungskeller-des-Hinterhauses-neben-dem-Hausanschlussraum" : $"Battery <i>{i}</i>" }).ToList();
}
