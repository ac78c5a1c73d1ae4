using System.Reflection;
using System.Text;

namespace Amps.Api.Docs;

/// <summary>The files of the folder Pages, as they were built into the assembly.</summary>
internal static class DocsResources
{
    public static Stream Open(string name) => Assembly.GetExecutingAssembly().GetManifestResourceStream($"Amps.Api.Docs.Pages.{name}")
        ?? throw new InvalidOperationException($"The page {name} was not built into the assembly.");

    public static string Read(string name)
    {
        using var reader = new StreamReader(Open(name), Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
