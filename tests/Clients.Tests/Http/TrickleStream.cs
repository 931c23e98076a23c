namespace OrleansMedia.Clients.Tests.Http;

/// <summary>Gives its bytes in pieces: up to a first cut, then so many at a time.</summary>
internal sealed class TrickleStream(byte[] bytes, int firstBytes, int bytesEach) : MemoryStream(bytes)
{
    /// <inheritdoc/>
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var length = Position == 0 ? firstBytes : bytesEach;
        return base.ReadAsync(buffer[..Math.Min(length, buffer.Length)], cancellationToken);
    }
}
