using System.Text.Json;
using OrleansMedia.Lab.Downloads;
using OrleansMedia.Lab.Http;

namespace OrleansMedia.Lab.Sabnzbd;

/// <summary>Writes the slots of the queue one after the other; the time left of each includes those before it.</summary>
internal sealed class SabnzbdSlot(LabSnapshot snapshot, double bytesPerSecond)
{
    private static readonly JsonEncodedText Index = JsonEncodedText.Encode("index");
    private static readonly JsonEncodedText NzoId = JsonEncodedText.Encode("nzo_id");
    private static readonly JsonEncodedText UnpackOpts = JsonEncodedText.Encode("unpackopts");
    private static readonly JsonEncodedText Priority = JsonEncodedText.Encode("priority");
    private static readonly JsonEncodedText Script = JsonEncodedText.Encode("script");
    private static readonly JsonEncodedText FileName = JsonEncodedText.Encode("filename");
    private static readonly JsonEncodedText Labels = JsonEncodedText.Encode("labels");
    private static readonly JsonEncodedText Password = JsonEncodedText.Encode("password");
    private static readonly JsonEncodedText Cat = JsonEncodedText.Encode("cat");
    private static readonly JsonEncodedText MbLeft = JsonEncodedText.Encode("mbleft");
    private static readonly JsonEncodedText Mb = JsonEncodedText.Encode("mb");
    private static readonly JsonEncodedText Size = JsonEncodedText.Encode("size");
    private static readonly JsonEncodedText SizeLeft = JsonEncodedText.Encode("sizeleft");
    private static readonly JsonEncodedText Percentage = JsonEncodedText.Encode("percentage");
    private static readonly JsonEncodedText MbMissing = JsonEncodedText.Encode("mbmissing");
    private static readonly JsonEncodedText DirectUnpack = JsonEncodedText.Encode("direct_unpack");
    private static readonly JsonEncodedText Status = JsonEncodedText.Encode("status");
    private static readonly JsonEncodedText TimeLeft = JsonEncodedText.Encode("timeleft");
    private static readonly JsonEncodedText AvgAge = JsonEncodedText.Encode("avg_age");

    private double _bytesBefore;

    public void Write(Utf8JsonWriter json, LabEntry entry, int index, Malformation? broken)
    {
        if (broken == Malformation.NotAnObject)
        {
            json.WriteNumberValue(index);
            return;
        }

        var (download, moment) = entry;
        var (size, left) = (download.Release.SizeBytes, download.Release.SizeBytes - moment.DoneBytes);
        var isRunning = moment.Phase != LabPhase.Paused && !snapshot.IsPaused;
        _bytesBefore += isRunning ? left : 0;

        json.WriteStartObject();
        json.WriteNumber(Index, index);
        if (broken == Malformation.NullId)
        {
            json.WriteNull(NzoId);
        }
        else
        {
            json.WriteString(NzoId, download.Id);
        }

        json.WriteString(UnpackOpts, "3");
        json.WriteString(Priority, download.Priority);
        json.WriteString(Script, "None");
        json.WriteString(FileName, download.Release.Name);
        json.WriteStartArray(Labels);
        if (moment is { Phase: LabPhase.Paused, Text.Length: > 0 })
        {
            json.WriteStringValue(moment.Text);
        }

        json.WriteEndArray();
        json.WriteString(Password, "");
        json.WriteString(Cat, download.Category);
        SabnzbdFormat.MegaBytes(json, MbLeft, left);
        if (broken == Malformation.TextForNumber)
        {
            json.WriteString(Mb, "a lot");
            json.WriteString(Percentage, "most of it");
        }
        else
        {
            SabnzbdFormat.MegaBytes(json, Mb, size);
            SabnzbdFormat.Number(json, Percentage, size == 0 ? 0 : Math.Floor(100.0 * moment.DoneBytes / size), "F0");
        }

        json.WriteString(Size, SabnzbdFormat.Size(size, "B"));
        json.WriteString(SizeLeft, SabnzbdFormat.Size(left, "B"));
        json.WriteString(MbMissing, "0.00");
        json.WriteNull(DirectUnpack);
        json.WriteString(Status, broken == Malformation.UnknownStatus ? "Daydreaming" : Word(moment.Phase));
        json.WriteString(TimeLeft, SabnzbdFormat.TimeLeft(_bytesBefore, isRunning ? bytesPerSecond : 0));
        json.WriteString(AvgAge, SabnzbdFormat.Age(snapshot.Now - download.AddedAt + download.Release.Age));
        json.WriteEndObject();
    }

    /// <summary>In a running queue a job that waits its turn says Downloading as well as the one that is fetched; in a paused one both say Queued.</summary>
    private string Word(LabPhase phase) => phase switch
    {
        LabPhase.Paused => "Paused",
        LabPhase.FetchingMetadata => "Grabbing",
        _ when snapshot.IsPaused => "Queued",
        LabPhase.Checking => "Checking",
        _ => "Downloading",
    };
}
