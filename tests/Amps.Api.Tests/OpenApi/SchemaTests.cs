using System.Reflection;
using System.Text.Json.Nodes;
using Amps.Api.OpenApi;
using Amps.Domain.Common;
using Amps.Testing;

namespace Amps.Api.Tests.OpenApi;

public sealed class SchemaTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static readonly string[] Types = ["battery", "ev_charger", "hvac", "solar_inverter", "vehicle"];

    private readonly AmpsApp app = fixture.App;

    [Fact]
    public async Task Every_error_code_is_in_the_document()
    {
        var document = await ApiDocument.ReadAsync(app);
        var codes = typeof(ErrorCode).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!).ToList();

        codes.Count.ShouldBeGreaterThan(30);
        document.Root["components"]!["schemas"]!["ErrorCode"]!["enum"]!.AsArray().Select(code => (string?)code).ShouldBe(codes, ignoreOrder: true);
        ErrorCatalogue.All.Select(entry => entry.Code).ShouldBe(codes, ignoreOrder: true);
    }

    [Fact]
    public async Task Every_schema_is_described()
    {
        var schemas = (await ApiDocument.ReadAsync(app)).Root["components"]!["schemas"]!.AsObject();

        schemas.Count.ShouldBeGreaterThan(30);
        schemas.Where(schema => string.IsNullOrWhiteSpace((string?)schema.Value!["description"])).Select(schema => schema.Key).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_property_is_described()
    {
        var properties = (await ApiDocument.ReadAsync(app)).Schemas
            .SelectMany(schema => (schema.Schema["properties"]?.AsObject() ?? []).Select(property => (Name: $"{schema.Name}.{property.Key}", Value: property.Value!))).ToList();

        properties.Count.ShouldBeGreaterThan(100);
        properties.Where(property => string.IsNullOrWhiteSpace((string?)property.Value["description"])).Select(property => property.Name).ShouldBeEmpty();
    }

    [Fact]
    public async Task Everything_that_is_required_is_a_property()
    {
        foreach (var (name, schema) in (await ApiDocument.ReadAsync(app)).Schemas)
        {
            var properties = schema["properties"]?.AsObject().Select(property => property.Key) ?? [];
            (schema["required"]?.AsArray() ?? []).Select(required => (string)required!).ShouldBeSubsetOf(properties, name);
        }
    }

    [Fact]
    public async Task The_device_type_tells_the_five_reads_apart()
    {
        var document = await ApiDocument.ReadAsync(app);
        var discriminator = document.Root["components"]!["schemas"]!["DeviceRead"]!["discriminator"]!;

        ((string?)discriminator["propertyName"]).ShouldBe("deviceType");
        discriminator["mapping"]!.AsObject().Select(entry => entry.Key).ShouldBe(Types);
        foreach (var (word, reference) in discriminator["mapping"]!.AsObject())
        {
            var parts = document.Follow(new JsonObject { ["$ref"] = (string)reference! })["allOf"]!.AsArray();
            ((string?)parts.Single(part => part!["properties"] is not null)!["properties"]!["deviceType"]!["const"]).ShouldBe(word);
        }
    }

    [Fact]
    public async Task A_device_type_is_one_of_five_words() =>
        (await ApiDocument.ReadAsync(app)).Root["components"]!["schemas"]!["DeviceType"]!["enum"]!.AsArray().Select(word => (string?)word).ShouldBe(Types, ignoreOrder: true);

    [Fact]
    public async Task No_schema_is_left_that_nothing_uses()
    {
        var document = await ApiDocument.ReadAsync(app);
        var text = document.Root.ToJsonString();

        document.Schemas.Select(schema => schema.Name).Where(name => !text.Contains($"\"#/components/schemas/{name}\"", StringComparison.Ordinal)).ShouldBeEmpty();
    }
}
