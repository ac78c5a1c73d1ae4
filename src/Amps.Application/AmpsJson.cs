using System.Text.Json;
using System.Text.Json.Serialization;
using Amps.Application.Actions;
using Amps.Application.Common;
using Amps.Application.Devices;
using Amps.Application.Devices.WriteSettings;
using Amps.Application.Journeys;
using Amps.Application.Oems.ListOems;
using Amps.Application.Ports;
using Amps.Application.Sandbox.OrderFailures;
using Amps.Domain.Actions;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Domain.Devices.History;
using Amps.Domain.Journeys;
using Amps.Domain.Schedules;
using Amps.Domain.Webhooks;

namespace Amps.Application;

/// <summary>How everything that leaves the process or is stored becomes JSON; generated at compile time, no reflection.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, Converters = [typeof(InstantJsonConverter)], NumberHandling = JsonNumberHandling.Strict)]
[JsonSerializable(typeof(DeviceRead))]
[JsonSerializable(typeof(Page<DeviceRead>))]
[JsonSerializable(typeof(Page<OemRead>))]
[JsonSerializable(typeof(DeviceState))]
[JsonSerializable(typeof(HistoryBucket))]
[JsonSerializable(typeof(DeviceDeclaration))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, SettingValue>), TypeInfoPropertyName = "SettingValues")]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(Dictionary<string, string>), TypeInfoPropertyName = "Texts")]
[JsonSerializable(typeof(IReadOnlyList<SweepRead>), TypeInfoPropertyName = "Sweeps")]
[JsonSerializable(typeof(IReadOnlyList<OemTier>))]
[JsonSerializable(typeof(IReadOnlyList<DeviceId>), TypeInfoPropertyName = "DeviceIds")]
[JsonSerializable(typeof(IReadOnlyDictionary<string, Quantity>), TypeInfoPropertyName = "Quantities")]
[JsonSerializable(typeof(ActionRead))]
[JsonSerializable(typeof(SettingsUpdate))]
[JsonSerializable(typeof(DeviceCommand))]
[JsonSerializable(typeof(CommandResult))]
[JsonSerializable(typeof(ActionRevert))]
[JsonSerializable(typeof(ForeignScheduler))]
[JsonSerializable(typeof(ActionError))]
[JsonSerializable(typeof(SandboxControls))]
[JsonSerializable(typeof(OrderedFailuresRead))]
[JsonSerializable(typeof(DeviceEvent))]
[JsonSerializable(typeof(PushEndedEvent))]
[JsonSerializable(typeof(RevertEndedEvent))]
[JsonSerializable(typeof(ScheduleEvent))]
[JsonSerializable(typeof(SlotEvent))]
[JsonSerializable(typeof(SchedulePlan))]
[JsonSerializable(typeof(SkippedSlot))]
[JsonSerializable(typeof(JourneyTerms))]
[JsonSerializable(typeof(CreatedLinkSession))]
[JsonSerializable(typeof(ValidationDetails))]
[JsonSerializable(typeof(RateLimitDetails))]
[JsonSerializable(typeof(PermissionDetails))]
[JsonSerializable(typeof(OverageDetails))]
[JsonSerializable(typeof(OemFailureDetails))]
public sealed partial class AmpsJson : JsonSerializerContext;
