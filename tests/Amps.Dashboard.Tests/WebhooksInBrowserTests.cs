using Amps.Api.Tests.Docs;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Application.Sandbox.DisconnectDevice;
using Amps.Application.Webhooks.CreateWebhook;
using Amps.Domain.Customers;
using Amps.Domain.People;
using Amps.Domain.Webhooks;
using Amps.Testing;
using Microsoft.EntityFrameworkCore;

namespace Amps.Dashboard.Tests;

/// <summary>What is done with an endpoint after it was added, in a browser.</summary>
[Collection(InOneBrowser.Tests)]
public sealed class WebhooksInBrowserTests(DashboardFixture fixture, Browser browser)
{
    private static int made;

    [OnceFact]
    public async Task A_secret_is_rotated_and_the_one_of_before_signs_as_well_for_the_overlap()
    {
        await using var page = await OpenEndpointAsync();
        await page.DoAsync("Signing secret");
        var old = await page.SecretAsync();
        await page.Page.GetByLabel("Overlap").SelectOptionAsync("1 hour");
        await page.DoAsync("Rotate");
        await page.ShowAsync("webhook-secret-rotated");

        (await page.SecretAsync()).ShouldNotBe(old);
        (await page.WordsAsync()).ShouldContain("The secret of before signs as well until 1 Jun");
    }

    [OnceFact]
    public async Task Failed_messages_are_sent_once_more()
    {
        await using var page = await OpenEndpointAsync(hasFailed: true);
        await page.FollowAsync("Failed");
        await page.ShowAsync("webhook-failed");
        var before = await page.Page.Locator("tbody tr").CountAsync();
        await page.Page.GetByLabel("Which").SelectOptionAsync("Failed");
        await page.DoAsync("Replay");
        await page.ShowAsync("webhook-replayed");
        await page.FollowAsync("Failed");

        (before, await page.Page.Locator("tbody tr").CountAsync()).ShouldBe((1, 0));
    }

    [OnceFact]
    public async Task An_endpoint_is_deleted_for_good()
    {
        await using var page = await OpenEndpointAsync();
        var url = await page.Page.Locator("h1").InnerTextAsync();
        await page.UnfoldAsync("Delete this endpoint");
        await page.ShowAsync("webhook-delete");
        await page.DoAsync("Delete for good");

        (await page.Page.Locator("h1").InnerTextAsync()).ShouldBe("Webhooks");
        (await page.WordsAsync()).ShouldNotContain(url);
    }

    // An owner comes to an endpoint where nobody listens, by the list. A message to it may have been given up.
    private async Task<WatchedPage> OpenEndpointAsync(bool hasFailed = false)
    {
        var url = $"http://127.0.0.1:1/nobody/{Interlocked.Increment(ref made)}";
        await fixture.App.InAsync(AmpsEnvironment.Sandbox, fixture.Others.Customer.Value, async services =>
        {
            var sender = services.GetRequiredService<ISender>();
            var endpoint = (await sender.Send(new CreateWebhookCommand(url, [EventCatalogue.DeviceDisconnected], "Where nobody listens"))).Value.EndpointId;
            if (hasFailed) await FailAsync(services, endpoint);
            return endpoint;
        });
        var page = await fixture.VisitAsync(browser, PersonRole.Owner, "sandbox/webhooks");
        await page.FollowAsync(url);
        return page;
    }

    private async Task FailAsync(IServiceProvider services, EndpointId endpoint)
    {
        var device = await fixture.App.RegisterAsync(AmpsEnvironment.Sandbox, fixture.Others.Customer, "boreal", $"of-endpoint-{made}@example.com");
        await services.GetRequiredService<ISender>().Send(new DisconnectDeviceCommand(device));
        var own = services.GetRequiredService<IEnvironmentDb>().Deliveries.Where(row => row.EndpointId == endpoint);
        await Eventually.HoldsAsync(() => own.AnyAsync(row => row.FailedAt != null), "an attempt failed");
        await own.ExecuteUpdateAsync(row => row
            .SetProperty(delivery => delivery.State, DeliveryState.Dead).SetProperty(delivery => delivery.DueAt, (DateTimeOffset?)null).SetProperty(delivery => delivery.FailedAt, (DateTimeOffset?)null));
    }
}
