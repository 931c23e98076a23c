namespace OrleansMedia.Lab.Downloads;

/// <summary>
/// One download inside a simulated client. Its own clock stands still while it is paused. Changed only by its
/// <see cref="LabQueue"/>, under that queue's lock.
/// </summary>
public sealed class LabDownload
{
    private TimeSpan _ran;
    private TimeSpan? _runningSince;

    internal LabDownload(string id, LabRelease release, DateTimeOffset addedAt, TimeSpan queueTime)
    {
        Id = id;
        Release = release;
        Script = release.Script;
        Category = release.Category;
        AddedAt = release.AddedAt ?? addedAt;
        EndedAt = release.EndedAt;
        _ran = release.Age;
        _runningSince = queueTime;
    }

    /// <summary>The client's id: an nzo_id or an info hash.</summary>
    public string Id { get; }

    /// <summary>What was added.</summary>
    public LabRelease Release { get; }

    /// <summary>What happens to it.</summary>
    public LabScript Script { get; private set; }

    /// <summary>Category, which the API can change.</summary>
    public string Category { get; internal set; }

    /// <summary>Priority in SABnzbd's words.</summary>
    public string Priority { get; internal set; } = "Normal";

    /// <summary>When the client got it.</summary>
    public DateTimeOffset AddedAt { get; }

    /// <summary>When it was first seen to have ended, null while it has not.</summary>
    public DateTimeOffset? EndedAt { get; internal set; }

    /// <summary>A person paused it.</summary>
    public bool IsPaused => _runningSince is null;

    /// <summary>It was moved to SABnzbd's archive.</summary>
    public bool IsArchived { get; internal set; }

    /// <summary>How long its script has run when the queue's clock shows <paramref name="queueTime"/>.</summary>
    internal TimeSpan RanAt(TimeSpan queueTime) => _runningSince is { } since ? _ran + (queueTime - since) : _ran;

    internal LabMoment At(TimeSpan queueTime)
    {
        var moment = Script.At(RanAt(queueTime), Release.SizeBytes);
        return IsPaused && !moment.HasEnded && moment.Phase is not (LabPhase.Gone or LabPhase.MissingFiles)
            ? moment with { Phase = LabPhase.Paused, Text = moment.Phase == LabPhase.Paused ? moment.Text : "", BytesPerSecond = 0 }
            : moment;
    }

    internal void Pause(TimeSpan queueTime)
    {
        _ran = RanAt(queueTime);
        _runningSince = null;
    }

    internal void Resume(TimeSpan queueTime) => _runningSince ??= queueTime;

    internal void Restart(LabScript script, TimeSpan queueTime)
    {
        Script = script;
        EndedAt = null;
        _ran = TimeSpan.Zero;
        _runningSince = queueTime;
    }
}
