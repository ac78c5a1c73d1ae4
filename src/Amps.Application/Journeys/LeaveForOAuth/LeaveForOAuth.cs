using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Credentials;
using Amps.Domain.Journeys;

namespace Amps.Application.Journeys.LeaveForOAuth;

/// <summary>Sends the end user to the manufacturer's own page, with a one-time <c>state</c> and PKCE.</summary>
/// <param name="Move">The form.</param>
/// <param name="RedirectUri">Where the manufacturer's page sends the browser back to.</param>
/// <param name="WindowHash">Of the window's cookie, where a frame opened one for it.</param>
public sealed record LeaveForOAuthCommand(JourneyMove Move, Uri RedirectUri, string? WindowHash) : ICommand<Uri>;

internal sealed class LeaveForOAuthHandler(JourneyAccess access, JourneySecrets secrets, ISignIn manufacturers, TimeProvider time) : IHandler<LeaveForOAuthCommand, Uri>
{
    public async Task<Result<Uri>> Handle(LeaveForOAuthCommand request, CancellationToken cancellationToken)
    {
        var found = await access.FindAsync(request.Move, cancellationToken);
        if (!found.Succeeded) return found.Failure;

        var journey = found.Value;
        var verifier = OneTimeSecret.New();
        var state = OAuthState.New(journey.Id);
        var challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
        var page = manufacturers.AuthorizeUrl(secrets.Environment, journey.Oem ?? "", new AuthorizationRequest(request.RedirectUri, state, challenge));
        if (page is null) return JourneyFailures.OldStep;

        var left = journey.LeaveForOAuth(OneTimeSecret.HashOf(state), secrets.Seal(new JourneySecret { Verifier = verifier }, journey.Id), request.WindowHash, time.Now());
        return left.Then(_ => page);
    }
}
