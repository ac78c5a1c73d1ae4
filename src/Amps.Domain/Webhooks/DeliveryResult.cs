using System.Text.Json.Serialization;
using Amps.Domain.Common;

namespace Amps.Domain.Webhooks;

/// <summary>How one attempt to deliver ended. Stored with the attempt.</summary>
[JsonConverter(typeof(WireEnumConverter<DeliveryResult>))]
public enum DeliveryResult
{
    /// <summary>A 2xx answer, whole or its first 16 kB, within 30 s.</summary>
    Delivered,

    /// <summary>An answer with another status, redirects aside.</summary>
    HttpStatus,

    /// <summary>A 3xx answer; it is not followed.</summary>
    Redirect,

    /// <summary>No answer, or not its end, within 30 s.</summary>
    Timeout,

    /// <summary>The host's name leads to no address.</summary>
    Dns,

    /// <summary>Refused, unreachable, or hung up before the answer was whole.</summary>
    Connection,

    /// <summary>No secure connection: the certificate, its chain, its name or the protocol.</summary>
    Tls,

    /// <summary>The URL, or an address that its name leads to, is none to which this server sends.</summary>
    AddressForbidden,

    /// <summary>The answer's headers are over 32 kB. A body that is too large is no failure: its beginning is kept.</summary>
    AnswerTooLarge,

    /// <summary>What came back is not HTTP.</summary>
    Protocol,
}
