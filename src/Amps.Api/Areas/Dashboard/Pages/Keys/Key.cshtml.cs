using Amps.Api.Dashboard;
using Amps.Application.ApiKeys;
using Amps.Application.ApiKeys.EnableKey;
using Amps.Application.ApiKeys.ReadKey;
using Amps.Application.ApiKeys.RevokeKey;
using Amps.Application.ApiKeys.RollKey;
using Amps.Application.ApiKeys.SetKeyPermissions;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Microsoft.AspNetCore.Mvc;

namespace Amps.Api.Areas.Dashboard.Pages.Keys;

/// <summary>One key: what it may do, another body, its end.</summary>
internal sealed partial class KeyModel(DashboardCookies cookies, KeyCancelling cancelling, ILogger<KeyModel> logger) : DashboardPage
{
    /// <summary>For how many hours the body of before may work as well.</summary>
    public static IReadOnlyList<int> Overlaps { get; } = [0, 1, 24, 72];

    public KeyRow Key { get; private set; } = null!;

    /// <summary>What was chosen in a form that was refused.</summary>
    public IReadOnlyList<string>? Permissions { get; private set; }

    /// <summary>The version that such a form is about; none where the one that is shown was seen.</summary>
    public int? Seen { get; private set; }

    public OnceTold? Told { get; private set; }

    public bool HasEnded => Key.State is KeyState.Revoked or KeyState.Expired;

    public async Task<IActionResult> OnGetAsync(string id)
    {
        if (!await ReadAsync(id)) return Missing();

        if (cookies.Take(HttpContext, Visit) is { } body) Told = new OnceTold("The key's new body.", "Copy it now: it is not shown again.", body);
        return Page();
    }

    public async Task<IActionResult> OnPostRollAsync(string id, int version, int hours = -1)
    {
        if (!await ReadAsync(id)) return Missing();
        if (!Overlaps.Contains(hours)) return Refusals.Unreadable(this);

        var rolled = await Sender.Send(new RollKeyCommand(Key.KeyId, TimeSpan.FromHours(hours), version), Stop);
        if (rolled.Succeeded) cookies.Tell(HttpContext, Visit, At("keys/" + id), rolled.Value.Key);
        return await DoneAsync(id, rolled);
    }

    public async Task<IActionResult> OnPostPermissionsAsync(string id, int version, string[] permissions)
    {
        if (!await ReadAsync(id)) return Missing();

        (Permissions, Seen) = ([.. permissions.Distinct(StringComparer.Ordinal)], version);
        return await DoneAsync(id, await Sender.Send(new SetKeyPermissionsCommand(Key.KeyId, Permissions, version), Stop));
    }

    public async Task<IActionResult> OnPostEnableAsync(string id, int version, bool? enabled)
    {
        if (!await ReadAsync(id) || enabled is not { } wanted) return Missing();

        return await DoneAsync(id, await Sender.Send(new EnableKeyCommand(Key.KeyId, wanted, version), Stop));
    }

    public async Task<IActionResult> OnPostRevokeAsync(string id, bool callsOff = false)
    {
        if (!await ReadAsync(id)) return Missing();

        var revoked = await Sender.Send(new RevokeKeyCommand(Key.KeyId, callsOff), Stop);
        if (revoked.Succeeded && callsOff) await TryCallOffAsync();
        return await DoneAsync(id, revoked);
    }

    private async Task TryCallOffAsync()
    {
        try
        {
            await cancelling.CancelAsync(Key.KeyId, CancellationToken.None);
        }
        catch (Exception exception)
        {
            // The key is revoked all the same, and the job does the rest.
            CannotCallOff(exception, Key.KeyId);
        }
    }

    [LoggerMessage(LogLevel.Warning, "What {Key} has planned is not all called off yet")]
    private partial void CannotCallOff(Exception exception, ApiKeyId key);

    private async Task<IActionResult> DoneAsync<T>(string id, Result<T> result)
    {
        if (result.Succeeded) return SeeOther(At("keys/" + id));
        if (result.Failure != CustomerFailures.Changed) return Again(result.Failure);

        Seen = null;
        return await ReadAsync(id) ? Again(result.Failure) : Missing();
    }

    private async Task<bool> ReadAsync(string id)
    {
        if (!EntityId.TryParse<ApiKeyId>(id, out var key)) return false;

        var read = await Sender.Send(new ReadKeyQuery(key), Stop);
        if (read.Succeeded) Key = read.Value;
        return read.Succeeded;
    }
}
