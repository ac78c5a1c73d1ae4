using System.Text.Json;
using System.Text.Json.Serialization;
using Amps.Api.Envelope;
using Amps.Api.Me;
using Amps.Application.Actions;
using Amps.Application.Common;
using Amps.Application.Devices;
using Amps.Application.Devices.ReadHistory;
using Amps.Application.Devices.WriteSettings;
using Amps.Application.Journeys;
using Amps.Application.Oems.ListOems;
using Amps.Application.Sandbox.OrderFailures;
using Amps.Application.Schedules;
using Amps.Application.Users;
using Amps.Application.Webhooks.ListEvents;
using Amps.Domain.Actions;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Domain.Schedules;

namespace Amps.Api;

/// <summary>How every answer becomes JSON; generated at compile time, no reflection.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, Converters = [typeof(InstantJsonConverter)], NumberHandling = JsonNumberHandling.Strict)]
[JsonSerializable(typeof(ErrorEnvelope))]
[JsonSerializable(typeof(SuccessEnvelope<DeviceRead>))]
[JsonSerializable(typeof(SuccessEnvelope<Page<DeviceRead>>))]
[JsonSerializable(typeof(SuccessEnvelope<Page<HistoryRead>>))]
[JsonSerializable(typeof(SuccessEnvelope<Page<OemRead>>))]
[JsonSerializable(typeof(SuccessEnvelope<MeRead>))]
[JsonSerializable(typeof(SuccessEnvelope<Page<EventRead>>))]
[JsonSerializable(typeof(SuccessEnvelope<ActionRead>))]
[JsonSerializable(typeof(SuccessEnvelope<SettingsUpdate>))]
[JsonSerializable(typeof(SuccessEnvelope<CreatedLinkSession>))]
[JsonSerializable(typeof(SuccessEnvelope<LinkSessionRead>))]
[JsonSerializable(typeof(SuccessEnvelope<OrderedFailuresRead>))]
[JsonSerializable(typeof(SuccessEnvelope<Page<UserRead>>))]
[JsonSerializable(typeof(SuccessEnvelope<JsonElement>))]
[JsonSerializable(typeof(SuccessEnvelope<Page<ActionRead>>))]
[JsonSerializable(typeof(ActionsUnsupportedDetails))]
[JsonSerializable(typeof(ModeUnsupportedDetails))]
[JsonSerializable(typeof(ParametersUnsupportedDetails))]
[JsonSerializable(typeof(UnitDetails))]
[JsonSerializable(typeof(RangeDetails))]
[JsonSerializable(typeof(ExecutionDetails))]
[JsonSerializable(typeof(TimeWindowDetails))]
[JsonSerializable(typeof(SettingsUnsupportedDetails))]
[JsonSerializable(typeof(SettingsReadOnlyDetails))]
[JsonSerializable(typeof(SettingsFailureDetails))]
[JsonSerializable(typeof(SuccessEnvelope<ScheduleRead>))]
[JsonSerializable(typeof(SuccessEnvelope<Page<ScheduleRead>>))]
[JsonSerializable(typeof(EtagDetails))]
[JsonSerializable(typeof(ConflictDetails))]
[JsonSerializable(typeof(ValidationDetails))]
[JsonSerializable(typeof(RateLimitDetails))]
[JsonSerializable(typeof(PermissionDetails))]
[JsonSerializable(typeof(OverageDetails))]
[JsonSerializable(typeof(OemFailureDetails))]
internal sealed partial class ApiJson : JsonSerializerContext;
