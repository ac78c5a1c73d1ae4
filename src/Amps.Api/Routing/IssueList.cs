using Amps.Application.Common;
using Amps.Domain.Common;

namespace Amps.Api.Routing;

/// <summary>What is wrong with a call. A small call can be wrong in thousands of places: the first ones are told.</summary>
internal sealed class IssueList
{
    public const int Most = 50;

    private readonly List<ValidationIssue> issues = [];

    /// <summary>Nothing where nothing is wrong.</summary>
    public Failure? Failure => issues.Count == 0 ? null : ValidationFailure.Of(issues);

    public void Add(string path, string message)
    {
        if (issues.Count < Most) issues.Add(new ValidationIssue(path, message));
    }
}
