namespace OrleansMedia.Domain.Reminders;

/// <summary>Reads the wake-ups that are due. Setting and consuming them is part of a grain's own save.</summary>
public interface IReminderStore
{
    /// <summary>
    /// Claims at most <paramref name="limit"/> wake-ups that are due at <paramref name="now"/>, earliest first, until <paramref name="now"/> + <paramref name="lease"/>:
    /// nobody else gets them before. On PostgreSQL the database's clock decides and rows are skipped that another silo holds.
    /// </summary>
    Task<IReadOnlyList<DueReminder>> ClaimDueAsync(DateTimeOffset now, TimeSpan lease, int limit, CancellationToken cancellationToken);

    /// <summary>When the next unclaimed wake-up is due; null where there is none.</summary>
    Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken);

    /// <summary>Puts a claimed wake-up off after a failure, without changing when it was due: it is offered again at <paramref name="retryAt"/>.</summary>
    Task PutOffAsync(DueReminder reminder, DateTimeOffset retryAt, CancellationToken cancellationToken);
}
