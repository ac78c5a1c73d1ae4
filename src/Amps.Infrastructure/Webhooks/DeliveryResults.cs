using Amps.Domain.Webhooks;

namespace Amps.Infrastructure.Webhooks;

/// <summary>Translates what HTTP says about an attempt.</summary>
internal static class DeliveryResults
{
    public static DeliveryResult Of(int status) => status switch
    {
        >= 200 and < 300 => DeliveryResult.Delivered,
        >= 300 and < 400 => DeliveryResult.Redirect,
        _ => DeliveryResult.HttpStatus,
    };

    public static DeliveryResult Of(Exception exception)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            if (inner is ConnectionFailedException failed) return failed.Result;
        }

        return ErrorOf(exception) switch
        {
            HttpRequestError.NameResolutionError => DeliveryResult.Dns,
            HttpRequestError.SecureConnectionError => DeliveryResult.Tls,
            HttpRequestError.ConfigurationLimitExceeded => DeliveryResult.AnswerTooLarge,
            HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError or HttpRequestError.VersionNegotiationError => DeliveryResult.Protocol,
            _ => DeliveryResult.Connection,
        };
    }

    private static HttpRequestError? ErrorOf(Exception exception) => exception switch
    {
        HttpRequestException request => request.HttpRequestError,
        HttpIOException io => io.HttpRequestError,
        _ => null,
    };
}
