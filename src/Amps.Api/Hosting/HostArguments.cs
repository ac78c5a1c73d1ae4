namespace Amps.Api.Hosting;

/// <summary>The words after <c>./run</c>: settings as <c>--Section:Name value</c>, and flags that need no value.</summary>
internal static class HostArguments
{
    private static readonly string[] Flags = ["--demo", "--migrate"];

    public static string[] Normalise(string[] args) => [.. args.Select(argument => Flags.Contains(argument, StringComparer.Ordinal) ? argument + "=true" : argument)];
}
