using Amps.Api.Actions;
using Amps.Api.Devices;
using Amps.Api.Links;
using Amps.Api.Sandbox;
using Amps.Api.Schedules;
using Amps.Api.Users;

namespace Amps.Api.OpenApi;

/// <summary>What the document says in prose.</summary>
internal static class DocumentTexts
{
    public const string Keys = "Keys";

    public const string Introduction = """
        Reads and commands devices of many manufacturers in one vocabulary. The guide stands at [/docs](/docs).

        **Keys.** Every call carries a key, as `x-api-key: <key>` or `Authorization: Bearer <key>`. The key decides the environment:
        `amps_sk_test_…` sees the sandbox with its simulated devices, `amps_sk_live_…` sees real ones.

        **Access tokens.** A key can issue tokens that act as it and end by themselves: `POST /oauth2/token` gives one of an hour to any OAuth 2 client, and people issue longer ones by hand.
        A token is sent where a key is. What it may do is asked of its key at each call; `EXPIRED_TOKEN` says that it was good and another is needed.

        **Answers.** Every answer is an envelope: `{success, data, meta}` or `{success, error, meta}`. Field names are camelCase, enum values snake_case,
        instants ISO 8601 in UTC with milliseconds. Fields, enum values and error codes may be added at any time; ignore what you do not know.

        **Strictness.** An unknown or repeated query parameter, and an unknown or repeated key of a body, are refused with 400 `VALIDATION_ERROR`, never dropped.
        `HEAD` works as `GET`; a body on either is ignored.

        **Rate limits.** The headers `ratelimit` and `ratelimit-policy` say how a key stands. Too many calls are refused with 401 `RATE_LIMIT_EXCEEDED` and `retry-after`;
        an operator can choose the status 429 for that instead, with the same body and headers.
        """;

    public static IReadOnlyList<(string Name, string Description)> Tags { get; } =
    [
        (DeviceRoutes.Tag, "Devices of all types: their state, and what each of them takes."),
        (ActionRoutes.Tag, "Commands to devices: pushed now, carried out when their time comes."),
        (ScheduleRoutes.Tag, "What devices are told at set times, once or again and again."),
        (SandboxRoutes.Tag, "Situations to try in the sandbox: more devices, states, lost accounts, failing manufacturers. For sandbox keys only."),
        (LinkRoutes.Tag, "Links by which end users connect their devices in a browser, and how that ended."),
        (UserRoutes.Tag, "The end users whose devices are connected, and how they are forgotten."),
        ("Events", "What became of devices, pushes and schedules; webhooks tell the same at once."),
        ("Manufacturers", "The manufacturers whose devices can be connected."),
        (Keys, "What the key of a call is and may do, and access tokens that stand for it."),
    ];

    /// <summary>The place of a tag among the others; one that is not described here stands last.</summary>
    public static int Rank(string tag)
    {
        var rank = Tags.Select(known => known.Name).ToList().IndexOf(tag);
        return rank < 0 ? Tags.Count : rank;
    }
}
