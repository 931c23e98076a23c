namespace OrleansMedia.Silo.Composition;

/// <summary>How the process ends.</summary>
public static class ExitCode
{
    /// <summary>It was asked to end.</summary>
    public const int Done = 0;

    /// <summary>Something unforeseen broke.</summary>
    public const int Broken = 1;

    /// <summary>A setting or an option is wrong.</summary>
    public const int WrongSettings = 2;

    /// <summary>The address is taken, or may not be listened on.</summary>
    public const int AddressTaken = 3;

    /// <summary>The data folder cannot be written to.</summary>
    public const int DataFolder = 4;

    /// <summary>The database cannot be used: another process has it, it is newer than this program, or it does not answer.</summary>
    public const int Database = 5;
}
