namespace OrleansMedia.Storage;

/// <summary>The database cannot be used as it is. The message says what is wrong and what a person can do; it holds no secret.</summary>
public sealed class StorageException : Exception
{
    public StorageException()
    {
    }

    public StorageException(string message)
        : base(message)
    {
    }

    public StorageException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
