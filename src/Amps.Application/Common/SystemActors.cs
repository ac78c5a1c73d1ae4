namespace Amps.Application.Common;

/// <summary>Who acts where several classes do one work, in the words of the audit log.</summary>
internal static class SystemActors
{
    public const string Removal = "system:removal";
}
