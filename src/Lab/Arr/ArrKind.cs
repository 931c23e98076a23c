namespace OrleansMedia.Lab.Arr;

/// <summary>Which arr is simulated.</summary>
public enum ArrKind
{
    /// <summary>Sonarr: series, seasons and episodes.</summary>
    Sonarr,

    /// <summary>Radarr: films.</summary>
    Radarr,
}
