namespace Amps.AuthJourney.Tests;

public sealed class TextTests
{
    [Fact]
    public void Both_languages_say_the_same_things() => Texts.German.Keys.ShouldBe(Texts.English.Keys);

    [Fact]
    public void Both_languages_leave_the_same_places_open() =>
        Texts.English.Keys.Where(key => !Texts.PlacesOf(Texts.English[key]).SequenceEqual(Texts.PlacesOf(Texts.German[key]))).ShouldBeEmpty();

    [Fact]
    public void No_text_is_empty() => Texts.English.Values.Concat(Texts.German.Values).ShouldAllBe(text => text.Trim().Length > 0 && text.Trim() == text);
}
