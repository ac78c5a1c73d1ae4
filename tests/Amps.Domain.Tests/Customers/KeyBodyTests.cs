using Amps.Domain.Customers;

namespace Amps.Domain.Tests.Customers;

public sealed class KeyBodyTests
{
    [Theory]
    [InlineData(AmpsEnvironment.Sandbox, "amps_sk_test_")]
    [InlineData(AmpsEnvironment.Live, "amps_sk_live_")]
    public void A_body_names_its_environment_and_is_well_formed(AmpsEnvironment environment, string prefix)
    {
        var body = KeyBody.Generate(environment);

        body.ShouldMatch($"^{prefix}[0-9A-Za-z]{{38}}$");
        KeyBody.IsWellFormed(body).ShouldBeTrue();
    }

    [Fact]
    public void Every_single_wrong_character_is_found_by_the_checksum()
    {
        var body = KeyBody.Generate(AmpsEnvironment.Sandbox);

        for (var i = 0; i < body.Length; i++)
        {
            var wrong = body[i] == 'x' ? 'y' : 'x';
            KeyBody.IsWellFormed(body[..i] + wrong + body[(i + 1)..]).ShouldBeFalse($"position {i}");
        }
    }

    [Fact]
    public void A_body_of_the_one_environment_is_not_made_one_of_the_other_by_its_prefix()
    {
        var body = KeyBody.Generate(AmpsEnvironment.Sandbox);

        KeyBody.IsWellFormed(body.Replace("_test_", "_live_", StringComparison.Ordinal)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("amps_sk_test_")]
    [InlineData("amps_sk_test_00000000000000000000000000000000000000")]
    [InlineData("sk_test_0000000000000000000000000000000000000000000")]
    public void Other_texts_are_not_well_formed(string text) => KeyBody.IsWellFormed(text).ShouldBeFalse();

    [Fact]
    public void The_hash_is_SHA_256_in_hex() =>
        KeyBody.Hash("abc").ShouldBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}
