namespace Amps.Architecture.Tests;

public sealed class SourceTests
{
    [Fact]
    public void No_file_is_longer_than_300_lines_and_nine_of_ten_are_shorter_than_120()
    {
        var lengths = Solution.Sources.Select(file => (File: file, Lines: Solution.Text(file).Count(character => character == '\n'))).OrderBy(entry => entry.Lines).ToList();

        lengths[^1].Lines.ShouldBeLessThanOrEqualTo(300, lengths[^1].File);
        lengths[lengths.Count * 9 / 10].Lines.ShouldBeLessThanOrEqualTo(120);
    }

    [Fact]
    public void The_program_is_a_table_of_contents() => Solution.Text("src/Amps.Api/Program.cs").Split('\n').Length.ShouldBeLessThanOrEqualTo(40);

    [Fact]
    public void No_constructor_asks_for_more_than_five_services()
    {
        foreach (var type in Solution.All.SelectMany(Solution.Types).Where(type => type is { IsClass: true, IsPublic: false } && !type.Methods.Any(method => method.Name == "<Clone>$")))
        {
            type.Methods.Where(method => method.IsConstructor && !method.IsStatic && method.IsPublic)
                .Where(method => method.Parameters.Count(parameter => parameter.ParameterType.FullName != "Microsoft.AspNetCore.Http.RequestDelegate") > 5)
                .ShouldBeEmpty(type.FullName);
        }
    }

    [Fact]
    public void Nothing_is_destructured_into_a_log() => Solution.Sources.ShouldAllBe(file => !Solution.Text(file).Contains("{@", StringComparison.Ordinal));

    [Fact]
    public void Nothing_that_is_committed_names_a_private_place() =>
        Solution.Sources.ShouldAllBe(file => !Solution.Text(file).Contains("/work/", StringComparison.Ordinal) && !Solution.Text(file).Contains("/home/", StringComparison.Ordinal));

    [Fact]
    public void Query_filters_are_only_dropped_by_name() =>
        Solution.Sources.ShouldAllBe(file => !Solution.Text(file).Contains("IgnoreQueryFilters()", StringComparison.Ordinal));
}
