namespace Amps.Application.Ports;

/// <summary>The address by which the world reaches this server. Absolute links are made from it, never from a call's Host header.</summary>
public interface IPublicAddress
{
    /// <summary>The option <c>PublicUrl</c>, or where it is not set the address that the server listens on. Without a slash at the end.</summary>
    string Base { get; }

    /// <summary>The same for the Auth Journey: the option <c>Journey:PublicUrl</c>, or where it is not set <see cref="Base"/>.</summary>
    string Journey { get; }
}
