using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Amps.Testing;

namespace Amps.Api.Tests.Envelope;

public sealed class HostileInputTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly AmpsApp app = fixture.App;

    public static TheoryData<string> OddIds() =>
    [
        "dev_", "dev_00000000000000000000000000", "DEV_01M7ZPDK8CQW2YYSPXDM861NV4", "dev_01m7zpdk8cqw2yyspxdm861nvi", "%0d%0aset-cookie:x", "..%2f..%2fetc%2fpasswd",
        "' or 1=1 --", "<script>alert(1)", "%F0%9F%92%A9", "%E2%80%AE", "dev_01m7zpdk8cqw2yyspxdm861nv4%20", "null", "undefined", "-1", "{deviceId}", "a%2fb",
    ];

    [Theory]
    [MemberData(nameof(OddIds))]
    public async Task An_odd_id_is_an_unknown_device(string id)
    {
        using var client = app.SandboxClient();

        var answer = await client.GetAnswerAsync("/battery/" + id);

        answer.Status.ShouldBe(HttpStatusCode.NotFound);
        answer.Code.ShouldBe("DEVICE_NOT_FOUND");
    }

    [Fact]
    public async Task An_id_of_10_kB_is_an_unknown_device()
    {
        using var client = app.SandboxClient();

        var answer = await client.GetAnswerAsync("/battery/" + new string('d', 10_000));

        answer.Code.ShouldBe("DEVICE_NOT_FOUND");
    }

    [Fact]
    public async Task A_request_line_of_30_kB_is_answered()
    {
        using var client = app.SandboxClient();

        var answer = await client.GetAnswerAsync("/battery?userId=" + new string('u', 30_000));

        answer.Code.ShouldBe("VALIDATION_ERROR");
    }

    public static TheoryData<string, string> BadQueries() => new()
    {
        { "limit=0", "limit" },
        { "limit=51", "limit" },
        { "limit=-1", "limit" },
        { "limit=99999999999999999999", "limit" },
        { "limit=1.5", "limit" },
        { "limit=1e1", "limit" },
        { "limit=%2B1%20", "limit" },
        { "limit=", "limit" },
        { "limit", "limit" },
        { "limit=ten", "limit" },
        { "limit=NaN", "limit" },
        { "offset=-1", "offset" },
        { "offset=10001", "offset" },
        { "offset=2147483648", "offset" },
        { "cursor=", "cursor" },
        { "cursor=%00", "cursor" },
        { "cursor=ZGV2Xw", "cursor" },
        { "cursor=!!!", "cursor" },
        { "cursor=ZGV2XzAx&offset=1", "cursor" },
        { "limit=1&limit=1", "limit" },
        { "Limit=1", "Limit" },
        { "limit[]=1", "limit[]" },
        { "userId=", "userId" },
        { "userId=a%20b", "userId" },
        { "userId=%FF%FE", "userId" },
        { "userId=a%00", "userId" },
        { "userId=%D0%B0", "userId" },
        { "connection=broken", "connection" },
        { "connection=Connected", "connection" },
        { "connection=0", "connection" },
        { "updatedSince=yesterday", "updatedSince" },
        { "updatedSince=2026-06-01", "updatedSince" },
        { "updatedSince=2026-06-01T10:30:00", "updatedSince" },
        { "updatedSince=2026-02-30T10:30:00Z", "updatedSince" },
        { "updatedSince=9999999999999", "updatedSince" },
        { "vendor=%00", "vendor" },
        { "vendor=auron%0A", "vendor" },
        { "deviceType=battery", "deviceType" },
        { "environment=live", "environment" },
        { "=1", "" },
    };

    [Theory]
    [MemberData(nameof(BadQueries))]
    public async Task A_bad_query_is_400_and_names_the_parameter(string query, string path)
    {
        using var client = app.SandboxClient();

        var answer = await client.GetAnswerAsync("/battery?" + query);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest, answer.Body.ToJsonString());
        answer.Code.ShouldBe("VALIDATION_ERROR");
        answer.Details!["issues"]!.AsArray().ShouldContain(issue => (string?)issue!["path"] == path);
    }

    [Theory]
    [InlineData("/devices?vendor=%00", "vendor")]
    [InlineData("/actions?deviceId=%00", "deviceId")]
    [InlineData("/schedules?deviceId=dev_%00", "deviceId")]
    [InlineData("/events?type=%1F", "type")]
    public async Task A_control_character_in_a_filter_is_400_and_names_the_parameter(string path, string parameter)
    {
        using var client = app.SandboxClient();

        var answer = await client.GetAnswerAsync(path);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest, answer.Body.ToJsonString());
        ((string?)answer.Details!["issues"]!.AsArray().ShouldHaveSingleItem()!["path"]).ShouldBe(parameter);
    }

    [Fact]
    public async Task Of_thousands_of_unknown_parameters_the_first_are_told()
    {
        using var client = app.SandboxClient();

        var answer = await client.GetAnswerAsync("/battery?" + string.Join('&', Enumerable.Range(0, 5_000).Select(i => $"p{i}")));

        answer.Details!["issues"]!.AsArray().Count.ShouldBe(50);
    }

    [Fact]
    public async Task All_that_is_wrong_is_told_at_once()
    {
        using var client = app.SandboxClient();

        var answer = await client.GetAnswerAsync("/battery?limit=x&offset=y&surprise=1");

        answer.Details!["issues"]!.AsArray().Select(issue => (string?)issue!["path"]).ShouldBe(["surprise", "limit", "offset"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("x-amps-environment")]
    [InlineData("x-environment")]
    public async Task No_header_overrides_the_environment_of_the_key(string header)
    {
        using var client = app.SandboxClient();
        client.DefaultRequestHeaders.Add(header, "live");

        ((string?)(await client.GetAnswerAsync("/battery")).Meta["environment"]).ShouldBe("sandbox");
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF_8_in_a_path_never_break_the_envelope()
    {
        var request = Encoding.ASCII.GetBytes($"GET /battery/%FF%FE%C0 HTTP/1.1\r\nHost: x\r\nx-api-key: {app.Demo.SandboxKey}\r\nConnection: close\r\n\r\n");

        var answer = await RawHttp.SendAsync(app.Url, request);

        JsonNode.Parse(answer[answer.IndexOf("\r\n\r\n", StringComparison.Ordinal)..])!["error"]!["code"]!.GetValue<string>().ShouldBe("DEVICE_NOT_FOUND");
    }

    [Fact]
    public async Task Bytes_that_are_no_ASCII_in_a_key_are_an_invalid_key()
    {
        byte[] request = [.. "GET /me HTTP/1.1\r\nHost: x\r\nConnection: close\r\nx-api-key: "u8, 0xD0, 0xBA, 0xD0, 0xBB, .. "\r\n\r\n"u8];

        (await RawHttp.SendAsync(app.Url, request)).ShouldContain("INVALID_API_KEY");
    }
}
