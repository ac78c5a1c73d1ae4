namespace Amps.Api.Routing;

/// <summary>What a route of the API is, as data: the gate enforces it and the OpenAPI document shows it.</summary>
internal sealed record ApiRoute
{
    /// <summary>The name of the operation in generated clients.</summary>
    public required string OperationId { get; init; }

    public required string Tag { get; init; }

    public required string Summary { get; init; }

    public required string Description { get; init; }

    /// <summary>What the key must be allowed to do; none where any key will do.</summary>
    public string? Permission { get; init; }

    /// <summary>The query parameters; any other one is refused.</summary>
    public IReadOnlyList<IQueryParameter> Query { get; init; } = [];

    /// <summary>Whether it takes <c>if-match</c>, with the <c>etag</c> of an answer.</summary>
    public bool TakesIfMatch { get; init; }

    /// <summary>The shape of the body, for the document; none where the route takes no body.</summary>
    public RequestBodyKind? Body { get; init; }

    /// <summary>The status of a success.</summary>
    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>The type in the envelope; <see cref="Domain.Common.Done"/> where the status is 204 and there is none.</summary>
    public required Type Answer { get; init; }

    /// <summary>The codes that this route can answer besides those that every route can (<see cref="OpenApi.ErrorCatalogue.Everywhere"/>).</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];
}

/// <summary>The bodies that routes take.</summary>
internal enum RequestBodyKind
{
    Push,
    Settings,
    Schedule,
    AddSimulatedDevice,
    HoldState,
    OrderFailures,
    LinkSession,
}

/// <summary>One file of endpoints; <see cref="RouteTable"/> lists them.</summary>
internal interface IEndpoint
{
    static abstract void Map(IEndpointRouteBuilder routes);
}
