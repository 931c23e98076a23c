using System.Collections;
using System.Runtime.InteropServices;

namespace OrleansMedia.Domain.Downloads;

/// <summary>
/// The progress history of one download: a bounded list of snapshots, oldest first (R71, R72, ruling C7). Every snapshot is kept until there are
/// as many as allowed; then the inner one whose neighbours lie closest together goes, so that few snapshots come to span the whole window.
/// Times are kept to the millisecond. About 1.1 KB with 50 snapshots. Owned by one grain: not safe for use by two threads at once.
/// </summary>
public sealed class ProgressHistory : IReadOnlyList<ProgressSnapshot>
{
    private const int CapacityFirst = 4;

    // Times are offsets in milliseconds from the base: 4 bytes each, and a clock that is set back moves the base alone.
    private uint[] _offsets = [];
    private Entry[] _entries = [];
    private long _baseMilliseconds;
    private int _count;

    // The smallest gap of the snapshots 1 to count - 3, whose neighbours do not change while only the newest is replaced; 0 where it must be looked up.
    private uint _settledGap;
    private int _settledIndex;

    /// <summary>Snapshots held.</summary>
    public int Count => _count;

    /// <summary>Bytes this history takes in memory, itself included.</summary>
    public long MemoryBytes => 64 + (_offsets.Length == 0 ? 0 : 24 + (4L * _offsets.Length) + 24 + (12L * _entries.Length));

    /// <summary>The snapshot at a place, 0 is the oldest.</summary>
    public ProgressSnapshot this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)_count, nameof(index));
            ref readonly var entry = ref _entries[index];
            return new(TimeOf(_baseMilliseconds + _offsets[index]), entry.SizeLeftBytes, entry.ProgressPercent, entry.Status, entry.Wait);
        }
    }

    /// <summary>
    /// Takes in the newest snapshot. What is older than <paramref name="window"/> goes, but the last two always stay. A snapshot of the same millisecond
    /// as the newest replaces it. Where the clock was set back, everything held moves back with it, so that order and distances stay.
    /// </summary>
    /// <param name="snapshot">What was seen.</param>
    /// <param name="snapshotsMax">How many are kept, at least 2.</param>
    /// <param name="window">How long they are kept.</param>
    public void Add(in ProgressSnapshot snapshot, int snapshotsMax, TimeSpan window)
    {
        snapshotsMax = Math.Max(snapshotsMax, 2);
        var entry = new Entry(snapshot);
        var offset = OffsetOf(MillisecondsOf(snapshot.At));
        if (_count > 0 && offset == _offsets[_count - 1])
        {
            _entries[_count - 1] = entry;
            return;
        }

        DropOlder(offset, window);
        while (_count > snapshotsMax)
        {
            RemoveAt(InnerWithSmallestGap(_offsets[_count - 1], _count - 1));
        }

        if (_count == snapshotsMax)
        {
            MakeRoomAndAppend(offset, entry);
            return;
        }

        Reserve(snapshotsMax);
        Append(offset, entry);
    }

    /// <summary>Copies all snapshots, oldest first; returns how many.</summary>
    public int CopyTo(Span<ProgressSnapshot> destination)
    {
        for (var i = 0; i < _count; i++)
        {
            destination[i] = this[i];
        }

        return _count;
    }

    /// <summary>The stored form: compact, and versioned.</summary>
    public byte[] ToBytes() => ProgressHistoryFormat.Write(this);

    /// <summary>Reads the stored form. Bytes that are not one give an empty history: a lost chart must not stop a download from being watched (R78).</summary>
    public static ProgressHistory FromBytes(ReadOnlySpan<byte> bytes)
    {
        var snapshots = ProgressHistoryFormat.Read(bytes);
        var history = new ProgressHistory();
        foreach (var snapshot in snapshots)
        {
            history.Add(snapshot, Math.Max(2, snapshots.Length), TimeSpan.MaxValue);
        }

        return history;
    }

    /// <inheritdoc/>
    public IEnumerator<ProgressSnapshot> GetEnumerator()
    {
        for (var i = 0; i < _count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static long MillisecondsOf(DateTime at) => at.Ticks / TimeSpan.TicksPerMillisecond;

    private static DateTime TimeOf(long milliseconds) =>
        new(Math.Clamp(milliseconds * TimeSpan.TicksPerMillisecond, 0, DateTime.MaxValue.Ticks), DateTimeKind.Utc);

    private uint OffsetOf(long milliseconds)
    {
        if (_count == 0)
        {
            _baseMilliseconds = milliseconds;
            return 0;
        }

        var newest = _baseMilliseconds + _offsets[_count - 1];
        if (milliseconds < newest)
        {
            // The clock was set back: what was seen before was seen before, and as long before as it was.
            _baseMilliseconds -= newest - milliseconds + 1;
        }
        else if (milliseconds - _baseMilliseconds > uint.MaxValue)
        {
            Rebase(milliseconds);
        }

        return (uint)(milliseconds - _baseMilliseconds);
    }

    // After some 50 days the offsets would overflow: only the newest snapshots can still matter, and the one before them is moved up.
    private void Rebase(long milliseconds)
    {
        var room = milliseconds - int.MaxValue;
        var shift = room - _baseMilliseconds;
        for (var i = 0; i < _count; i++)
        {
            _offsets[i] = (uint)Math.Max(0, _offsets[i] - shift);
        }

        _baseMilliseconds = room;
        _settledGap = 0;
    }

    private void DropOlder(uint newest, TimeSpan window)
    {
        var span = (uint)Math.Clamp(window.TotalMilliseconds, 0, uint.MaxValue);
        if (_count < 2 || newest - _offsets[0] <= span)
        {
            return;
        }

        var drop = 1;
        while (drop < _count - 1 && newest - _offsets[drop] > span)
        {
            drop++;
        }

        _count -= drop;
        _offsets.AsSpan(drop, _count).CopyTo(_offsets);
        _entries.AsSpan(drop, _count).CopyTo(_entries);
        _settledGap = 0;
    }

    private void Reserve(int snapshotsMax)
    {
        if (_count == _offsets.Length)
        {
            var capacity = Math.Min(Math.Max(CapacityFirst, _count * 2), snapshotsMax);
            Array.Resize(ref _offsets, capacity);
            Array.Resize(ref _entries, capacity);
        }
    }

    private void Append(uint offset, in Entry entry)
    {
        _offsets[_count] = offset;
        _entries[_count] = entry;
        _count++;
        _settledGap = 0;
    }

    private void MakeRoomAndAppend(uint offset, in Entry entry)
    {
        var last = _count - 1;
        var remove = InnerWithSmallestGap(offset, last);
        if (remove != last)
        {
            RemoveAt(remove);
            Append(offset, entry);
            return;
        }

        // The common case once the window is spanned: the newest is replaced by one that is newer still.
        _offsets[last] = offset;
        _entries[last] = entry;
    }

    /// <summary>The inner snapshot to give up where <paramref name="newest"/> comes after the one at <paramref name="last"/>; ties go to the oldest.</summary>
    private int InnerWithSmallestGap(uint newest, int last)
    {
        if (last < 1)
        {
            return 0;
        }

        if (last == 1)
        {
            return 1;
        }

        if (_settledGap == 0)
        {
            FindSettledGap(last);
        }

        var gap = _settledGap;
        var index = _settledIndex;
        var beforeLast = _offsets[last] - _offsets[last - 2];
        if (beforeLast < gap)
        {
            (gap, index) = (beforeLast, last - 1);
        }

        return newest - _offsets[last - 1] < gap ? last : index;
    }

    private void FindSettledGap(int last)
    {
        _settledGap = uint.MaxValue;
        _settledIndex = last;
        var offsets = _offsets.AsSpan(0, last);
        for (var i = 1; i < offsets.Length - 1; i++)
        {
            var gap = offsets[i + 1] - offsets[i - 1];
            if (gap < _settledGap)
            {
                _settledGap = gap;
                _settledIndex = i;
            }
        }
    }

    private void RemoveAt(int index)
    {
        _count--;
        _offsets.AsSpan(index + 1, _count - index).CopyTo(_offsets.AsSpan(index));
        _entries.AsSpan(index + 1, _count - index).CopyTo(_entries.AsSpan(index));
        _settledGap = 0;
    }

    // 12 bytes without padding: fifty of them a download.
    [StructLayout(LayoutKind.Sequential, Pack = 2)]
    private readonly struct Entry(in ProgressSnapshot snapshot)
    {
        // 48 bits: up to 256 TiB.
        private readonly uint _sizeLeftLow = (uint)Bounded(snapshot.SizeLeftBytes);
        private readonly ushort _sizeLeftHigh = (ushort)(Bounded(snapshot.SizeLeftBytes) >> 32);
        public readonly float ProgressPercent = snapshot.ProgressPercent;
        private readonly byte _status = (byte)snapshot.Status;
        private readonly byte _wait = (byte)snapshot.Wait;

        public long SizeLeftBytes => ((long)_sizeLeftHigh << 32) | _sizeLeftLow;

        public DownloadStatus Status => (DownloadStatus)_status;

        public WaitReason Wait => (WaitReason)_wait;

        private static long Bounded(long bytes) => Math.Clamp(bytes, 0, (1L << 48) - 1);
    }
}
