namespace OrleansMedia.Domain.DownloadClients;

/// <summary>Gathers what one read changes.</summary>
internal sealed class FoundChanges
{
    private readonly List<ClientItem> _added = [];
    private readonly List<ClientItem> _changed = [];
    private readonly List<ClientItem> _watched = [];
    private readonly List<ClientItem> _sampled = [];
    private readonly List<string> _missing = [];
    private readonly List<string> _gone = [];

    public bool NeedsHistoryNow { get; set; }

    public bool NeedsWholeHistory { get; set; }

    public void Added(KnownItem known, DateTimeOffset now)
    {
        _added.Add(known.Item!);
        Sample(known, now);
    }

    public void Changed(KnownItem known, DateTimeOffset now)
    {
        _changed.Add(known.Item!);
        Sample(known, now);
    }

    public void Watched(KnownItem known, DateTimeOffset now)
    {
        _watched.Add(known.Item!);
        if (now - known.SampledAt >= QueueDiff.SampledEvery || now < known.SampledAt)
        {
            Sample(known, now);
        }
    }

    public void Missing(KnownItem known) => _missing.Add(known.Id);

    public void Gone(KnownItem known) => _gone.Add(known.Id);

    public QueueChanges ToChanges() => new()
    {
        Added = _added,
        Changed = _changed,
        Watched = _watched,
        Sampled = _sampled,
        Missing = _missing,
        Gone = _gone,
        NeedsHistoryNow = NeedsHistoryNow,
        NeedsWholeHistory = NeedsWholeHistory,
    };

    // What could not be read is no sample: its old values would look as if nothing moved.
    private void Sample(KnownItem known, DateTimeOffset now)
    {
        if (known.Item!.Malformed is null)
        {
            known.SampledAt = now;
            _sampled.Add(known.Item);
        }
    }
}
