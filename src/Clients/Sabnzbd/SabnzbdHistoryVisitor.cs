using System.Text.Json;
using OrleansMedia.Clients.Http;
using OrleansMedia.Clients.Json;
using OrleansMedia.Domain.DownloadClients;
using OrleansMedia.Domain.Downloads;

namespace OrleansMedia.Clients.Sabnzbd;

/// <summary>Takes the answer to <c>mode=history</c>: what ended, newest first, and before it what is in post-processing.</summary>
internal sealed class SabnzbdHistoryVisitor(Endpoint at, int itemsMax) : SabnzbdListVisitor("history", at, itemsMax)
{
    private ListField _listField;
    private SlotField _slotField;

    private enum ListField
    {
        Other,
        LastUpdate,
        Count,
    }

    private enum SlotField
    {
        Other,
        Id,
        Title,
        Status,
        Category,
        Size,
        FailMessage,
        Storage,
        Ended,
        Added,
    }

    /// <summary>SABnzbd's counter of changes of the history; null where it gave none.</summary>
    public long? LastUpdate { get; private set; }

    /// <summary>When the newest item ended; null where none did.</summary>
    public DateTimeOffset? NewestEnd { get; private set; }

    /// <summary>When the oldest item that was read ended; null where none did.</summary>
    public DateTimeOffset? OldestEnd { get; private set; }

    /// <summary>Whether an item is still in post-processing, which can move on without the counter moving.</summary>
    public bool HasUnfinished { get; private set; }

    /// <inheritdoc/>
    protected override void OnListName(ref Utf8JsonReader reader) =>
        _listField = reader.ValueTextEquals("last_history_update"u8) ? ListField.LastUpdate
            : reader.ValueTextEquals("noofslots"u8) ? ListField.Count
            : ListField.Other;

    /// <inheritdoc/>
    protected override void OnListField(ref Utf8JsonReader reader)
    {
        switch (_listField)
        {
            case ListField.LastUpdate:
                LastUpdate = JsonNumber.TryLong(ref reader, out var counter) ? counter : null;
                break;
            case ListField.Count:
                Declare(ref reader);
                break;
            default:
                break;
        }

        Skip(ref reader);
    }

    /// <inheritdoc/>
    protected override void OnSlotName(ref Utf8JsonReader reader) =>
        _slotField = reader.ValueTextEquals("nzo_id"u8) ? SlotField.Id
            : reader.ValueTextEquals("name"u8) ? SlotField.Title
            : reader.ValueTextEquals("status"u8) ? SlotField.Status
            : reader.ValueTextEquals("category"u8) ? SlotField.Category
            : reader.ValueTextEquals("bytes"u8) ? SlotField.Size
            : reader.ValueTextEquals("fail_message"u8) ? SlotField.FailMessage
            : reader.ValueTextEquals("storage"u8) ? SlotField.Storage
            : reader.ValueTextEquals("completed"u8) ? SlotField.Ended
            : reader.ValueTextEquals("time_added"u8) ? SlotField.Added
            : SlotField.Other;

    /// <inheritdoc/>
    protected override void OnSlotValue(ref Utf8JsonReader reader)
    {
        switch (_slotField)
        {
            case SlotField.Id:
                Slot.Id = JsonFields.Id(ref reader);
                break;
            case SlotField.Title:
                Slot.Title = JsonFields.Text(ref reader, "name", JsonFields.TitleLengthMax, Slot.Faults);
                break;
            case SlotField.Status:
                Slot.Status = JsonFields.Text(ref reader, "status", JsonFields.WordLengthMax, Slot.Faults, Pool);
                break;
            case SlotField.Category:
                Slot.Category = JsonFields.Text(ref reader, "category", JsonFields.WordLengthMax, Slot.Faults, Pool) ?? "";
                break;
            case SlotField.Size:
                Slot.SizeBytes = JsonFields.Whole(ref reader, "bytes", Slot.Faults) is >= 0 and var bytes ? bytes : null;
                break;
            case SlotField.FailMessage:
                Slot.FailMessage = JsonFields.Text(ref reader, "fail_message", JsonFields.TitleLengthMax, Slot.Faults, Pool) ?? "";
                break;
            case SlotField.Storage:
                Slot.Storage = JsonFields.Text(ref reader, "storage", JsonFields.PathLengthMax, Slot.Faults) ?? "";
                break;
            case SlotField.Ended:
                Slot.EndedAt = JsonFields.Time(ref reader, "completed", Slot.Faults);
                break;
            case SlotField.Added:
                Slot.AddedAt = JsonFields.Time(ref reader, "time_added", Slot.Faults);
                break;
            default:
                break;
        }

        Skip(ref reader);
    }

    /// <inheritdoc/>
    protected override void OnSlotText(ref Utf8JsonReader reader)
    {
        // Arrays of a history slot (stage_log) are skipped whole.
    }

    /// <inheritdoc/>
    protected override ClientItem ToItem()
    {
        if (string.IsNullOrEmpty(Slot.Status))
        {
            Slot.Faults.Add("status");
        }

        var (status, wait) = Judge();
        var isEnded = status.IsFinished();
        if (isEnded && Slot.EndedAt is { } ended)
        {
            NewestEnd = NewestEnd > ended ? NewestEnd : ended;
            OldestEnd = OldestEnd < ended ? OldestEnd : ended;
        }

        HasUnfinished |= !isEnded;
        var size = Slot.SizeBytes ?? 0;
        return new ClientItem
        {
            Id = Slot.Id,
            Title = string.IsNullOrEmpty(Slot.Title) ? Slot.Id : Slot.Title,
            Status = status,
            RawStatus = Slot.Status ?? "",
            Wait = wait,
            Protocol = DownloadProtocol.Usenet,
            SizeBytes = size,
            ProgressPercent = status == DownloadStatus.Failed && size == 0 ? 0 : 100,
            Category = Slot.Category,
            Complaint = status == DownloadStatus.Failed && Slot.FailMessage.Length == 0 ? "Failed" : Slot.FailMessage,
            StoragePath = status == DownloadStatus.Completed ? Slot.Storage : "",
            AddedAt = Slot.AddedAt,
            EndedAt = isEnded ? Slot.EndedAt : null,
            Malformed = Slot.Faults.Sentence(),
        };
    }

    /// <summary>
    /// A completed job has no path for a moment (seen with 4.5.0): until it has one it is still being moved, and nothing may import it.
    /// </summary>
    private (DownloadStatus Status, WaitReason Wait) Judge() => SabnzbdStatuses.ToOurs(Slot.Status ?? "") switch
    {
        DownloadStatus.Completed when Slot.Storage.Length == 0 => (DownloadStatus.Moving, WaitReason.Working),
        DownloadStatus.Queued => (DownloadStatus.Queued, WaitReason.ItsTurn),
        var status when status.IsFinished() => (status, WaitReason.None),
        var status => (status, WaitReason.Working),
    };
}
