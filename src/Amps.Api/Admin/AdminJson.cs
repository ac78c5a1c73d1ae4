using System.Text.Json;
using System.Text.Json.Serialization;
using Amps.Application.Allowances;
using Amps.Application.ApiKeys;
using Amps.Application.ApiKeys.CreateKey;
using Amps.Application.ApiKeys.ListTokens;
using Amps.Application.ApiKeys.RevokeKey;
using Amps.Application.ApiKeys.RevokeToken;
using Amps.Application.ApiKeys.RollKey;
using Amps.Application.Audit;
using Amps.Application.Common;
using Amps.Application.Credentials.RevokeAccount;
using Amps.Application.Customers.CreateApp;
using Amps.Application.Customers.CreateCustomer;
using Amps.Application.Customers.DeleteApp;
using Amps.Application.Customers.ListCustomers;
using Amps.Application.Customers.SetLiveAccess;
using Amps.Application.Customers.SetTiers;
using Amps.Application.People;
using Amps.Application.Ports;
using Amps.Application.Webhooks;
using Amps.Application.Webhooks.CreateWebhook;
using Amps.Application.Webhooks.ListDeliveries;
using Amps.Application.Webhooks.ReplayWebhooks;
using Amps.Application.Webhooks.ShowWebhookSecret;
using Amps.Application.Webhooks.TestWebhook;
using AppRead = Amps.Application.Customers.AppRead;

namespace Amps.Api.Admin;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, WriteIndented = true, Converters = [typeof(InstantJsonConverter)])]
[JsonSerializable(typeof(CreatedCustomer))]
[JsonSerializable(typeof(IReadOnlyList<CustomerRow>))]
[JsonSerializable(typeof(LiveAccess))]
[JsonSerializable(typeof(CreatedKey))]
[JsonSerializable(typeof(RevokedKey))]
[JsonSerializable(typeof(RolledKey))]
[JsonSerializable(typeof(KeyRow))]
[JsonSerializable(typeof(IssuedToken))]
[JsonSerializable(typeof(Page<TokenRow>))]
[JsonSerializable(typeof(RevokedToken))]
[JsonSerializable(typeof(TokenSecretRead))]
[JsonSerializable(typeof(Page<AuditRow>))]
[JsonSerializable(typeof(IReadOnlyList<AuditVerdict>))]
[JsonSerializable(typeof(CreatedApp))]
[JsonSerializable(typeof(AppRead))]
[JsonSerializable(typeof(IReadOnlyList<AppRead>))]
[JsonSerializable(typeof(DeletedApp))]
[JsonSerializable(typeof(TiersSet))]
[JsonSerializable(typeof(AllowanceRead))]
[JsonSerializable(typeof(IReadOnlyList<AllowanceRead>))]
[JsonSerializable(typeof(Migrated))]
[JsonSerializable(typeof(PersonLink))]
[JsonSerializable(typeof(RemovedPerson))]
[JsonSerializable(typeof(RevokedAccount))]
[JsonSerializable(typeof(CreatedWebhook))]
[JsonSerializable(typeof(IReadOnlyList<EndpointRead>))]
[JsonSerializable(typeof(WebhookSecretRead))]
[JsonSerializable(typeof(DeletedWebhook))]
[JsonSerializable(typeof(TestedWebhook))]
[JsonSerializable(typeof(Page<DeliveryRead>))]
[JsonSerializable(typeof(ReplayedWebhooks))]
internal sealed partial class AdminJson : JsonSerializerContext;
