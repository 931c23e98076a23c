namespace OrleansMedia.Clients.Tests.Http;

/// <summary>A bracket, and then one text repeated, without end.</summary>
internal sealed class EndlessStream(string element) : MemoryStream
{
    private readonly byte[] _element = element.Bytes();
    private bool _isBegun;
    private int _at;

    /// <inheritdoc/>
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var span = buffer.Span;
        for (var i = 0; i < span.Length; i++)
        {
            if (!_isBegun)
            {
                _isBegun = true;
                span[i] = (byte)'[';
                continue;
            }

            span[i] = _element[_at];
            _at = (_at + 1) % _element.Length;
        }

        return ValueTask.FromResult(buffer.Length);
    }
}
