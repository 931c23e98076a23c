namespace OrleansMedia.Domain;

/// <summary>What became of a save. A broken store throws; a version that somebody else has moved on is an outcome.</summary>
/// <param name="Version">The new version; 0 where the save was refused.</param>
public readonly record struct SaveOutcome(long Version)
{
    /// <summary>Somebody else saved first: nothing of this save was written.</summary>
    public static SaveOutcome Conflict => default;

    /// <summary>Whether the save was refused because the expected version is not the stored one.</summary>
    public bool IsConflict => Version == 0;
}
