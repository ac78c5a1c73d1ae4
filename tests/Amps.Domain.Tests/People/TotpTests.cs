using Amps.Domain.People;

namespace Amps.Domain.Tests.People;

public sealed class TotpTests
{
    // The secret of RFC 6238, appendix B, "12345678901234567890", in base 32.
    private const string Secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1_111_111_109, "081804")]
    [InlineData(1_111_111_111, "050471")]
    [InlineData(1_234_567_890, "005924")]
    [InlineData(2_000_000_000, "279037")]
    [InlineData(20_000_000_000, "353130")]
    public void Codes_are_those_of_the_RFC(long seconds, string code) => Totp.CodeAt(Secret, DateTimeOffset.FromUnixTimeSeconds(seconds)).ShouldBe(code);

    [Theory]
    [InlineData(0, true)]
    [InlineData(-30, true)]
    [InlineData(30, true)]
    [InlineData(-60, false)]
    [InlineData(60, false)]
    public void A_clock_may_be_half_a_minute_off(int seconds, bool isTaken)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_234_567_890);

        Totp.StepOf(Secret, Totp.CodeAt(Secret, now.AddSeconds(seconds)), now).HasValue.ShouldBe(isTaken);
    }

    [Theory]
    [InlineData("")]
    [InlineData("00592")]
    [InlineData("0059244")]
    [InlineData("abcdef")]
    [InlineData("٠٠٥٩٢٤")]
    public void What_is_no_code_is_wrong(string code) => Totp.StepOf(Secret, code, DateTimeOffset.FromUnixTimeSeconds(1_234_567_890)).ShouldBeNull();

    [Fact]
    public void Spaces_within_a_code_do_not_matter() => Totp.StepOf(Secret, "005 924", DateTimeOffset.FromUnixTimeSeconds(1_234_567_890)).ShouldNotBeNull();

    [Fact]
    public void Secrets_have_160_bits_and_differ()
    {
        Totp.NewSecret().Length.ShouldBe(32);
        Totp.NewSecret().ShouldNotBe(Totp.NewSecret());
    }
}
