using Amps.Api.Dashboard;
using Amps.Application.ApiKeys;
using Amps.Application.ApiKeys.ListKeys;
using Amps.Application.ApiKeys.ReadKey;
using Amps.Application.ApiKeys.RevokeKey;
using Amps.Application.Common;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Microsoft.AspNetCore.Mvc;

namespace Amps.Api.Areas.Dashboard.Pages.Keys;

/// <summary>The keys of an environment.</summary>
internal sealed class IndexModel(DashboardCookies cookies) : DashboardPage
{
    public Page<KeyRow> Keys { get; private set; } = null!;

    public OnceTold? Told { get; private set; }

    public string Prefix => Environment == AmpsEnvironment.Sandbox ? KeyBody.SandboxPrefix : KeyBody.LivePrefix;

    public async Task<IActionResult> OnGetAsync(string? cursor)
    {
        var listed = await Sender.Send(new ListKeysQuery(PageAt(cursor)), Stop);
        if (!listed.Succeeded) return Missing();

        Keys = listed.Value;
        if (cookies.Take(HttpContext, Visit) is { } body) Told = new OnceTold("Your new key.", "Copy it now: it is not shown again.", body);
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync(string? key)
    {
        // One of the other environment is none here: its roles are others.
        if (!EntityId.TryParse<ApiKeyId>(key, out var id) || !(await Sender.Send(new ReadKeyQuery(id), Stop)).Succeeded) return Missing();

        var revoked = await Sender.Send(new RevokeKeyCommand(id), Stop);
        return revoked.Succeeded ? SeeOther(At("keys")) : Missing();
    }
}
