using System.Collections.Frozen;
using System.Globalization;
using Amps.Domain.Common;
using Amps.Domain.Credentials;
using Amps.Domain.Devices;
using Amps.Infrastructure.Oems.Driver;
using Amps.Infrastructure.Oems.Simulator.History;
using Amps.Infrastructure.Oems.Simulator.Physics;
using Amps.Infrastructure.Oems.Simulator.SignIn;

namespace Amps.Infrastructure.Oems.Simulator;

/// <summary>A manufacturer that exists only here. Every account in the world holds one device of each type that it makes.</summary>
internal sealed class SimulatedOem(SimulatedVendor vendor, SimulatedBackend backend) : IOem, ISignsIn, IAuthorizes, IRefreshes, IReleases, IRevokes
{
    private const string Timezone = "Europe/London";

    private readonly IReadOnlyList<SimulatedProduct> products = vendor.Products;
    private readonly SimulatedSignIn door = new(vendor.Manifest, backend.Clock);

    public OemManifest Manifest { get; } = vendor.Manifest;

    public IReadOnlyDictionary<DeviceType, IOemDriver> Drivers { get; } =
        vendor.Products.ToFrozenDictionary(product => product.Type, product => product.CreateDriver(backend));

    /// <summary>All simulated manufacturers, by key.</summary>
    public static IReadOnlyList<IOem> All(SimulatedBackend backend) =>
        [.. SimulatedVendor.All.Select(vendor => new SimulatedOem(vendor, backend))];

    public async Task<DriverResult<IReadOnlyList<DiscoveredDevice>>> DiscoverAsync(OemSession session, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();

        // Where it is nobody's account yet, nobody can have been locked out of it.
        if (session.Tenant is not null && (await EnterAsync(session, cancellationToken)).Failure is { } failure) return failure;

        return products.Select(product => DeviceOf(session.Account, product)).ToList();
    }

    public Task<DriverResult<SignInAnswer>> SignInAsync(SignInAttempt attempt, CancellationToken cancellationToken) => SimulatedCall.Answer(door.Answer(attempt), cancellationToken);

    public Uri AuthorizeUrl(AuthorizationRequest request) => door.AuthorizeUrl(request);

    public async Task<DriverResult<Grant>> RefreshAsync(OemSession session, CancellationToken cancellationToken)
    {
        var now = backend.Clock.GetUtcNow();
        backend.Log.Reached(handle: null, session.Account, "refresh", now);
        var entered = await backend.Store.EnterAsync(session, SimulatedAccount.Serial(Manifest.Key, session.Account), SimulatedCallKind.Asks, cancellationToken);
        if (entered.Failure is not null) return entered.Failure;

        var grant = SimulatedGrant.Of(session)!;
        return (grant with { ExpiresAt = grant.ExpiresAt is null ? null : now + SimulatedGrant.Lifetime, Number = grant.Number + 1 }).Sealed();
    }

    /// <summary>What happened to the device is forgotten, and what was ordered for it.</summary>
    public async Task<DriverResult<Done>> ReleaseAsync(OemSession session, OemDevice device, CancellationToken cancellationToken)
    {
        await backend.Store.ForgetAsync(session, device.Id, cancellationToken);
        return default(Done);
    }

    public bool OneByOne => true;

    /// <summary>Grants are not remembered, so none can be ended; that it was asked is noted.</summary>
    public Task<DriverResult<Done>> RevokeAsync(OemSession session, CancellationToken cancellationToken)
    {
        backend.Log.Reached(handle: null, session.Account, "revoke", backend.Clock.GetUtcNow());
        return SimulatedCall.Answer(default(Done), cancellationToken);
    }

    /// <summary>A device of an account: the first one of its type, or the one with a mark.</summary>
    public DiscoveredDevice DeviceOf(string account, DeviceType type, string? mark) => DeviceOf(account, products.Single(product => product.Type == type), mark);

    private Task<DriverResult<SimulatedHistory>> EnterAsync(OemSession session, CancellationToken cancellationToken) =>
        backend.EnterAsync(session, SimulatedAccount.Serial(Manifest.Key, session.Account), SimulatedCallKind.Asks, cancellationToken);

    private DiscoveredDevice DeviceOf(string account, SimulatedProduct product, string? mark = null) =>
        new(product.Type, SerialOf(account, product.Type) + SuffixOf(mark), product.Model, product.Name, Timezone, product.Capabilities.Declaration);

    // 48 bits of the hash: even among a million accounts two that share a serial are unlikely.
    private string SerialOf(string account, DeviceType type) =>
        string.Create(CultureInfo.InvariantCulture, $"{Manifest.Key}-{Wire<DeviceType>.Name(type)}-{StableHash.Of(account) >> 16:x12}");

    private static string SuffixOf(string? mark) => mark is null ? "" : string.Create(CultureInfo.InvariantCulture, $"-{StableHash.Of(mark):x16}");
}
