using Amps.Domain.Common;

namespace Amps.Domain.Tests.Common;

public sealed class Crc32Tests
{
    [Fact]
    public void Gives_the_check_value_of_the_standard() => Crc32.HashToUInt32("123456789"u8).ShouldBe(0xCBF43926);

    [Fact]
    public void Gives_zero_for_nothing() => Crc32.HashToUInt32([]).ShouldBe(0u);
}
