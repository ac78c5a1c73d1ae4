using Amps.Application.Common;
using Amps.Application.Devices.CheckSettings;
using Amps.Application.Devices.RecordSettings;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Devices;
using FluentValidation;

namespace Amps.Application.Devices.WriteSettings;

/// <summary>Writes settings of a device at its manufacturer, while the caller waits: check (a query), call outside of any transaction, record (a save).</summary>
/// <param name="DeviceId">Whatever the caller wrote; what is no id is no device.</param>
/// <param name="Type">The family that the caller asks in.</param>
/// <param name="Settings">What is to be written, by word.</param>
public sealed record WriteSettingsCommand(string DeviceId, DeviceType Type, IReadOnlyDictionary<string, SettingRequest> Settings) : IUseCase<SettingsUpdate>
{
    /// <summary>How long a manufacturer may take.</summary>
    public static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(20);
}

/// <summary>Settings that are written.</summary>
/// <param name="DeviceId">The device.</param>
/// <param name="Updated">The settings' words, also of those that were set to that before.</param>
public sealed record SettingsUpdate(DeviceId DeviceId, IReadOnlyList<string> Updated);

internal sealed class WriteSettingsValidator : AbstractValidator<WriteSettingsCommand>
{
    public WriteSettingsValidator() => RuleFor(write => write.Settings).Custom((settings, context) =>
    {
        if (settings.Count == 0) context.AddFailure("", "The body must name at least one setting.");
        foreach (var (key, request) in settings)
        {
            if (SettingWords.IsSwitch(key) is not { } isSwitch || isSwitch == request.Value.Flag is not null) continue;

            context.AddFailure($"{key}.value", $"`{key}.value` must be {(isSwitch ? "true or false, without a `unit`" : "a number, with its `unit`")}.");
        }
    });
}

internal sealed class WriteSettingsHandler(ISender sender, IDeviceGateway gateway, Idempotency idempotency, RequestScope scope, TimeProvider time)
    : IHandler<WriteSettingsCommand, SettingsUpdate>
{
    public async Task<Result<SettingsUpdate>> Handle(WriteSettingsCommand request, CancellationToken cancellationToken)
    {
        var check = await sender.Send(new CheckSettingsQuery(request.DeviceId, request.Type, request.Settings), cancellationToken);
        if (!check.Succeeded) return check.Failure;

        // From here on the caller may leave: what is being written is finished and recorded.
        var (device, target) = (check.Value.Device, check.Value.Target);
        IReadOnlyList<string> keys = [.. request.Settings.Keys];
        var askedAt = time.Now();
        var outcome = await CallAsync(target, request.Settings.ToDictionary(setting => setting.Key, setting => setting.Value.Value, StringComparer.Ordinal));
        var failure = SettingFailures.Of(outcome, keys, target.Oem, device);
        if (failure is not null) idempotency.LeaveOut();

        var recorded = await sender.Send(new RecordSettingsCommand(device, keys, outcome, askedAt), CancellationToken.None);
        return failure is null ? recorded : failure;
    }

    private Task<DriverResult<SettingsOutcome>> CallAsync(DeviceTarget target, IReadOnlyDictionary<string, SettingValue> settings) =>
        time.CallAsync(WriteSettingsCommand.CallLimit, limit => gateway.WriteSettingsAsync(scope.Tenant.Environment, target, settings, limit));
}
