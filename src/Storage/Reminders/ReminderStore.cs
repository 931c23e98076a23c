using OrleansMedia.Domain.Reminders;
using OrleansMedia.Storage.Live;
using OrleansMedia.Storage.Sql;

namespace OrleansMedia.Storage.Reminders;

/// <summary>
/// Wake-ups that are due. A row is offered at its due time, then again when the claim on it ends; claiming and putting off move only that
/// time, so <c>due_at</c> stays what the grain set and its save can tell whether it answers this very wake-up.
/// </summary>
internal sealed class ReminderStore(Database database) : IReminderStore
{
    private static readonly Statement _claim = new(
        """
        UPDATE reminders SET offered_at = {now} + $2, attempts = attempts + 1
        WHERE (grain_type, grain_key, name) IN (
            SELECT grain_type, grain_key, name FROM reminders WHERE offered_at <= {now} ORDER BY offered_at LIMIT $3 {skip_locked})
        RETURNING grain_type, grain_key, name, due_at, attempts - 1
        """,
        "nnn");

    private static readonly Statement _next = new("SELECT min(offered_at) FROM reminders");

    private static readonly Statement _putOff = new(
        "UPDATE reminders SET offered_at = $5 WHERE grain_type = $1 AND grain_key = $2 AND name = $3 AND due_at = $4", "tttnn");

    /// <inheritdoc/>
    public async Task<IReadOnlyList<DueReminder>> ClaimDueAsync(DateTimeOffset now, TimeSpan lease, int limit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var due = new List<DueReminder>();
        var unit = new WriteUnit(ChangeTopics.None, guarded: false);
        unit.Commands.Add(new WriteCommand(
            _claim,
            [Times.ToStored(now), lease.Ticks, (long)limit],
            row => due.Add(new DueReminder(row.GetString(0), row.GetString(1), row.GetString(2), row.ReadTime(3), (int)row.GetInt64(4)))));
        await database.WriteAsync(unit).ConfigureAwait(false);
        due.Sort((a, b) => a.DueAt.CompareTo(b.DueAt));
        return due;
    }

    /// <inheritdoc/>
    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken) =>
        database.ReadFirstAsync(_next, [], row => row.ReadTimeOrNull(0), cancellationToken);

    /// <inheritdoc/>
    public Task PutOffAsync(DueReminder reminder, DateTimeOffset retryAt, CancellationToken cancellationToken)
    {
        var unit = new WriteUnit(ChangeTopics.None, guarded: false);
        unit.Add(_putOff, reminder.GrainType, reminder.GrainKey, reminder.Name, Times.ToStored(reminder.DueAt), Times.ToStored(retryAt));
        return database.WriteAsync(unit);
    }
}
