namespace OrleansMedia.Domain.Activity;

/// <summary>The activity log: written with the state of a grain, or alone; read by cursor (DESIGN section 3).</summary>
public interface IActivityStore
{
    /// <summary>Appends events that belong to no grain's state.</summary>
    Task AppendAsync(IReadOnlyList<ActivityEvent> events);

    /// <summary>Events after <paramref name="cursor"/> (0 for the beginning), oldest first, at most <paramref name="limit"/>, and the cursor after the last of them.</summary>
    Task<ActivityBatch> ReadAfterAsync(long cursor, int limit, CancellationToken cancellationToken);
}
