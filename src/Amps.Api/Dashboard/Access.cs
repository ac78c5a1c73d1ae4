using Amps.Domain.Customers;
using Amps.Domain.People;

namespace Amps.Api.Dashboard;

/// <summary>Who may do what: every page and every form of the dashboard, once. What does not stand here is refused to everybody.</summary>
internal static class Access
{
    public static IReadOnlyList<AccessLine> Lines { get; } =
    [
        // Without a session, and between password and second proof.
        new("/SignIn", "Get", Who.Anybody),
        new("/SignIn", "Post", Who.Anybody),
        new("/Join", "Get", Who.Anybody),
        new("/Join", "Post", Who.Anybody),
        new("/Missing", "Get", Who.Anybody),
        new("/Missing", "Post", Who.Anybody),
        new("/Code", "Get", Who.Halfway),
        new("/Code", "Post", Who.Halfway),

        // Oneself.
        new("/Index", "Get", Who.Everyone),
        new("/Confirm", "Get", Who.Everyone),
        new("/Confirm", "Post", Who.Everyone),
        new("/You/Index", "Get", Who.Everyone),
        new("/You/Index", "PostSignOut", Who.Everyone | Who.Halfway),
        new("/You/Index", "PostEnd", Who.Everyone),
        new("/You/Index", "PostEndOthers", Who.Everyone),
        new("/You/Index", "PostLeave", Who.Members) { NeedsPassword = true },
        new("/You/Password", "Get", Who.Everyone) { NeedsPassword = true },
        new("/You/Password", "Post", Who.Everyone) { NeedsPassword = true },
        new("/You/SecondFactor", "Get", Who.Everyone) { NeedsPassword = true },
        new("/You/SecondFactor", "PostPlan", Who.Everyone) { NeedsPassword = true },
        new("/You/SecondFactor", "PostBegin", Who.Everyone) { NeedsPassword = true },
        new("/You/SecondFactor", "PostEnd", Who.Everyone) { NeedsPassword = true },

        // A customer's members.
        new("/Overview", "Get", Who.Members),
        new("/Devices/Index", "Get", Who.Members),
        new("/Devices/Device", "Get", Who.Members),
        new("/Devices/Device", "PostDisconnect", Who.Builders) { Live = Who.Owner },
        new("/Devices/Device", "PostRemove", Who.Builders) { Live = Who.Owner },
        new("/Devices/Device", "PostLink", Who.Builders) { Live = Who.Owner, NeedsPassword = true },
        new("/Users/Index", "Get", Who.Members),
        new("/Users/User", "Get", Who.Members),
        new("/Users/User", "PostErase", Who.Builders) { Live = Who.Owner, NeedsPassword = true },
        new("/Webhooks/Index", "Get", Who.Members),
        new("/Webhooks/Index", "PostCreate", Who.Builders) { Live = Who.Owner, NeedsPassword = true },
        new("/Webhooks/Endpoint", "Get", Who.Members),
        new("/Webhooks/Endpoint", "PostTest", Who.Builders),
        new("/Webhooks/Endpoint", "PostEnable", Who.Builders) { Live = Who.Owner },
        new("/Webhooks/Endpoint", "PostDisable", Who.Builders) { Live = Who.Owner },
        new("/Webhooks/Endpoint", "PostReplay", Who.Builders),
        new("/Webhooks/Endpoint", "PostDelete", Who.Builders) { Live = Who.Owner },
        new("/Webhooks/Delivery", "Get", Who.Members),
        new("/Webhooks/Delivery", "PostReplay", Who.Builders),
        new("/Webhooks/Secret", "Get", Who.Owner) { NeedsPassword = true },
        new("/Webhooks/Secret", "PostRotate", Who.Owner) { NeedsPassword = true },
        new("/Keys/Index", "Get", Who.Members),
        new("/Keys/Key", "Get", Who.Members),
        new("/Keys/Key", "PostRoll", Who.Owner) { NeedsPassword = true },
        new("/Keys/Key", "PostPermissions", Who.Builders) { Live = Who.Owner, NeedsPassword = true },
        new("/Keys/Key", "PostEnable", Who.Builders) { Live = Who.Owner, NeedsPassword = true },
        new("/Keys/Key", "PostRevoke", Who.Builders) { Live = Who.Owner, NeedsPassword = true },
        new("/Keys/Tokens", "Get", Who.Members),
        new("/Keys/Tokens", "PostIssue", Who.Builders) { Live = Who.Owner, NeedsPassword = true },
        new("/Keys/Tokens", "PostRevoke", Who.Builders) { Live = Who.Owner },
        new("/Keys/Tokens", "PostRevokeMany", Who.Builders) { Live = Who.Owner },
        new("/Keys/Tokens", "PostRotate", Who.Builders) { Live = Who.Owner, NeedsPassword = true },
        new("/Keys/New", "Get", Who.Builders) { Live = Who.Owner, NeedsPassword = true },
        new("/Keys/New", "Post", Who.Builders) { Live = Who.Owner, NeedsPassword = true },

        // Both environments share them, and whoever writes where a journey ends says where live end users are sent.
        new("/Apps/Index", "Get", Who.Members),
        new("/Apps/New", "Get", Who.Owner),
        new("/Apps/New", "Post", Who.Owner),
        new("/Apps/App", "Get", Who.Members),
        new("/Apps/App", "PostSave", Who.Owner),
        new("/Apps/App", "PostDelete", Who.Owner),
        new("/Members/Index", "Get", Who.Members),
        new("/Members/Index", "PostInvite", Who.Owner) { NeedsPassword = true },
        new("/Members/Member", "Get", Who.Owner) { NeedsPassword = true },
        new("/Members/Member", "PostRole", Who.Owner) { NeedsPassword = true },
        new("/Members/Member", "PostLink", Who.Owner) { NeedsPassword = true },
        new("/Members/Member", "PostRemove", Who.Owner) { NeedsPassword = true },

        new("/Audit", "Get", Who.Members),
        new("/Audit", "GetCsv", Who.Members),

        // Operators.
        new("/Jobs/Index", "Get", Who.Operator),
        new("/Jobs/Index", "PostRun", Who.Operator),
        new("/Operators/Index", "Get", Who.Operator),
        new("/Operators/Index", "PostInvite", Who.Operator) { NeedsPassword = true },
        new("/Operators/Index", "PostReset", Who.Operator) { NeedsPassword = true },
        new("/Operators/Index", "PostRemove", Who.Operator) { NeedsPassword = true },
        new("/Jobs/Trouble", "Get", Who.Operator),
        new("/Jobs/Trouble", "PostHurry", Who.Operator),
        new("/Jobs/Trouble", "PostGiveUp", Who.Operator) { NeedsPassword = true },
        new("/Customers/Index", "Get", Who.Operator),
        new("/Customers/Index", "PostCreate", Who.Operator),
        new("/Customers/Customer", "Get", Who.Operator),
        new("/Customers/Customer", "PostLive", Who.Operator) { NeedsPassword = true },
        new("/Customers/Customer", "PostTiers", Who.Operator),
        new("/Customers/Customer", "PostCeilings", Who.Operator),
        new("/Customers/Customer", "PostAllowance", Who.Operator),
        new("/Customers/Customer", "PostReset", Who.Operator) { NeedsPassword = true },
        new("/Customers/Customer", "PostInvite", Who.Operator) { NeedsPassword = true },
    ];

    private static readonly Dictionary<(string Page, string Handler), AccessLine> ByName = Lines.ToDictionary(line => (line.Page, line.Handler));

    /// <returns>Nothing where the table does not name it: nobody may.</returns>
    public static AccessLine? Find(string page, string handler) => ByName.GetValueOrDefault((page, handler));

    /// <summary>Whether somebody may, so that pages show no buttons that would be refused.</summary>
    public static bool May(PersonRole role, AmpsEnvironment? environment, string page, string handler) => Find(page, handler)?.Lets(role, environment) ?? false;
}

/// <summary>One page or form.</summary>
/// <param name="Page">Its path below the area.</param>
/// <param name="Handler">The verb and the form's name.</param>
/// <param name="Sandbox">Who may, in the sandbox and where there is no environment.</param>
internal sealed record AccessLine(string Page, string Handler, Who Sandbox)
{
    /// <summary>Who may in live; the same, where nothing else is said.</summary>
    public Who Live { get; init; } = Sandbox;

    /// <summary>Whether the password has to have been typed within the last ten minutes.</summary>
    public bool NeedsPassword { get; init; }

    public bool Lets(PersonRole role, AmpsEnvironment? environment) => (environment == AmpsEnvironment.Live ? Live : Sandbox).HasFlag(WhoRoles.Of(role));
}
