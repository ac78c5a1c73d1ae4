using Amps.Testing;

namespace Amps.Api.Tests.OpenApi;

[Collection(NodeTools.Name)]
public sealed class LintTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    [OnceFact]
    public async Task The_document_passes_the_recommended_rules_of_redocly_and_spectral()
    {
        var (code, output) = await Repository.RunAsync("eng/lint-openapi", input: "", new Uri(fixture.App.Url, "/openapi.json").ToString());

        code.ShouldBe(0, output);
        output.ShouldContain("no errors, no warnings");
    }
}
