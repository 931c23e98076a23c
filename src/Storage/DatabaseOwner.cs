namespace OrleansMedia.Storage;

/// <summary>
/// Ownership of a database by one process. It ends with the process, however that ends. Two processes on one database would each believe
/// to be the only one that runs a grain.
/// </summary>
public sealed class DatabaseOwner : IDisposable
{
    private const string NameSuffix = ".owner";

    private readonly IDisposable _held;

    private DatabaseOwner(IDisposable held) => _held = held;

    /// <summary>Takes a SQLite file by a lock on <c>PATH.lock</c> (<c>PATH.owner</c> says who has it); throws <see cref="StorageException"/> where another live process has it.</summary>
    public static DatabaseOwner OfFile(string path)
    {
        var lockPath = path + ".lock";
        FileStream file;
        try
        {
            file = new FileStream(lockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
        }
        catch (IOException error)
        {
            throw new StorageException($"The database {path} is in use by another process{ReadHolder(path)}. Stop that process, or give this one a database of its own.", error);
        }

        // Beside the lock, because a file that is locked cannot be read.
        File.WriteAllText(path + NameSuffix, $"{Environment.ProcessId} on {Environment.MachineName}\n");
        return new DatabaseOwner(file);
    }

    /// <summary>Wraps what is held in a database server.</summary>
    internal static DatabaseOwner Of(IDisposable held) => new(held);

    /// <summary>Gives the database free.</summary>
    public void Dispose() => _held.Dispose();

    private static string ReadHolder(string path)
    {
        try
        {
            return $" (process {File.ReadAllText(path + NameSuffix).Trim()})";
        }
        catch (IOException)
        {
            return "";
        }
    }
}
