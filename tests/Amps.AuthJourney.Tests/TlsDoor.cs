using System.Net;
using Amps.Api.Tests.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Amps.AuthJourney.Tests;

/// <summary>Stands before a server and speaks https, as a proxy in production does.</summary>
internal sealed class TlsDoor : IAsyncDisposable
{
    private readonly WebApplication door;
    private readonly HttpMessageInvoker client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    private TlsDoor(WebApplication door) => this.door = door;

    /// <summary>The server behind it.</summary>
    public Uri? Behind { get; set; }

    public Uri Url => new UriBuilder(door.Urls.First()) { Host = "localhost" }.Uri;

    public static async Task<TlsDoor> StartAsync()
    {
        using var authority = new Certificates();
        var certificate = authority.For("localhost");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        var made = new TlsDoor(builder.Build());
        made.door.Run(made.PassOnAsync);
        await made.door.StartAsync();
        return made;
    }

    public async ValueTask DisposeAsync()
    {
        await door.DisposeAsync();
        client.Dispose();
    }

    private async Task PassOnAsync(HttpContext http)
    {
        using var request = new HttpRequestMessage(new HttpMethod(http.Request.Method), new Uri(Behind!, http.Request.Path + http.Request.QueryString));
        if (http.Request.ContentLength > 0) request.Content = new StreamContent(http.Request.Body);
        foreach (var (name, values) in http.Request.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, values.AsEnumerable())) request.Content?.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
        }

        request.Headers.Add("x-forwarded-proto", "https");
        using var answer = await client.SendAsync(request, http.RequestAborted);
        http.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers))
        {
            if (!name.Equals("transfer-encoding", StringComparison.OrdinalIgnoreCase)) http.Response.Headers[name] = values.ToArray();
        }

        await answer.Content.CopyToAsync(http.Response.Body, http.RequestAborted);
    }
}
