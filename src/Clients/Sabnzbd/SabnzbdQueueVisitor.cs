using System.Text.Json;
using OrleansMedia.Clients.Http;
using OrleansMedia.Clients.Json;
using OrleansMedia.Domain.DownloadClients;
using OrleansMedia.Domain.Downloads;

namespace OrleansMedia.Clients.Sabnzbd;

/// <summary>Takes the answer to <c>mode=queue</c>.</summary>
internal sealed class SabnzbdQueueVisitor(Endpoint at, int itemsMax) : SabnzbdListVisitor("queue", at, itemsMax)
{
    private const double MebiByte = 1 << 20;
    private const double GibiByte = 1 << 30;
    private const int LabelsMax = 20;

    private readonly FieldFaults _headerFaults = new();
    private ListField _listField;
    private SlotField _slotField;
    private bool _isOneActive;

    private enum ListField
    {
        Other,
        Version,
        Paused,
        Speed,
        Free,
        Count,
    }

    private enum SlotField
    {
        Other,
        Id,
        Title,
        Status,
        Category,
        Priority,
        Size,
        SizeLeft,
        Percent,
        TimeLeft,
        Labels,
        Added,
    }

    /// <summary>How SABnzbd is, without its start.</summary>
    public ClientCondition Condition { get; private set; } = new();

    /// <inheritdoc/>
    protected override void OnListName(ref Utf8JsonReader reader) =>
        _listField = reader.ValueTextEquals("version"u8) ? ListField.Version
            : reader.ValueTextEquals("paused"u8) ? ListField.Paused
            : reader.ValueTextEquals("kbpersec"u8) ? ListField.Speed
            : reader.ValueTextEquals("diskspace1"u8) ? ListField.Free
            : reader.ValueTextEquals("noofslots"u8) ? ListField.Count
            : ListField.Other;

    /// <inheritdoc/>
    protected override void OnListField(ref Utf8JsonReader reader)
    {
        switch (_listField)
        {
            case ListField.Version:
                Condition = Condition with { Version = JsonFields.Text(ref reader, "version", JsonFields.WordLengthMax, _headerFaults) ?? "" };
                break;
            case ListField.Paused:
                Condition = Condition with { QueuePaused = JsonNumber.TryBool(ref reader, out var paused) && paused };
                break;
            case ListField.Speed:
                Condition = Condition with { SpeedBytesPerSecond = Bytes(JsonFields.Number(ref reader, "kbpersec", _headerFaults), 1024) ?? 0 };
                break;
            case ListField.Free:
                Condition = Condition with { FreeBytes = Bytes(JsonFields.Number(ref reader, "diskspace1", _headerFaults), GibiByte) };
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
            : reader.ValueTextEquals("filename"u8) ? SlotField.Title
            : reader.ValueTextEquals("status"u8) ? SlotField.Status
            : reader.ValueTextEquals("cat"u8) ? SlotField.Category
            : reader.ValueTextEquals("priority"u8) ? SlotField.Priority
            : reader.ValueTextEquals("mb"u8) ? SlotField.Size
            : reader.ValueTextEquals("mbleft"u8) ? SlotField.SizeLeft
            : reader.ValueTextEquals("percentage"u8) ? SlotField.Percent
            : reader.ValueTextEquals("timeleft"u8) ? SlotField.TimeLeft
            : reader.ValueTextEquals("labels"u8) ? SlotField.Labels
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
                Slot.Title = JsonFields.Text(ref reader, "filename", JsonFields.TitleLengthMax, Slot.Faults);
                break;
            case SlotField.Status:
                Slot.Status = JsonFields.Text(ref reader, "status", JsonFields.WordLengthMax, Slot.Faults, Pool);
                break;
            case SlotField.Category:
                Slot.Category = JsonFields.Text(ref reader, "cat", JsonFields.WordLengthMax, Slot.Faults, Pool) ?? "";
                break;
            case SlotField.Priority:
                Slot.IsForced = reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("Force"u8);
                break;
            case SlotField.Size:
                Slot.SizeBytes = Bytes(JsonFields.Number(ref reader, "mb", Slot.Faults), MebiByte);
                break;
            case SlotField.SizeLeft:
                Slot.SizeLeftBytes = Bytes(JsonFields.Number(ref reader, "mbleft", Slot.Faults), MebiByte);
                break;
            case SlotField.Percent:
                Slot.Percent = JsonFields.Number(ref reader, "percentage", Slot.Faults);
                break;
            case SlotField.TimeLeft:
                var left = TimeLeft.Parse(JsonFields.Text(ref reader, "timeleft", JsonFields.WordLengthMax, Slot.Faults, Pool));
                Slot.TimeLeft = left > TimeSpan.Zero ? left : null;
                break;
            case SlotField.Labels when reader.TokenType is JsonTokenType.StartArray or JsonTokenType.EndArray:
                return;
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
        if (reader.TokenType == JsonTokenType.String && Slot.Labels.Count < LabelsMax)
        {
            Slot.Labels.Add(Pool.Read(ref reader, JsonFields.WordLengthMax));
        }

        Skip(ref reader);
    }

    /// <inheritdoc/>
    protected override ClientItem ToItem()
    {
        NoteMissing();
        var size = Slot.SizeBytes ?? 0;
        var left = Math.Min(Slot.SizeLeftBytes ?? size, size);
        var (status, wait) = Judge();
        var labels = Slot.Labels.Count == 0 ? "" : Pool.Of(string.Join(',', Slot.Labels));
        return new ClientItem
        {
            Id = Slot.Id,
            Title = string.IsNullOrEmpty(Slot.Title) ? Slot.Id : Slot.Title,
            Status = status,
            RawStatus = Slot.Status ?? "",
            Wait = wait,
            Protocol = DownloadProtocol.Usenet,
            SizeBytes = size,
            SizeLeftBytes = left,
            ProgressPercent = ProgressPercent.Of(size, left, Slot.Percent),
            TimeLeft = Slot.TimeLeft,
            Category = Slot.Category,
            Labels = labels,
            Complaint = labels.Length == 0 ? "" : Pool.Of(SabnzbdLabels.Complaint(Slot.Labels)),
            AddedAt = Slot.AddedAt,
            Malformed = Slot.Faults.Sentence(),
        };
    }

    private static long? Bytes(double? number, double unit) => number is >= 0 and var n && n * unit <= 1L << 60 ? (long)Math.Round(n * unit) : null;

    private void NoteMissing()
    {
        if (string.IsNullOrEmpty(Slot.Status))
        {
            Slot.Faults.Add("status");
        }

        if (Slot.SizeBytes is null)
        {
            Slot.Faults.Add("mb");
        }

        if (Slot.SizeLeftBytes is null)
        {
            Slot.Faults.Add("mbleft");
        }
    }

    /// <summary>
    /// SABnzbd calls every slot of a running queue "Downloading", but fetches the first one; the next gets what connections the first leaves
    /// over. So only the first is expected to move. A paused queue still fetches what has the priority Force.
    /// </summary>
    private (DownloadStatus Status, WaitReason Wait) Judge()
    {
        var status = SabnzbdStatuses.ToOurs(Slot.Status ?? "");
        switch (status)
        {
            case DownloadStatus.Paused:
                return (status, WaitReason.Paused);
            case DownloadStatus.Downloading or DownloadStatus.Queued when Condition.QueuePaused && !Slot.IsForced:
                return (DownloadStatus.Queued, WaitReason.QueuePaused);
            case DownloadStatus.Downloading when _isOneActive:
                return (DownloadStatus.Queued, WaitReason.ItsTurn);
            case DownloadStatus.Downloading:
                _isOneActive = true;
                return (status, WaitReason.None);
            case DownloadStatus.Queued:
                return (status, WaitReason.ItsTurn);
            case DownloadStatus.Verifying or DownloadStatus.Extracting or DownloadStatus.Moving:
                return (status, WaitReason.Working);
            default:
                return (status, WaitReason.None);
        }
    }
}
