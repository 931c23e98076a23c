using OrleansMedia.Clients.Json;

namespace OrleansMedia.Clients.Sabnzbd;

/// <summary>One record of the queue or the history while it is read. Reused from record to record.</summary>
internal sealed class SabnzbdSlot
{
    /// <summary>The fields that could not be read.</summary>
    public FieldFaults Faults { get; } = new();

    /// <summary>Labels of the queue.</summary>
    public List<string> Labels { get; } = [];

    /// <summary>nzo_id; empty where there is no usable one.</summary>
    public string Id { get; set; } = "";

    /// <summary>filename in the queue, name in the history; null where it is missing.</summary>
    public string? Title { get; set; }

    /// <summary>status; null where it is missing.</summary>
    public string? Status { get; set; }

    /// <summary>cat in the queue, category in the history.</summary>
    public string Category { get; set; } = "";

    /// <summary>Whether the priority is Force: such a job runs although the queue is paused.</summary>
    public bool IsForced { get; set; }

    /// <summary>mb times 1048576, or bytes of the history; null where it is missing.</summary>
    public long? SizeBytes { get; set; }

    /// <summary>mbleft times 1048576; null where it is missing.</summary>
    public long? SizeLeftBytes { get; set; }

    /// <summary>percentage; null where it is missing.</summary>
    public double? Percent { get; set; }

    /// <summary>timeleft; null where SABnzbd has no estimate (0:00:00).</summary>
    public TimeSpan? TimeLeft { get; set; }

    /// <summary>time_added, from 4.x on.</summary>
    public DateTimeOffset? AddedAt { get; set; }

    /// <summary>completed of the history.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>fail_message of the history.</summary>
    public string FailMessage { get; set; } = "";

    /// <summary>storage of the history.</summary>
    public string Storage { get; set; } = "";

    /// <summary>Makes it ready for the next record.</summary>
    public void Clear()
    {
        Faults.Clear();
        Labels.Clear();
        Id = "";
        Title = null;
        Status = null;
        Category = "";
        IsForced = false;
        SizeBytes = null;
        SizeLeftBytes = null;
        Percent = null;
        TimeLeft = null;
        AddedAt = null;
        EndedAt = null;
        FailMessage = "";
        Storage = "";
    }
}
