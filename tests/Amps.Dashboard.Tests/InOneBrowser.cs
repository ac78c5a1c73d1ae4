using Amps.Api.Tests.Docs;

namespace Amps.Dashboard.Tests;

/// <summary>Tests that share one server and one Chromium. Flows run at <see cref="DashboardFixture.Others"/>, so that the pages of the demo customer stay as they are.</summary>
[CollectionDefinition(Tests)]
public sealed class InOneBrowser : ICollectionFixture<Browser>, ICollectionFixture<DashboardFixture>
{
    public const string Tests = "One browser";
}
