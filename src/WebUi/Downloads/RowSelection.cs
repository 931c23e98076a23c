using OrleansMedia.Storage.Downloads;

namespace OrleansMedia.WebUi.Downloads;

/// <summary>Which downloads are chosen. At most <see cref="Max"/>: more than anybody acts on at once.</summary>
public sealed class RowSelection
{
    /// <summary>The most that can be chosen.</summary>
    public const int Max = 1000;

    private readonly Dictionary<string, DownloadRow> _rows = new(StringComparer.Ordinal);

    /// <summary>How many are chosen.</summary>
    public int Count => _rows.Count;

    /// <summary>The chosen rows as they were last seen, by title.</summary>
    public IReadOnlyList<DownloadRow> Rows => [.. _rows.Values.OrderBy(row => row.Title, StringComparer.OrdinalIgnoreCase)];

    /// <summary>The position of the last click, from which a shift-click reaches; null before the first.</summary>
    public int? Anchor { get; private set; }

    /// <summary>Whether this one is chosen.</summary>
    public bool Has(string key) => _rows.ContainsKey(key);

    /// <summary>Chooses it, or not any more.</summary>
    public void Toggle(DownloadRow row, int position)
    {
        Anchor = position;
        if (!_rows.Remove(row.Key) && _rows.Count < Max)
        {
            _rows.Add(row.Key, row);
        }
    }

    /// <summary>Chooses all of these too.</summary>
    public void Add(IEnumerable<DownloadRow> rows)
    {
        foreach (var row in rows)
        {
            if (_rows.Count < Max || _rows.ContainsKey(row.Key))
            {
                _rows[row.Key] = row;
            }
        }
    }

    /// <summary>Takes these out.</summary>
    public void Remove(IEnumerable<DownloadRow> rows)
    {
        foreach (var row in rows)
        {
            _rows.Remove(row.Key);
        }
    }

    /// <summary>Remembers newer values of chosen rows.</summary>
    public void Update(IEnumerable<DownloadRow> rows)
    {
        foreach (var row in rows)
        {
            if (_rows.ContainsKey(row.Key))
            {
                _rows[row.Key] = row;
            }
        }
    }

    /// <summary>Chooses none.</summary>
    public void Clear()
    {
        _rows.Clear();
        Anchor = null;
    }
}
