using System.Collections;

namespace OrleansMedia.Silo.Requests;

/// <summary>The log scope of one request.</summary>
/// <param name="id">The request's id.</param>
public sealed class RequestScope(string id) : IReadOnlyList<KeyValuePair<string, object?>>
{
    /// <inheritdoc/>
    public int Count => 1;

    /// <inheritdoc/>
    public KeyValuePair<string, object?> this[int index] => index == 0 ? new(RequestId.Key, id) : throw new ArgumentOutOfRangeException(nameof(index));

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        yield return this[0];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => $"{RequestId.Key}:{id}";
}
