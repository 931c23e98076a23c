using System.Runtime.InteropServices;

namespace OrleansMedia.Silo.Settings;

/// <summary>The folder with the database and the keys: mode 700, and 600 for what is in it (R158).</summary>
public static partial class DataFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Makes the folder and proves that it can be written to. Throws <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/> where it cannot.</summary>
    public static void Open(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            // Whatever this process makes from here on (database, journal, keys) is the owner's alone.
            _ = SetFileModeMask(0x3F);
            Directory.CreateDirectory(path, OwnerOnly);
        }
        else
        {
            Directory.CreateDirectory(path);
        }

        var probe = Path.Combine(path, $".probe-{Environment.ProcessId}");
        File.WriteAllBytes(probe, []);
        File.Delete(probe);
    }

    /// <summary>Where the keys lie that encrypt secrets and cookies.</summary>
    public static string Keys(string dataFolder) => Path.Combine(dataFolder, "keys");

    [LibraryImport("libc", EntryPoint = "umask")]
    private static partial uint SetFileModeMask(uint mask);
}
