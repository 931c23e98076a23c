using System.Diagnostics.CodeAnalysis;
using OrleansMedia.Domain.Downloads;

namespace OrleansMedia.Domain.DownloadClients;

/// <summary>The items that a client was seen with; finds those that are active and those that are missing without looking at all.</summary>
internal sealed class KnownItems
{
    private readonly Dictionary<string, KnownItem> _all = new(StringComparer.Ordinal);
    private readonly HashSet<KnownItem> _active = [];
    private readonly HashSet<KnownItem> _missing = [];

    // Items of the history that are older than what is held whole: id and content hash, so that a change of one is still seen.
    private readonly Dictionary<string, int> _old = new(StringComparer.Ordinal);

    public IReadOnlyCollection<KnownItem> All => _all.Values;

    public IReadOnlyCollection<KnownItem> Active => _active;

    public IReadOnlyCollection<KnownItem> Missing => _missing;

    public int Count => _all.Count;

    public bool TryFind(string id, [NotNullWhen(true)] out KnownItem? known) => _all.TryGetValue(id, out known);

    public KnownItem Add(string id)
    {
        var known = new KnownItem(id);
        _all[id] = known;
        return known;
    }

    /// <summary>Takes an item as the one that is there now.</summary>
    public void Hold(KnownItem known, ClientItem item)
    {
        known.Item = item;
        SetMissing(known, isMissing: false);
        known.AbsentSince = null;
    }

    public void SetMissing(KnownItem known, bool isMissing)
    {
        known.IsMissing = isMissing;
        _ = isMissing ? _missing.Add(known) : _missing.Remove(known);
        _ = !isMissing && known.Item is { } item && item.Status.IsActive() ? _active.Add(known) : _active.Remove(known);
    }

    public void Remove(KnownItem known)
    {
        _all.Remove(known.Id);
        _active.Remove(known);
        _missing.Remove(known);
    }

    /// <summary>Holds of an item of the history only as much as tells whether it is the same.</summary>
    public void Shrink(KnownItem known)
    {
        if (known.Item is { } item)
        {
            _old[known.Id] = item.GetHashCode();
        }

        Remove(known);
    }

    /// <summary>Whether it is an old item of the history that has not changed. One that has is forgotten here, to be held whole again.</summary>
    public bool IsOldAndUnchanged(ClientItem item)
    {
        if (!_old.TryGetValue(item.Id, out var hash))
        {
            return false;
        }

        return hash == item.GetHashCode() || !_old.Remove(item.Id);
    }
}
