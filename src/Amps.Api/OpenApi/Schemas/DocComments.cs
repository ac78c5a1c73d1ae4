using System.Collections.Concurrent;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace Amps.Api.OpenApi.Schemas;

/// <summary>
/// The docstrings of our types, from the XML files that lie beside the assemblies. The framework's own generator sees those of this project
/// alone. Where a file is missing there are no descriptions.
/// </summary>
internal static class DocComments
{
    private static readonly ConcurrentDictionary<Assembly, Dictionary<string, XElement>> Files = new();

    public static string? OfType(Type type) => Text(Find(type.Assembly, "T:" + NameOf(type))?.Element("summary"));

    /// <summary>The property's own summary, or its parameter's text in the docstring of a record.</summary>
    public static string? OfProperty(MemberInfo property)
    {
        var type = property.DeclaringType!;
        return Text(Find(type.Assembly, $"P:{NameOf(type)}.{property.Name}")?.Element("summary"))
            ?? Text(Find(type.Assembly, "T:" + NameOf(type))?.Elements("param").FirstOrDefault(element => string.Equals((string?)element.Attribute("name"), property.Name, StringComparison.Ordinal)));
    }

    private static string NameOf(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');

    private static XElement? Find(Assembly assembly, string id) => Files.GetOrAdd(assembly, Read).GetValueOrDefault(id);

    private static Dictionary<string, XElement> Read(Assembly assembly)
    {
        var path = Path.Combine(AppContext.BaseDirectory, assembly.GetName().Name + ".xml");
        return File.Exists(path)
            ? XDocument.Load(path).Descendants("member").ToDictionary(member => (string)member.Attribute("name")!, StringComparer.Ordinal)
            : [];
    }

    private static string? Text(XElement? element)
    {
        if (element is null) return null;

        var text = new StringBuilder();
        foreach (var node in element.Nodes())
        {
            text.Append(node switch
            {
                XText words => words.Value,
                XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
                XElement { Name.LocalName: "paramref" } parameter => $"`{JsonNamingPolicy.CamelCase.ConvertName((string)parameter.Attribute("name")!)}`",
                XElement { Name.LocalName: "see" } see => $"`{((string)see.Attribute("cref")!).Split('.')[^1]}`",
                XElement other => other.Value,
                _ => "",
            });
        }

        return string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
