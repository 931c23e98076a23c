using System.Buffers.Binary;

namespace OrleansMedia.Domain.Downloads;

/// <summary>
/// The stored form of a progress history: a version byte, the count, the time of the first snapshot, then for each snapshot the milliseconds since the one
/// before, the change of bytes left, the progress and one byte of status and wait. Numbers that are small are short: some 9 bytes per snapshot.
/// </summary>
internal static class ProgressHistoryFormat
{
    private const byte Version = 1;
    private const int SnapshotsMax = 1000;
    private const int SnapshotBytesMax = 10 + 10 + 4 + 1;

    public static byte[] Write(ProgressHistory history)
    {
        var buffer = new byte[1 + 5 + 10 + (history.Count * SnapshotBytesMax)];
        var length = 0;
        buffer[length++] = Version;
        WriteNumber(buffer, ref length, (ulong)history.Count);
        var (milliseconds, sizeLeft) = (0L, 0L);
        for (var i = 0; i < history.Count; i++)
        {
            var snapshot = history[i];
            var at = snapshot.At.Ticks / TimeSpan.TicksPerMillisecond;
            WriteNumber(buffer, ref length, (ulong)(at - milliseconds));
            WriteNumber(buffer, ref length, Fold(snapshot.SizeLeftBytes - sizeLeft));
            BinaryPrimitives.WriteSingleLittleEndian(buffer.AsSpan(length), snapshot.ProgressPercent);
            buffer[length + 4] = (byte)((int)snapshot.Status | ((int)snapshot.Wait << 4));
            length += 5;
            (milliseconds, sizeLeft) = (at, snapshot.SizeLeftBytes);
        }

        return buffer[..length];
    }

    /// <summary>All snapshots, oldest first; none where these are not the bytes of a history.</summary>
    public static ProgressSnapshot[] Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty || bytes[0] != Version)
        {
            return [];
        }

        bytes = bytes[1..];
        if (!TryReadNumber(ref bytes, out var count) || count > SnapshotsMax)
        {
            return [];
        }

        var snapshots = new ProgressSnapshot[count];
        var (milliseconds, sizeLeft) = (0UL, 0L);
        for (var i = 0; i < snapshots.Length; i++)
        {
            if (!TryReadNumber(ref bytes, out var elapsed) || !TryReadNumber(ref bytes, out var change) || bytes.Length < 5)
            {
                return [];
            }

            milliseconds = unchecked(milliseconds + elapsed);
            sizeLeft = unchecked(sizeLeft + Unfold(change));
            var progress = BinaryPrimitives.ReadSingleLittleEndian(bytes);
            var (status, wait) = ((DownloadStatus)(bytes[4] & 0xF), (WaitReason)(bytes[4] >> 4));
            bytes = bytes[5..];
            if (milliseconds > (ulong)(DateTime.MaxValue.Ticks / TimeSpan.TicksPerMillisecond)
                || (i > 0 && elapsed > long.MaxValue)
                || !(progress is >= 0 and <= 100)
                || sizeLeft < 0
                || !Enum.IsDefined(status)
                || !Enum.IsDefined(wait))
            {
                return [];
            }

            snapshots[i] = new(new DateTime((long)milliseconds * TimeSpan.TicksPerMillisecond, DateTimeKind.Utc), sizeLeft, progress, status, wait);
        }

        return bytes.IsEmpty ? snapshots : [];
    }

    // Folds the sign into the lowest bit, so that small changes in both directions are short.
    private static ulong Fold(long value) => (ulong)((value << 1) ^ (value >> 63));

    private static long Unfold(ulong value) => (long)(value >> 1) ^ -(long)(value & 1);

    private static void WriteNumber(byte[] buffer, ref int length, ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            buffer[length++] = (byte)(value | 0x80);
        }

        buffer[length++] = (byte)value;
    }

    private static bool TryReadNumber(ref ReadOnlySpan<byte> bytes, out ulong value)
    {
        value = 0;
        for (var i = 0; i < 10 && i < bytes.Length; i++)
        {
            value |= (ulong)(bytes[i] & 0x7F) << (7 * i);
            if (bytes[i] < 0x80)
            {
                bytes = bytes[(i + 1)..];
                return true;
            }
        }

        return false;
    }
}
