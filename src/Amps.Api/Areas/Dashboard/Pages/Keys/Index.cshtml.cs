using Amps.Api.Dashboard;
using Amps.Application.ApiKeys;
using Amps.Application.ApiKeys.ListKeys;
using Amps.Application.Common;
using Amps.Domain.Customers;
using Microsoft.AspNetCore.Mvc;

namespace Amps.Api.Areas.Dashboard.Pages.Keys;

/// <summary>The keys of an environment.</summary>
internal sealed class IndexModel(DashboardCookies cookies) : DashboardPage
{
    public Page<KeyRow> Keys { get; private set; } = null!;

    public OnceTold? Told { get; private set; }

    public static string Prefix(KeyRow key) => key.Environment == AmpsEnvironment.Sandbox ? KeyBody.SandboxPrefix : KeyBody.LivePrefix;

    public static string Tone(KeyState state) => state switch
    {
        KeyState.Active => "good",
        KeyState.Disabled => "",
        KeyState.Expired or KeyState.Revoked => "bad",
    };

    public async Task<IActionResult> OnGetAsync(string? cursor)
    {
        var listed = await Sender.Send(new ListKeysQuery(PageAt(cursor)), Stop);
        if (!listed.Succeeded) return Missing();

        Keys = listed.Value;
        if (cookies.Take(HttpContext, Visit) is { } body) Told = new OnceTold("Your new key.", "Copy it now: it is not shown again.", body);
        return Page();
    }
}
