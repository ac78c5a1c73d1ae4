using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.People;

namespace Amps.Domain.Tests.People;

public sealed class PersonTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 10, 30, 0, TimeSpan.Zero);

    [Fact]
    public void Only_operators_belong_to_no_customer()
    {
        Should.Throw<ArgumentException>(() => Person.Invite(null, PersonRole.Owner, "a@b.example", "x", Now));
        Should.Throw<ArgumentException>(() => Person.Invite(EntityId.New<CustomerId>(Now), PersonRole.Operator, "a@b.example", "x", Now));
    }

    [Fact]
    public void A_link_is_good_for_a_day_until_it_is_replaced_or_used()
    {
        var person = Member();
        person.TakesLink("first", Now.AddHours(24).AddMilliseconds(-1)).ShouldBeTrue();
        person.TakesLink("first", Now.AddHours(24)).ShouldBeFalse();

        person.GiveLink("second", Now);
        person.TakesLink("first", Now).ShouldBeFalse();
        person.SetPassword("hash");
        person.TakesLink("second", Now).ShouldBeFalse();
    }

    [Fact]
    public void A_time_step_counts_once_and_none_before_it_any_more()
    {
        var person = Member();

        person.UseStep(10).ShouldBeTrue();
        person.UseStep(10).ShouldBeFalse();
        person.UseStep(9).ShouldBeFalse();
        person.UseStep(11).ShouldBeTrue();
    }

    [Fact]
    public void A_recovery_code_counts_once()
    {
        var person = Member();
        person.BeginSecondFactor(["a", "b"], Now);

        person.UseRecovery("a").ShouldBeTrue();
        person.UseRecovery("a").ShouldBeFalse();
        person.RecoveryHashes.ShouldBe(["b"]);
    }

    [Theory]
    [InlineData("elevenchars", "ada@b.example", false)]
    [InlineData("twelve chars", "ada@b.example", true)]
    [InlineData("aaaaaaaaaaaaaaaaaa", "ada@b.example", false)]
    [InlineData("I am ADA and long", "ada@b.example", false)]
    [InlineData("abcdefghijklmnop", "ab@b.example", true)]
    public void A_password_is_long_and_not_what_is_guessed_first(string password, string email, bool isGood) => (PasswordRule.Problem(password, email) is null).ShouldBe(isGood);

    [Theory]
    [InlineData("ada@example.com", true)]
    [InlineData(" Ada.L+x@sub.example.com ", true)]
    [InlineData("ada@localhost", true)]
    [InlineData("ada", false)]
    [InlineData("ada@", false)]
    [InlineData("ada@-x.example", false)]
    [InlineData("a da@example.com", false)]
    [InlineData("ada@example.com\n", true)]
    [InlineData("<b>@example.com", false)]
    public void An_address_looks_like_one(string email, bool isValid) => EmailRule.IsValid(email).ShouldBe(isValid);

    [Fact]
    public void Recovery_codes_are_80_bits_however_they_are_written()
    {
        var codes = RecoveryCodes.New();

        codes.ShouldAllBe(code => code.Length == 17 && code[8] == '-');
        codes.ShouldBeUnique();
        var hash = RecoveryCodes.HashOf(codes[0]);
        foreach (var written in new[] { codes[0].ToUpperInvariant(), $" {codes[0]}\n", codes[0].Replace("-", "", StringComparison.Ordinal), string.Join(' ', codes[0].Chunk(4).Select(part => new string(part))) })
        {
            RecoveryCodes.HashOf(written).ShouldBe(hash);
        }
    }

    [Fact]
    public void A_session_ends_when_idle_and_when_old()
    {
        var limits = new SessionLimits(TimeSpan.FromHours(2), TimeSpan.FromHours(12));
        var session = PersonSession.Begin(EntityId.New<PersonId>(Now), "hash", needsCode: false, new string('x', 500), "::1", Now);
        session.Agent.Length.ShouldBe(PersonSession.MaxAgentLength);
        session.IsAlive(limits, Now.AddHours(2)).ShouldBeFalse();

        session.See(Now.AddHours(11));
        session.IsAlive(limits, Now.AddHours(12).AddMilliseconds(-1)).ShouldBeTrue();
        session.IsAlive(limits, Now.AddHours(12)).ShouldBeFalse();
    }

    [Fact]
    public void The_fifth_wrong_proof_ends_a_session_also_when_a_right_one_came_between()
    {
        var session = PersonSession.Begin(EntityId.New<PersonId>(Now), "hash", needsCode: false, "", "::1", Now);
        for (var wrong = 1; wrong < PersonSession.MostWrong; wrong++) session.NoteWrongProof().ShouldBeFalse();
        session.Confirm(Now);

        session.NoteWrongProof().ShouldBeTrue();
    }

    [Theory]
    [InlineData(5, 10)]
    [InlineData(120, 120)]
    public void What_was_silent_for_long_enough_has_ended_halfway_too(int idle, int silence)
    {
        var limits = new SessionLimits(TimeSpan.FromMinutes(idle), TimeSpan.FromHours(12));

        limits.Silence.ShouldBe(TimeSpan.FromMinutes(silence));
        foreach (var needsCode in new[] { true, false })
        {
            PersonSession.Begin(EntityId.New<PersonId>(Now), "hash", needsCode, "", "::1", Now).IsAlive(limits, Now + limits.Silence).ShouldBeFalse();
        }
    }

    private static Person Member() => Person.Invite(EntityId.New<CustomerId>(Now), PersonRole.Viewer, "A@B.example", "first", Now);
}
