using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Amps.Api.Tests.Webhooks;

/// <summary>A certificate authority of the tests' own.</summary>
internal sealed class Certificates : IDisposable
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public Certificates()
    {
        var request = new CertificateRequest("CN=Amps test authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        Root = request.CreateSelfSigned(Now.AddDays(-10), Now.AddDays(10));
    }

    public X509Certificate2 Root { get; }

    /// <param name="host">For whom it is.</param>
    /// <param name="days">How long it is valid from now; below zero it has expired.</param>
    /// <param name="issuerUrl">Where it says that its issuer can be fetched.</param>
    public X509Certificate2 For(string host, int days = 1, Uri? issuerUrl = null)
    {
        using var own = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={host}", own, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        if (issuerUrl is not null) request.CertificateExtensions.Add(new X509AuthorityInformationAccessExtension([], [issuerUrl.AbsoluteUri]));
        using var signed = request.Create(Root, Now.AddDays(-9), Now.AddDays(days), RandomNumberGenerator.GetBytes(8));
        using var withKey = signed.CopyWithPrivateKey(own);
        return X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), password: null);
    }

    public void Dispose()
    {
        Root.Dispose();
        key.Dispose();
    }
}
