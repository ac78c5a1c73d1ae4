namespace Amps.Api.Hosting;

/// <summary>The words after <c>./run</c>: settings as <c>--Section:Name value</c>, and flags that need no value.</summary>
internal static class HostArguments
{
    // Our short words are settings below Amps:, so that no stray environment variable named DATA or DEMO is taken for one.
    public static string[] Normalise(string[] args) => [.. args.Select(argument => argument switch
    {
        "--demo" => "--Amps:Demo=true",
        "--migrate" => "--Amps:Migrate=true",
        "--data" => "--Amps:Data",
        _ when argument.StartsWith("--data=", StringComparison.Ordinal) => "--Amps:Data=" + argument["--data=".Length..],
        _ => argument,
    })];
}
