namespace OrleansMedia.Domain.Activity;

/// <summary>The wire names of <see cref="Outcome"/>.</summary>
public static class OutcomeNames
{
    /// <summary>The wire name.</summary>
    public static string ToWire(this Outcome outcome) => outcome switch
    {
        Outcome.Info => "info",
        Outcome.InProgress => "in_progress",
        Outcome.Success => "success",
        Outcome.Failed => "failed",
    };
}
