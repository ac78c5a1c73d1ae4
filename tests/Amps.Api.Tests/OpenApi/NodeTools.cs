using System.Text.Json.Nodes;
using Amps.Testing;

namespace Amps.Api.Tests.OpenApi;

/// <summary>The scripts that need Node packages. One test at a time, since they are installed into one folder.</summary>
[CollectionDefinition(Name)]
public sealed class NodeTools
{
    public const string Name = "Node tools";

    /// <summary>Checks answers against the schemas of a document.</summary>
    internal static async Task<(int ExitCode, string Output)> CheckAnswersAsync(ApiDocument document, IEnumerable<(string OperationId, Answer Answer)> answers)
    {
        var (installed, why) = await Repository.RunAsync("eng/npm-tools", input: "");
        installed.ShouldBe(0, why);

        var given = answers.Select(pair => (JsonNode)new JsonObject
        {
            ["operationId"] = pair.OperationId,
            ["status"] = (int)pair.Answer.Status,
            ["body"] = pair.Answer.Body.DeepClone(),
        });
        var input = new JsonObject { ["document"] = document.Root.DeepClone(), ["answers"] = new JsonArray([.. given]) };
        return await Repository.RunAsync("eng/check-answers", input.ToJsonString());
    }
}
