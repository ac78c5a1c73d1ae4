using Amps.Api.Dashboard;
using Amps.Application.Customers;
using Amps.Application.Customers.DeleteApp;
using Amps.Application.Customers.ReadApp;
using Amps.Application.Customers.UpdateApp;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Microsoft.AspNetCore.Mvc;

namespace Amps.Api.Areas.Dashboard.Pages.Apps;

/// <summary>One app. Of two who edit it, the second keeps what was typed and sees what is stored.</summary>
internal sealed class AppModel(IPublicAddress address) : DashboardPage
{
    public AppRead App { get; private set; } = null!;

    /// <summary>What end users follow.</summary>
    public string Link => $"{address.Journey}/link/{App.AppId}";

    /// <summary>The journey in the sandbox, for whoever tries it.</summary>
    public string Preview => AppPreview.Of(address, App);

    public AppForm Form { get; private set; } = new();

    /// <summary>The version that the form is about: the one that was seen, also where its fields were refused; after a conflict the one that is shown as stored now.</summary>
    public long Seen { get; private set; }

    /// <summary>What somebody else stored meanwhile.</summary>
    public AppRead? Newer { get; private set; }

    public async Task<IActionResult> OnGetAsync(string id)
    {
        if (!await ReadAsync(id)) return Missing();

        (Form, Seen) = (AppForm.Of(App), App.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostSaveAsync(string id, [FromForm] AppForm form, long version)
    {
        if (!await ReadAsync(id)) return Missing();

        (Form, Seen) = (form, version);
        var saved = await Sender.Send(new UpdateAppCommand(App.AppId, form.Terms, version), Stop);
        if (saved.Succeeded) return SeeOther(At("apps/" + id));
        if (saved.Failure != CustomerFailures.Changed) return Again(saved.Failure);
        if (!await ReadAsync(id)) return Missing();

        (Newer, Seen) = (App, App.Version);
        return Again(saved.Failure);
    }

    public async Task<IActionResult> OnPostDeleteAsync(string id)
    {
        if (!await ReadAsync(id)) return Missing();

        var deleted = await Sender.Send(new DeleteAppCommand(App.AppId), Stop);
        return deleted.Succeeded ? SeeOther(At("apps")) : Missing();
    }

    private async Task<bool> ReadAsync(string id)
    {
        if (!EntityId.TryParse<AppId>(id, out var app)) return false;

        var read = await Sender.Send(new ReadAppQuery(app), Stop);
        if (!read.Succeeded) return false;

        App = read.Value;
        DashboardHeaders.LetShow(Response, AppUrls.SourceOf(address.Journey));
        return true;
    }
}
