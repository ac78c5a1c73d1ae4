using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Amps.AuthJourney;

/// <summary>Stands before the pages: whatever goes wrong with a call to them is told in a page, and at a host name of their own nothing else answers.</summary>
internal sealed partial class JourneyDoor(RequestDelegate next, JourneyPlace place, ILogger<JourneyDoor> logger)
{
    private static readonly PathString Problem = "/link/problem";

    public async Task InvokeAsync(HttpContext http)
    {
        if (!place.Holds(http.Request))
        {
            await next(http);
            return;
        }

        if (await FindProblemAsync(http) is { } status) await ShowAsync(http, status);
    }

    /// <returns>The status of what went wrong, where no page tells of it yet.</returns>
    private async Task<int?> FindProblemAsync(HttpContext http)
    {
        if (!JourneyPlace.IsPage(http.Request.Path)) return StatusCodes.Status404NotFound;

        try
        {
            // Before the pages, whose parameters would be empty where it cannot be read.
            if (http.Request.HasFormContentType) await http.Request.ReadFormAsync(http.RequestAborted);

            await next(http);
            return http.Response is { StatusCode: >= StatusCodes.Status400BadRequest, HasStarted: false, ContentType: null } silent ? silent.StatusCode : null;
        }
        catch (BadHttpRequestException exception)
        {
            return exception.StatusCode;
        }
        catch (InvalidDataException)
        {
            // A form with more fields than any of ours.
            return StatusCodes.Status400BadRequest;
        }
        catch (Exception exception) when (!http.RequestAborted.IsCancellationRequested && !http.Response.HasStarted)
        {
            Broke(exception, http.TraceIdentifier);
            return StatusCodes.Status500InternalServerError;
        }
    }

    private Task ShowAsync(HttpContext http, int status)
    {
        http.SetEndpoint(endpoint: null);
        http.Request.RouteValues.Clear();
        http.Request.Method = HttpMethods.Get;
        http.Request.ContentType = null;
        http.Request.Path = Problem;
        http.Features.Set(new JourneyProblem(status));
        return next(http);
    }

    [LoggerMessage(LogLevel.Error, "Call {RequestId} of a journey broke")]
    private partial void Broke(Exception exception, string requestId);
}

/// <summary>What went wrong with a call, for the page that tells of it.</summary>
/// <param name="Status">Of HTTP.</param>
internal sealed record JourneyProblem(int Status);
