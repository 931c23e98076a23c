using System.Runtime.InteropServices;
using SQLitePCL;

namespace OrleansMedia.Storage.Sqlite;

/// <summary>
/// Chooses the native SQLite once per process: the system's where it is 3.40 or newer, because distributions mend its faults, else the
/// one that comes with the program (3.35.5, old: the page about the system says which is in use).
/// </summary>
internal static class SqliteLibrary
{
    private static readonly Version _oldest = new(3, 40, 0);
    private static readonly Lazy<string> _chosen = new(Choose);

    /// <summary>Loads it; says which it is, for people.</summary>
    public static string Use() => _chosen.Value;

    /// <summary>The system's library; null where there is none that is new enough.</summary>
    public static (IntPtr Handle, Version Version)? FindSystem()
    {
        var name = OperatingSystem.IsWindows() ? "winsqlite3.dll" : OperatingSystem.IsMacOS() ? "libsqlite3.dylib" : "libsqlite3.so.0";
        return Load(name) is { } found && found.Version >= _oldest ? found : null;
    }

    /// <summary>The bundled library; null where there is none for this platform.</summary>
    public static (IntPtr Handle, Version Version)? FindBundled()
    {
        var (system, name) = OperatingSystem.IsWindows() ? ("win", "e_sqlite3.dll") : OperatingSystem.IsMacOS() ? ("osx", "libe_sqlite3.dylib") : ("linux", "libe_sqlite3.so");
        var architecture = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "arm64" : "x64";
        return Load(Path.Combine(AppContext.BaseDirectory, "runtimes", $"{system}-{architecture}", "native", name));
    }

    private static string Choose()
    {
        var system = FindSystem();
        var chosen = system ?? FindBundled()
            ?? throw new StorageException("No SQLite library was found. Install the system's, version 3.40 or newer (Debian: apt-get install libsqlite3-0).");
        NativeLibrary.SetDllImportResolver(
            typeof(SQLite3Provider_e_sqlite3).Assembly,
            (name, assembly, path) => name == "e_sqlite3" ? chosen.Handle : IntPtr.Zero);
        raw.SetProvider(new SQLite3Provider_e_sqlite3());
        return $"SQLite {chosen.Version} ({(system is null ? "the bundled library" : "the system's library")})";
    }

    private static (IntPtr Handle, Version Version)? Load(string library)
    {
        if (!NativeLibrary.TryLoad(library, out var handle))
        {
            return null;
        }

        if (NativeLibrary.TryGetExport(handle, "sqlite3_libversion", out var address)
            && Version.TryParse(Marshal.PtrToStringUTF8(Marshal.GetDelegateForFunctionPointer<LibraryVersion>(address)()), out var version))
        {
            return (handle, version);
        }

        NativeLibrary.Free(handle);
        return null;
    }

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate IntPtr LibraryVersion();
}
