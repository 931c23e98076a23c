using OrleansMedia.Domain.DownloadClients;
using OrleansMedia.Domain.Downloads;

namespace OrleansMedia.Simulation.Tests.Downloads;

/// <summary>What outlives a crash: states with their rings and events in one step, samples once per poll (DESIGN section 3).</summary>
internal sealed class SimulatedStore(DownloadClientState client)
{
    public DownloadClientState Client { get; set; } = client;
    public DateTimeOffset? PolledAt { get; private set; }
    public Dictionary<string, (DownloadState State, byte[] Ring)> Downloads { get; } = [];
    public List<(string Id, DownloadEvent Event)> Events { get; } = [];
    private readonly Dictionary<string, List<ProgressSnapshot>> _samples = [];

    public IReadOnlyList<ProgressSnapshot> SamplesOf(string id) => _samples.TryGetValue(id, out var samples) ? samples : [];

    public IReadOnlyList<KnownDownload> Known() =>
        [.. Downloads.Where(one => one.Value.State.GoneAt is null).Select(one => new KnownDownload(one.Key, one.Value.State.Status))];

    public void Save(string id, DownloadState state, ProgressHistory history, IReadOnlyList<DownloadEvent> events)
    {
        Downloads[id] = (state, history.ToBytes());
        Events.AddRange(events.Select(one => (id, one)));
        if (history.Count > 0 && _samples.TryGetValue(id, out var samples))
        {
            samples.RemoveAll(sample => sample.At <= history[history.Count - 1].At);
        }
    }

    public void SavePoll(DateTimeOffset at, IEnumerable<(string Id, ProgressSnapshot Snapshot)> samples)
    {
        PolledAt = at;

        // What is later than now was sampled before the clock was set back.
        foreach (var samplesOfOne in _samples.Values)
        {
            samplesOfOne.RemoveAll(sample => sample.At > at.UtcDateTime);
        }

        foreach (var (id, snapshot) in samples)
        {
            if (!_samples.TryGetValue(id, out var list))
            {
                _samples[id] = list = [];
            }

            list.Add(snapshot);
        }
    }
}
