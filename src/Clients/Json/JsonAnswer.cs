using System.Buffers;
using System.Text.Json;
using OrleansMedia.Clients.Http;

namespace OrleansMedia.Clients.Json;

/// <summary>Feeds an answer to a visitor token by token. Memory follows the largest single value, never the answer.</summary>
internal static class JsonAnswer
{
    private const int BufferBytes = 64 * 1024;

    /// <summary>Reads to the end. Throws a fault for what is no JSON at all, <see cref="JsonException"/> for what is broken or cut off.</summary>
    public static async Task ReadAsync(Stream stream, JsonVisitor visitor, Endpoint at, int valueBytesMax, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            var state = new JsonReaderState();
            var filled = 0;
            var begun = false;
            while (true)
            {
                var read = await stream.ReadAsync(buffer.AsMemory(filled), cancellationToken).ConfigureAwait(false);
                filled += read;
                if (!begun)
                {
                    begun = Begins(buffer, ref filled, isEnd: read == 0, at);
                    if (!begun)
                    {
                        continue;
                    }
                }

                var taken = Feed(buffer.AsSpan(0, filled), isEnd: read == 0, ref state, visitor);
                if (read == 0)
                {
                    return;
                }

                filled -= taken;
                buffer.AsSpan(taken, filled).CopyTo(buffer);
                if (filled == buffer.Length)
                {
                    buffer = Grow(buffer, valueBytesMax, at);
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Drops what may stand before JSON and says whether the first character of it is there.</summary>
    private static bool Begins(byte[] buffer, ref int filled, bool isEnd, Endpoint at)
    {
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        var text = buffer.AsSpan(0, filled);
        if (!isEnd && filled < mark.Length && mark.StartsWith(text))
        {
            return false;
        }

        if (text.StartsWith(mark))
        {
            text = text[mark.Length..];
        }

        text = text.TrimStart(" \t\r\n"u8);
        if (text.IsEmpty && !isEnd)
        {
            filled = 0;
            return false;
        }

        if (text.IsEmpty)
        {
            throw new ClientFaultException(AnswerFaults.Malformed(at, "it is empty"));
        }

        if (text[0] is not ((byte)'{' or (byte)'['))
        {
            throw new ClientFaultException(text[0] == (byte)'<' ? AnswerFaults.WebPage(at) : AnswerFaults.NotData(at));
        }

        filled = text.Length;
        text.CopyTo(buffer);
        return true;
    }

    private static int Feed(ReadOnlySpan<byte> bytes, bool isEnd, ref JsonReaderState state, JsonVisitor visitor)
    {
        var reader = new Utf8JsonReader(bytes, isEnd, state);
        while (reader.Read())
        {
            visitor.Take(ref reader);
        }

        state = reader.CurrentState;
        return (int)reader.BytesConsumed;
    }

    private static byte[] Grow(byte[] buffer, int valueBytesMax, Endpoint at)
    {
        if (buffer.Length >= valueBytesMax)
        {
            throw new ClientFaultException(AnswerFaults.TooLarge(at, $"{valueBytesMax >> 10} KB in a single value"));
        }

        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
