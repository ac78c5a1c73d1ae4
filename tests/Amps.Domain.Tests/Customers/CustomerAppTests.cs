using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Devices;

namespace Amps.Domain.Tests.Customers;

public sealed class CustomerAppTests
{
    private static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly AppTerms Terms = new("Sunny", "https://sunny.example/done", "https://sunny.example/repaired") { Oems = ["auron"], Origins = ["https://sunny.example"] };

    [Theory]
    [InlineData("https://sunny.example/done", true)]
    [InlineData("https://sunny.example/repaired", true)]
    [InlineData("https://sunny.example/done/", false)]
    [InlineData("https://sunny.example/done?x=1", false)]
    [InlineData("https://SUNNY.example/done", false)]
    public void Journeys_end_at_declared_URLs_only(string url, bool may) => AnApp().MayReturnTo(url).ShouldBe(may);

    [Theory]
    [InlineData("https://sunny.example", true)]
    [InlineData("https://sunny.example:8443", false)]
    [InlineData("http://sunny.example", false)]
    public void Pages_of_declared_origins_only_embed(string origin, bool may) => AnApp().MayEmbed(origin).ShouldBe(may);

    [Fact]
    public void The_same_terms_again_change_nothing() => AnApp().Change(Terms with { Oems = [.. Terms.Oems], Origins = [.. Terms.Origins] }).ShouldBeFalse();

    [Fact]
    public void Other_terms_replace_all_of_the_old()
    {
        var app = AnApp();
        var other = new AppTerms("Rainy", "https://rainy.example/", "https://rainy.example/") { SignedOnly = true };

        app.Change(other).ShouldBeTrue();

        app.Terms.ShouldBe(other with { Oems = app.Oems, Origins = app.Origins });
        app.Oems.ShouldBeEmpty();
        app.Origins.ShouldBeEmpty();
    }

    [Fact]
    public void An_app_that_names_no_manufacturer_offers_all_of_the_customers_tiers()
    {
        var entitlement = OemEntitlement.Of([OemTier.General, OemTier.Beta], CustomerApp.Create(Owner, Terms with { Oems = [] }, Noon));

        entitlement.Allows("auron", OemTier.General).ShouldBeTrue();
        entitlement.Allows("corvo", OemTier.Beta).ShouldBeTrue();
        entitlement.Allows("delmar", OemTier.Preview).ShouldBeFalse();
    }

    [Fact]
    public void An_app_that_names_some_offers_those_within_the_customers_tiers()
    {
        var entitlement = OemEntitlement.Of([OemTier.General], AnApp());

        entitlement.Allows("auron", OemTier.General).ShouldBeTrue();
        entitlement.Allows("auron", OemTier.Beta).ShouldBeFalse();
        entitlement.Allows("boreal", OemTier.General).ShouldBeFalse();
    }

    [Fact]
    public void Apps_together_offer_what_any_of_them_does()
    {
        var boreal = CustomerApp.Create(Owner, Terms with { Oems = ["boreal"] }, Noon);
        var everything = CustomerApp.Create(Owner, Terms with { Oems = [] }, Noon);

        OemEntitlement.Of([OemTier.General], [AnApp(), boreal]).Oems.ShouldBe(["auron", "boreal"]);
        OemEntitlement.Of([OemTier.General], [AnApp(), everything]).Allows("corvo", OemTier.General).ShouldBeTrue();
        OemEntitlement.Of([OemTier.General], Array.Empty<CustomerApp>()).Allows("corvo", OemTier.General).ShouldBeTrue();
    }

    [Fact]
    public void A_customer_begins_with_the_general_tier_and_keeps_tiers_in_their_order()
    {
        var customer = Customer.Create("Sunny", Noon);
        customer.Tiers.ShouldBe([OemTier.General]);

        customer.SetTiers([OemTier.Preview, OemTier.General, OemTier.Preview]).ShouldBeTrue();
        customer.SetTiers([OemTier.General, OemTier.Preview]).ShouldBeFalse();

        customer.Tiers.ShouldBe([OemTier.General, OemTier.Preview]);
    }

    private static CustomerId Owner { get; } = EntityId.New<CustomerId>(Noon);

    private static CustomerApp AnApp() => CustomerApp.Create(Owner, Terms, Noon);
}
