using System.Data.Common;
using OrleansMedia.Domain.Downloads;
using OrleansMedia.Storage.Sql;

namespace OrleansMedia.Storage.Downloads;

/// <summary>Makes the list row from a save, and reads it.</summary>
internal static class DownloadListRow
{
    /// <summary>The columns of <see cref="Read"/>, in its order.</summary>
    public const string Columns =
        "client_id, item_id, title, status, wait, category, source_application, protocol, progress, size, size_left, speed, time_left, judgement, idle_since, stuck_minutes, "
        + "hint, failure_category, severity, failure_reason, complaint, tracker, labels, seen_before_setup, malformed, correlation_id, created_at, updated_at, added_at, ended_at, gone_at, id";

    /// <summary>Speed that is not known: so that it sorts below nothing at all.</summary>
    public const long SpeedUnknown = -1;

    private static readonly Statement _insert = new(
        """
        INSERT INTO downloads (client_id, item_id, title, search_text, status, status_order, wait, category, source_application, progress, size, size_left, speed, time_left,
            judgement, idle_since, stuck_minutes, hint, attention, attention_order, failure_category, severity, failure_reason, complaint, tracker, labels, seen_before_setup,
            malformed, updated_at, added_at, ended_at, gone_at, protocol, correlation_id, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35)
        ON CONFLICT (client_id, item_id) DO NOTHING
        """,
        "tttttntttdnnnntndtnnttttttntnnnnttn");

    private static readonly Statement _update = new(
        """
        UPDATE downloads SET title = $3, search_text = $4, status = $5, status_order = $6, wait = $7, category = $8, source_application = $9, progress = $10, size = $11,
            size_left = $12, speed = $13, time_left = $14, judgement = $15, idle_since = $16, stuck_minutes = $17, hint = $18, attention = $19, attention_order = $20,
            failure_category = $21, severity = $22, failure_reason = $23, complaint = $24, tracker = $25, labels = $26, seen_before_setup = $27, malformed = $28,
            updated_at = $29, added_at = $30, ended_at = $31, gone_at = $32
        WHERE client_id = $1 AND item_id = $2
        """,
        "tttttntttdnnnntndtnnttttttntnnnn");

    /// <summary>Writes the row of a save.</summary>
    public static void AddTo(WriteUnit unit, DownloadSave save)
    {
        var state = save.State;
        var attention = AttentionOf(state);
        var isNew = save.ExpectedVersion == 0;
        var values = new object?[isNew ? 35 : 32];
        values[0] = state.Key.ClientId;
        values[1] = state.Key.ItemId;
        values[2] = state.Title;
        values[3] = SearchTextOf(state);
        values[4] = state.Status.ToWire();
        values[5] = (long)state.Status;
        values[6] = Words.Of(state.Wait);
        values[7] = state.Category;
        values[8] = state.SourceApplication;
        values[9] = state.ProgressPercent;
        values[10] = state.SizeBytes;
        values[11] = state.SizeLeftBytes;
        values[12] = save.SpeedBytesPerSecond ?? SpeedUnknown;
        values[13] = save.TimeLeft?.Ticks;
        values[14] = Words.Of(state.Judgement);
        values[15] = Times.ToStored(state.Anchor?.At);
        values[16] = state.Evidence?.StuckMinutes;
        values[17] = state.Evidence?.Hint;
        values[18] = attention;
        values[19] = AttentionOrderOf(state, attention);
        values[20] = Words.OfNullable(state.FailureCategory);
        values[21] = Words.OfNullable(state.Severity);
        values[22] = state.FailureReason;
        values[23] = state.Complaint;
        values[24] = state.Tracker;
        values[25] = state.Labels;
        values[26] = state.SeenBeforeSetup ? 1L : 0L;
        values[27] = state.Malformed;
        values[28] = Times.ToStored(state.UpdatedAt);
        values[29] = Times.ToStored(state.AddedAt);
        values[30] = Times.ToStored(state.EndedAt);
        values[31] = Times.ToStored(state.GoneAt);
        if (isNew)
        {
            values[32] = Words.Of(state.Protocol);
            values[33] = state.CorrelationId;
            values[34] = Times.ToStored(state.CreatedAt);
        }

        unit.Commands.Add(new WriteCommand(isNew ? _insert : _update, values));
    }

    /// <summary>Reads a row.</summary>
    public static DownloadRow Read(DbDataReader row) => new()
    {
        Key = $"{row.GetString(0)}/{row.GetString(1)}",
        ClientId = row.GetString(0),
        ItemId = row.GetString(1),
        Title = row.GetString(2),
        Status = row.GetString(3),
        Wait = row.GetString(4),
        Category = row.GetString(5),
        SourceApplication = row.GetString(6),
        Protocol = row.GetString(7),
        ProgressPercent = row.GetDouble(8),
        SizeBytes = row.GetInt64(9),
        SizeLeftBytes = row.GetInt64(10),
        SpeedBytesPerSecond = row.GetInt64(11) is var speed && speed == SpeedUnknown ? null : speed,
        TimeLeft = row.ReadNumber(12) is { } ticks ? TimeSpan.FromTicks(ticks) : null,
        Judgement = row.GetString(13),
        IdleSince = row.ReadTimeOrNull(14),
        StuckMinutes = row.ReadDouble(15),
        Hint = row.ReadText(16),
        FailureCategory = row.ReadText(17),
        Severity = row.ReadText(18),
        FailureReason = row.ReadText(19),
        Complaint = row.GetString(20),
        Tracker = row.ReadText(21),
        Labels = row.GetString(22),
        SeenBeforeSetup = row.ReadFlag(23),
        Malformed = row.ReadText(24),
        CorrelationId = row.GetString(25),
        CreatedAt = row.ReadTime(26),
        UpdatedAt = row.ReadTime(27),
        AddedAt = row.ReadTimeOrNull(28),
        EndedAt = row.ReadTimeOrNull(29),
        GoneAt = row.ReadTimeOrNull(30),
    };

    /// <summary>
    /// What is searched, in lower case: title, tracker and category. The title comes first and the separator sorts below every visible
    /// character, so this is also the order by title.
    /// </summary>
#pragma warning disable CA1308 // Lower case is what is searched for.
    private static string SearchTextOf(DownloadState state) => $"{state.Title}\n{state.Tracker}\n{state.Category}".ToLowerInvariant();
#pragma warning restore CA1308

    /// <summary>How much it needs a person: 4 stuck, 3 failed, 2 at risk, 1 not understood, 0 not at all.</summary>
    private static long AttentionOf(DownloadState state) => state switch
    {
        { GoneAt: not null } => 0,
        { Judgement: Judgement.Stuck } => 4,
        { Status: DownloadStatus.Failed or DownloadStatus.Dlq, SeenBeforeSetup: false } => 3,
        { Judgement: Judgement.AtRisk } => 2,
        { Malformed: not null } => 1,
        _ => 0,
    };

    /// <summary>One number to sort by: the kind of need first, then how long it has lasted.</summary>
    private static long AttentionOrderOf(DownloadState state, long attention)
    {
        const long rank = 1L << 48;
        var since = state.Anchor?.At ?? state.EndedAt ?? state.CreatedAt;
        return (attention * rank) + rank - 1 - Math.Clamp(since.ToUnixTimeMilliseconds(), 0, rank - 1);
    }
}
