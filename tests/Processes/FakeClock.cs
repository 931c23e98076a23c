using System.Globalization;

namespace OrleansMedia.Tests.Processes;

/// <summary>
/// The wall clock of one process, set forward while it runs (libfaketime), so that rules of minutes can be seen in seconds.
/// Timers go on in real time.
/// </summary>
public sealed class FakeClock : IDisposable
{
    private readonly ScratchFolder _folder = new("clock");
    private TimeSpan _ahead;

    /// <summary>A clock that shows the time.</summary>
    public FakeClock() => Write();

    /// <summary>What stands before a command so that it looks at this clock.</summary>
    public IReadOnlyList<string> Before => ["env", $"LD_PRELOAD={Library()}", $"FAKETIME_TIMESTAMP_FILE={_folder.At("offset")}", "FAKETIME_NO_CACHE=1", "DONT_FAKE_MONOTONIC=1"];

    /// <summary>Sets it forward.</summary>
    public void Advance(TimeSpan by)
    {
        _ahead += by;
        Write();
    }

    public void Dispose() => _folder.Dispose();

    // Moved into place, so that nobody reads half of it.
    private void Write() => File.Move(_folder.Write("next", string.Create(CultureInfo.InvariantCulture, $"+{(long)_ahead.TotalSeconds}s\n")), _folder.At("offset"), overwrite: true);

    private static string Library() => Directory.EnumerateDirectories("/usr/lib", "*-linux-gnu").Select(folder => Path.Combine(folder, "faketime", "libfaketimeMT.so.1")).First(File.Exists);
}
