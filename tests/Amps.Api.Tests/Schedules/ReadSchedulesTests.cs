using System.Net;
using System.Text.Json.Nodes;
using Amps.Testing;

namespace Amps.Api.Tests.Schedules;

public sealed class ReadSchedulesTests : ScheduleScene
{
    private const string Nightly = """{"recurrence":{"rule":"daily"},"slots":[{"time":"00:30","duration":"PT5H","command":"charge"}]}""";

    [Fact]
    public async Task A_schedule_is_read_by_its_id_and_by_its_device_with_the_same_etag()
    {
        var set = await PutAsync(Nightly);

        var byId = await Client.GetAnswerAsync("/schedules/" + (string)set.Data["id"]!);
        var byDevice = await Client.GetAnswerAsync(Path);

        byId.Data.ToJsonString().ShouldBe(set.Data.ToJsonString());
        byDevice.Data.ToJsonString().ShouldBe(set.Data.ToJsonString());
        new[] { byId.Headers.ETag, byDevice.Headers.ETag }.ShouldAllBe(etag => etag!.Tag == set.Headers.ETag!.Tag && !etag.IsWeak);
    }

    [Fact]
    public async Task What_is_no_schedule_is_not_found()
    {
        (await Client.GetAnswerAsync(Path)).Code.ShouldBe("NOT_FOUND");
        (await Client.DeleteAnswerAsync(Path)).Code.ShouldBe("NOT_FOUND");
        (await Client.GetAnswerAsync("/schedules/sched_00000000000000000000000000")).Code.ShouldBe("NOT_FOUND");
        (await Client.GetAnswerAsync("/schedules/none")).Code.ShouldBe("NOT_FOUND");
        (await Client.GetAnswerAsync("/battery/dev_00000000000000000000000000/schedule")).Code.ShouldBe("DEVICE_NOT_FOUND");
    }

    [Fact]
    public async Task A_deleted_schedule_is_cancelled_and_the_next_one_is_new()
    {
        var id = (string)(await SetAsync(Nightly))["id"]!;

        var deleted = await Client.DeleteAnswerAsync(Path);

        deleted.Status.ShouldBe(HttpStatusCode.NoContent);
        (await Client.GetAnswerAsync(Path)).Code.ShouldBe("NOT_FOUND");
        var cancelled = (await Client.GetAnswerAsync("/schedules/" + id)).Data;
        ((string?)cancelled["state"]).ShouldBe("cancelled");
        cancelled["nextFireAt"].ShouldBeNull();
        (await Client.DeleteAnswerAsync(Path)).Code.ShouldBe("NOT_FOUND");
        ((string?)(await SetAsync(Nightly))["id"]).ShouldNotBe(id);
        (await App.BodiesAsync("schedule.cancelled")).ShouldHaveSingleItem()["scheduleId"]!.GetValue<string>().ShouldBe(id);
        (await App.BodiesAsync("schedule.created")).Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_list_runs_newest_first_and_filters()
    {
        var first = (string)(await SetAsync(Nightly))["id"]!;
        await Client.DeleteAnswerAsync(Path);
        App.Time.Advance(TimeSpan.FromMilliseconds(5));
        var second = (string)(await SetAsync(Nightly))["id"]!;

        (await IdsAsync("/schedules")).ShouldBe([second, first]);
        (await IdsAsync("/schedules?state=cancelled")).ShouldBe([first]);
        (await IdsAsync($"/schedules?state=pending&userId=demo-user&deviceId={Battery.Id}")).ShouldBe([second]);
        (await IdsAsync("/schedules?userId=nobody")).ShouldBeEmpty();
        (await IdsAsync("/schedules?deviceId=none")).ShouldBeEmpty();
        (await IdsAsync("/schedules?limit=1&cursor=" + (string?)(await Client.GetAnswerAsync("/schedules?limit=1")).Data["pagination"]!["nextCursor"])).ShouldBe([first]);
    }

    [Theory]
    [InlineData("state=paused", "state")]
    [InlineData("userId=a%20b", "userId")]
    [InlineData("limit=51", "limit")]
    [InlineData("deviceType=battery", "deviceType")]
    public async Task What_the_list_does_not_know_is_refused(string query, string path) =>
        ((string?)(await Client.GetAnswerAsync("/schedules?" + query)).Details!["issues"]![0]!["path"]).ShouldBe(path);

    [Fact]
    public async Task A_devices_reads_show_its_schedule_in_short()
    {
        var other = (await Client.GetAnswerAsync("/battery?limit=50")).Data["items"]!.AsArray().Single(item => (string?)item!["vendor"] == "boreal")!;
        var before = (await Client.GetAnswerAsync("/battery/" + Battery.Id)).Data["currentSchedule"];
        var id = (string)(await SetAsync(Nightly))["id"]!;
        var expected = $$$"""{"id":"{{{id}}}","state":"pending","nextFireAt":"2026-06-01T23:30:00.000Z","links":{"self":"/schedules/{{{id}}}"}}""";

        var single = (await Client.GetAnswerAsync("/battery/" + Battery.Id)).Data["currentSchedule"];
        var listed = (await Client.GetAnswerAsync("/devices?limit=50")).Data["items"]!.AsArray();

        before.ShouldBeNull();
        single!.ToJsonString().ShouldBe(expected);
        listed.Single(item => (string?)item!["id"] == Battery.Id)!["currentSchedule"]!.ToJsonString().ShouldBe(expected);
        listed.Single(item => (string?)item!["id"] == (string?)other["id"])!["currentSchedule"].ShouldBeNull();
        listed.Where(item => (string?)item!["deviceType"] is "vehicle" or "solar_inverter").ShouldAllBe(item => !item!.AsObject().ContainsKey("currentSchedule"));

        await Client.DeleteAnswerAsync(Path);
        (await Client.GetAnswerAsync("/battery/" + Battery.Id)).Data["currentSchedule"].ShouldBeNull();
    }

    private async Task<IReadOnlyList<string>> IdsAsync(string path)
    {
        var answer = await Client.GetAnswerAsync(path);
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Body.ToJsonString());
        return [.. answer.Data["items"]!.AsArray().Select(item => (string)item!["id"]!)];
    }
}
