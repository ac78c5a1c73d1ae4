using System.Text.Json;
using System.Text.Json.Serialization;
using Amps.Application.ApiKeys.CreateKey;
using Amps.Application.ApiKeys.RevokeKey;
using Amps.Application.Common;
using Amps.Application.Customers.CreateCustomer;
using Amps.Application.Customers.ListCustomers;
using Amps.Application.Customers.SetLiveAccess;

namespace Amps.Api.Admin;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, WriteIndented = true, Converters = [typeof(InstantJsonConverter)])]
[JsonSerializable(typeof(CreatedCustomer))]
[JsonSerializable(typeof(IReadOnlyList<CustomerRow>))]
[JsonSerializable(typeof(LiveAccess))]
[JsonSerializable(typeof(CreatedKey))]
[JsonSerializable(typeof(RevokedKey))]
[JsonSerializable(typeof(Migrated))]
internal sealed partial class AdminJson : JsonSerializerContext;
