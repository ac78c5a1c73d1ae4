using Mono.Cecil;

namespace Amps.Architecture.Tests;

/// <summary>The compiled solution and its sources, as the rules look at them.</summary>
internal static class Solution
{
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    public static ModuleDefinition Domain { get; } = Read("Amps.Domain");

    public static ModuleDefinition Application { get; } = Read("Amps.Application");

    public static ModuleDefinition Infrastructure { get; } = Read("Amps.Infrastructure");

    public static ModuleDefinition Api { get; } = Read("Amps.Api");

    public static ModuleDefinition AuthJourney { get; } = Read("Amps.AuthJourney");

    public static IReadOnlyList<ModuleDefinition> All { get; } = [Domain, Application, Infrastructure, Api, AuthJourney];

    /// <summary>Source files by hand, as paths below the root.</summary>
    public static IReadOnlyList<string> Sources { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal) && !file.Contains("/Migrations/", StringComparison.Ordinal)),
    ];

    public static string Text(string file) => File.ReadAllText(Path.Combine(Root, file));

    /// <summary>All types of a module that people wrote.</summary>
    public static IEnumerable<TypeDefinition> Types(ModuleDefinition module) => module.GetTypes()
        .Where(type => !type.Name.StartsWith('<') && !type.FullName.Contains("/<", StringComparison.Ordinal) && !type.Namespace.Contains("Migrations", StringComparison.Ordinal));

    /// <summary>The types that a type's members and bodies name, nested closures included.</summary>
    public static IEnumerable<string> Uses(TypeDefinition type)
    {
        var own = type.Methods.SelectMany(UsesOf).Concat(type.Fields.Select(field => field.FieldType.FullName)).Concat(type.Interfaces.Select(face => face.InterfaceType.FullName));
        return own.Concat(type.NestedTypes.SelectMany(Uses)).Distinct(StringComparer.Ordinal);
    }

    private static IEnumerable<string> UsesOf(MethodDefinition method)
    {
        yield return method.ReturnType.FullName;
        foreach (var parameter in method.Parameters) yield return parameter.ParameterType.FullName;
        if (!method.HasBody) yield break;

        foreach (var instruction in method.Body.Instructions)
        {
            switch (instruction.Operand)
            {
                case MethodReference called:
                    yield return called.DeclaringType.FullName;
                    yield return called.FullName;
                    break;
                case TypeReference named:
                    yield return named.FullName;
                    break;
                case FieldReference field:
                    yield return field.FieldType.FullName;
                    break;
            }
        }
    }

    private static ModuleDefinition Read(string name) => ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, name + ".dll"));

    private static string FindRoot(string folder) => File.Exists(Path.Combine(folder, "Amps.sln")) ? folder : FindRoot(Path.GetDirectoryName(folder)!);
}
