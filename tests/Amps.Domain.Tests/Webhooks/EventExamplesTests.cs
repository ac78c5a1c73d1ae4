using Amps.Domain.Webhooks;

namespace Amps.Domain.Tests.Webhooks;

public sealed class EventExamplesTests
{
    public static TheoryData<string> Types => [.. EventCatalogue.All];

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_event_has_an_example(string type) => EventExamples.Of(type, new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero)).Type.ShouldBe(type);
}
