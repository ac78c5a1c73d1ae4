using Mono.Cecil;

namespace Amps.Architecture.Tests;

public sealed class LayerTests
{
    [Fact]
    public void The_domain_knows_nothing_but_NodaTime() =>
        References(Solution.Domain).Where(name => !name.StartsWith("System", StringComparison.Ordinal)).ShouldBeSubsetOf(["NodaTime"]);

    [Fact]
    public void The_application_knows_nothing_of_HTTP_of_database_servers_or_of_manufacturers() =>
        References(Solution.Application).ShouldNotContain(name =>
            name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || name.Contains("Sqlite", StringComparison.Ordinal)
            || name.Contains("Npgsql", StringComparison.Ordinal) || name == "Amps.Infrastructure" || name == "System.Net.Http");

    [Fact]
    public void The_infrastructure_knows_no_host() => References(Solution.Infrastructure).ShouldNotContain(name => name == "Amps.Api" || name == "Amps.AuthJourney");

    [Fact]
    public void The_journeys_pages_know_the_application_only() => References(Solution.AuthJourney).ShouldNotContain(name => name == "Amps.Infrastructure" || name == "Amps.Api");

    [Fact]
    public void The_domain_has_no_clock_and_waits_for_nothing()
    {
        foreach (var type in Solution.Types(Solution.Domain))
        {
            Solution.Uses(type).ShouldNotContain(name =>
                name.StartsWith("System.Threading.Tasks", StringComparison.Ordinal) || name == "System.TimeProvider"
                || name.Contains("System.DateTime::get_", StringComparison.Ordinal) && name.EndsWith("Now()", StringComparison.Ordinal)
                || name.Contains("System.DateTimeOffset::get_", StringComparison.Ordinal) && name.EndsWith("Now()", StringComparison.Ordinal), type.FullName);
        }
    }

    [Fact]
    public void Only_the_use_cases_of_customers_keys_people_and_jobs_take_the_platform() =>
        Solution.Types(Solution.Application)
            .Where(type => type.Name != "IPlatformDb" && Solution.Uses(type).Any(name => name.Contains("Ports.IPlatformDb", StringComparison.Ordinal)))
            .Select(type => type.FullName.Split('.')[2])
            .Distinct()
            .ShouldBeSubsetOf(["ApiKeys", "Customers", "Common", "Jobs", "People"]);

    [Fact]
    public void No_page_and_no_endpoint_touches_a_database() =>
        Solution.Types(Solution.Api).Concat(Solution.Types(Solution.AuthJourney))
            .Where(type => Solution.Uses(type).Any(name => name.Contains("DbContext", StringComparison.Ordinal) || name.Contains("Ports.IPlatformDb", StringComparison.Ordinal) || name.Contains("Ports.IEnvironmentDb", StringComparison.Ordinal)))
            .Select(type => type.FullName)
            .ShouldBeEmpty();

    [Fact]
    public void Only_persistence_names_the_context_of_an_environment() =>
        Solution.All.SelectMany(Solution.Types)
            .Where(type => Solution.Uses(type).Any(name => name.Contains("SandboxDbContext", StringComparison.Ordinal) || name.Contains("LiveDbContext", StringComparison.Ordinal)))
            .ShouldAllBe(type => type.FullName.StartsWith("Amps.Infrastructure.Persistence", StringComparison.Ordinal));

    [Fact]
    public void Only_the_gateway_and_its_folder_speak_to_drivers() =>
        Solution.All.SelectMany(Solution.Types)
            .Where(type => Solution.Uses(type).Any(name => name.Contains("Oems.Driver", StringComparison.Ordinal)))
            .ShouldAllBe(type => type.FullName.StartsWith("Amps.Infrastructure.Oems", StringComparison.Ordinal));

    private static IEnumerable<string> References(ModuleDefinition module) => module.AssemblyReferences.Select(reference => reference.Name);
}
