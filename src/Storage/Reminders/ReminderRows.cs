using OrleansMedia.Domain.Reminders;
using OrleansMedia.Storage.Sql;

namespace OrleansMedia.Storage.Reminders;

/// <summary>Writes a grain's wake-ups as part of its save.</summary>
internal static class ReminderRows
{
    /// <summary>The stored name of the grain type of downloads; the same as in the grains, and never changed.</summary>
    public const string Download = "download";

    /// <summary>The stored name of the grain type of download clients.</summary>
    public const string DownloadClient = "download-client";

    private static readonly Statement _set = new(
        """
        INSERT INTO reminders (grain_type, grain_key, name, due_at, offered_at, attempts) VALUES ($1, $2, $3, $4, $4, 0)
        ON CONFLICT (grain_type, grain_key, name) DO UPDATE SET due_at = excluded.due_at, offered_at = excluded.due_at, attempts = 0
        """,
        "tttn");

    private static readonly Statement _move = new(
        "UPDATE reminders SET due_at = $4, offered_at = $4, attempts = 0 WHERE grain_type = $1 AND grain_key = $2 AND name = $3 AND due_at = $5", "tttnn");

    private static readonly Statement _remove = new("DELETE FROM reminders WHERE grain_type = $1 AND grain_key = $2 AND name = $3", "ttt");

    private static readonly Statement _consume = new("DELETE FROM reminders WHERE grain_type = $1 AND grain_key = $2 AND name = $3 AND due_at = $4", "tttn");

    private static readonly Statement _removeAll = new("DELETE FROM reminders WHERE grain_type = $1 AND grain_key = $2", "tt");

    private static readonly Statement _removeRange = new("DELETE FROM reminders WHERE grain_type = $1 AND grain_key >= $2 AND grain_key < $3", "ttt");

    /// <summary>Sets and takes back wake-ups of one grain.</summary>
    public static void AddTo(WriteUnit unit, string grainType, string grainKey, IReadOnlyList<ReminderChange> changes)
    {
        foreach (var change in changes)
        {
            switch (change)
            {
                case { DueAt: { } due, Consumes: { } consumed }:
                    unit.Add(_move, grainType, grainKey, change.Name, Times.ToStored(due), Times.ToStored(consumed));
                    break;
                case { DueAt: { } due }:
                    unit.Add(_set, grainType, grainKey, change.Name, Times.ToStored(due));
                    break;
                case { Consumes: { } consumed }:
                    unit.Add(_consume, grainType, grainKey, change.Name, Times.ToStored(consumed));
                    break;
                default:
                    unit.Add(_remove, grainType, grainKey, change.Name);
                    break;
            }
        }
    }

    /// <summary>Takes back all wake-ups of a client and of its downloads (whose keys begin with the client's id and a slash).</summary>
    public static void RemoveClientFrom(WriteUnit unit, string clientId)
    {
        unit.Add(_removeAll, DownloadClient, clientId);
        unit.Add(_removeRange, Download, clientId + "/", clientId + "0");
    }
}
