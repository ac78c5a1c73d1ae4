namespace Amps.Infrastructure.Persistence;

/// <summary>A lock between processes of one machine that cannot outlive its holder.</summary>
public static class FileLock
{
    // What a lock of another process looks like on Unix and on Windows; anything else is a disk or a folder that does not work.
    private const int SharingViolation = unchecked((int)0x80070020);

    private static readonly int WouldBlock = OperatingSystem.IsMacOS() || OperatingSystem.IsFreeBSD() ? 35 : 11;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Takes the lock, or nothing where another process holds it.</summary>
    public static FileStream? TryTake(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (exception.HResult == WouldBlock || exception.HResult == SharingViolation)
        {
            return null;
        }
    }

    public static async Task<FileStream> WaitAsync(string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (TryTake(path) is { } held) return held;

            await Task.Delay(Pause, cancellationToken);
        }
    }
}
