using System.CommandLine;
using Amps.Application.Common;
using Amps.Application.Webhooks.ReplayWebhooks;
using Amps.Domain.Common;
using Amps.Domain.Webhooks;

namespace Amps.Api.Admin;

/// <summary><c>replay-webhooks</c>: sends messages once more.</summary>
internal static class ReplayCommand
{
    private static readonly Option<MessageId?> Message = new("--message")
    {
        Description = "This message, msg_…, whatever became of it.",
        CustomParser = result => AdminOptions.Id<MessageId>(result),
    };

    private static readonly Option<DateTimeOffset?> FailedSince = new("--failed-since")
    {
        Description = "All that happened since this instant and that were given up.",
        CustomParser = AdminOptions.Instant,
    };

    private static readonly Option<DateTimeOffset?> MissingSince = new("--missing-since")
    {
        Description = "All that happened since this instant and that the endpoint never took.",
        CustomParser = AdminOptions.Instant,
    };

    public static Command Make()
    {
        var command = new Command("replay-webhooks", "Sends messages to an endpoint once more, ten a second: one of --message, --failed-since, --missing-since.")
        {
            WebhookOptions.Endpoint, Message, FailedSince, MissingSince,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var choice = new ReplayChoice(parsed.GetValue(Message), parsed.GetValue(FailedSince), parsed.GetValue(MissingSince));
            if (new object?[] { choice.Message, choice.FailedSince, choice.MissingSince }.Count(given => given is not null) != 1)
                return await AdminCommandLine.FailAsync("Say exactly one of --message, --failed-since and --missing-since.");

            var endpoint = parsed.GetValue(WebhookOptions.Endpoint);
            return await AdminRun.SendToAsync(parsed, endpoint, sender => ReplayAsync(sender, endpoint, choice, cancellationToken), AdminJson.Default.ReplayedWebhooks, cancellationToken);
        });
        return command;
    }

    private static async Task<Result<ReplayedWebhooks>> ReplayAsync(ISender sender, EndpointId endpoint, ReplayChoice choice, CancellationToken cancellationToken)
    {
        var count = 0;
        MessageId? last = null;
        while (true)
        {
            var part = await sender.Send(new ReplayWebhooksCommand(endpoint, choice, last), cancellationToken);
            if (!part.Succeeded) return part;

            count += part.Value.Count;
            last = part.Value.Last;
            if (last is null) return new ReplayedWebhooks(count, Last: null);
        }
    }
}
