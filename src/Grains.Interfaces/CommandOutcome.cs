namespace OrleansMedia.Grains.Interfaces;

/// <summary>How a command ended. Wire names in the API: done, invalid, not_found, conflict, failed.</summary>
[GenerateSerializer, Alias("om.CommandOutcome")]
public enum CommandOutcome
{
    /// <summary>It was carried out.</summary>
    Done,

    /// <summary>The input is wrong; the errors say where.</summary>
    Invalid,

    /// <summary>What it is about does not exist.</summary>
    NotFound,

    /// <summary>It does not fit the present state.</summary>
    Conflict,

    /// <summary>Another service did not play along; the message says what to do.</summary>
    Failed,
}
