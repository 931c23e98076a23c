using System.Reflection;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace OrleansMedia.Storage.Sqlite;

/// <summary>
/// Chooses the native SQLite once per process: the system's where it is 3.40 or newer, because distributions mend its faults, else the
/// one that comes with the program (3.35.5, old: the page about the system says so).
/// </summary>
internal static class SqliteLibrary
{
    private static readonly Version _oldest = new(3, 40, 0);
    private static readonly Lazy<string> _chosen = new(Choose);

    /// <summary>Loads it; says which it is, for people.</summary>
    public static string Use() => _chosen.Value;

    private static string Choose()
    {
        var system = FindSystem();
        NativeLibrary.SetDllImportResolver(
            typeof(SQLite3Provider_e_sqlite3).Assembly,
            (name, assembly, path) => name == "e_sqlite3" && system is { } found ? found.Handle : IntPtr.Zero);
        raw.SetProvider(new SQLite3Provider_e_sqlite3());
        try
        {
            return $"SQLite {raw.sqlite3_libversion().utf8_to_string()} ({(system is null ? "the bundled library" : "the system's library")})";
        }
        catch (Exception error) when (error is DllNotFoundException or TypeInitializationException)
        {
            throw new StorageException("No SQLite library was found. Install the system's (Debian: apt-get install libsqlite3-0), version 3.40 or newer.", error);
        }
    }

    private static (IntPtr Handle, Version Version)? FindSystem()
    {
        string[] names = OperatingSystem.IsWindows() ? ["winsqlite3.dll"] : OperatingSystem.IsMacOS() ? ["libsqlite3.dylib"] : ["libsqlite3.so.0"];
        foreach (var name in names)
        {
            if (NativeLibrary.TryLoad(name, Assembly.GetExecutingAssembly(), DllImportSearchPath.System32 | DllImportSearchPath.SafeDirectories, out var handle)
                && ReadVersion(handle) is { } version && version >= _oldest)
            {
                return (handle, version);
            }
        }

        return null;
    }

    private static Version? ReadVersion(IntPtr handle)
    {
        if (!NativeLibrary.TryGetExport(handle, "sqlite3_libversion", out var address))
        {
            return null;
        }

        var read = Marshal.GetDelegateForFunctionPointer<LibraryVersion>(address);
        return Version.TryParse(Marshal.PtrToStringUTF8(read()), out var version) ? version : null;
    }

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate IntPtr LibraryVersion();
}
