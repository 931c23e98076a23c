namespace OrleansMedia.Clients.Json;

/// <summary>The fields of one record that could not be read.</summary>
internal sealed class FieldFaults
{
    private readonly List<string> _fields = [];

    /// <summary>Notes a field, once.</summary>
    public void Add(string field)
    {
        if (!_fields.Contains(field))
        {
            _fields.Add(field);
        }
    }

    /// <summary>Takes a field back: a later answer brought it in good order.</summary>
    public void Remove(string field) => _fields.Remove(field);

    /// <summary>Forgets all, for the next record.</summary>
    public void Clear() => _fields.Clear();

    /// <summary>What could not be read, as a sentence; null where all could.</summary>
    public string? Sentence() => _fields.Count == 0 ? null : $"Could not be read: {string.Join(", ", _fields)}.";
}
