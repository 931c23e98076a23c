using System.Text.Json;

namespace OrleansMedia.Clients.Qbittorrent;

/// <summary>The fields of a torrent that are used; bits, so that a torrent can say in four bytes which it has and which were unreadable.</summary>
[Flags]
internal enum QbittorrentFields
{
    None = 0,
    Name = 1 << 0,
    State = 1 << 1,
    Category = 1 << 2,
    Tags = 1 << 3,
    Tracker = 1 << 4,
    SavePath = 1 << 5,
    ContentPath = 1 << 6,
    Size = 1 << 7,
    SizeLeft = 1 << 8,
    Progress = 1 << 9,
    Speed = 1 << 10,
    Eta = 1 << 11,
    Added = 1 << 12,
    Completed = 1 << 13,
    Seeds = 1 << 14,
    SeedsInSwarm = 1 << 15,
    Private = 1 << 16,

    /// <summary>The record itself: it is no object.</summary>
    Record = 1 << 17,

    /// <summary>Without these nothing can be judged.</summary>
    Required = State | Size | SizeLeft,
}

/// <summary>The wire names of <see cref="QbittorrentFields"/>.</summary>
internal static class QbittorrentFieldNames
{
    private static readonly string[] Names =
    [
        "name", "state", "category", "tags", "tracker", "save_path", "content_path", "size", "amount_left", "progress", "dlspeed", "eta",
        "added_on", "completion_on", "num_seeds", "num_complete", "private", "the record",
    ];

    /// <summary>The field that a reader stands at the name of. By length first: there are 45 names in a record and we want 17.</summary>
    public static QbittorrentFields Read(ref Utf8JsonReader reader)
    {
        var name = reader.ValueSpan;
        return name.Length switch
        {
            3 when name.SequenceEqual("eta"u8) => QbittorrentFields.Eta,
            4 when name.SequenceEqual("name"u8) => QbittorrentFields.Name,
            4 when name.SequenceEqual("size"u8) => QbittorrentFields.Size,
            4 when name.SequenceEqual("tags"u8) => QbittorrentFields.Tags,
            5 when name.SequenceEqual("state"u8) => QbittorrentFields.State,
            7 when name.SequenceEqual("dlspeed"u8) => QbittorrentFields.Speed,
            7 when name.SequenceEqual("tracker"u8) => QbittorrentFields.Tracker,
            7 when name.SequenceEqual("private"u8) => QbittorrentFields.Private,
            8 when name.SequenceEqual("category"u8) => QbittorrentFields.Category,
            8 when name.SequenceEqual("progress"u8) => QbittorrentFields.Progress,
            8 when name.SequenceEqual("added_on"u8) => QbittorrentFields.Added,
            9 when name.SequenceEqual("num_seeds"u8) => QbittorrentFields.Seeds,
            9 when name.SequenceEqual("save_path"u8) => QbittorrentFields.SavePath,
            11 when name.SequenceEqual("amount_left"u8) => QbittorrentFields.SizeLeft,
            12 when name.SequenceEqual("num_complete"u8) => QbittorrentFields.SeedsInSwarm,
            12 when name.SequenceEqual("content_path"u8) => QbittorrentFields.ContentPath,
            13 when name.SequenceEqual("completion_on"u8) => QbittorrentFields.Completed,
            _ => QbittorrentFields.None,
        };
    }

    /// <summary>What could not be read, as a sentence; null where nothing.</summary>
    public static string? Sentence(QbittorrentFields unreadable) =>
        unreadable == QbittorrentFields.None
            ? null
            : $"Could not be read: {string.Join(", ", Names.Where((_, bit) => ((int)unreadable & (1 << bit)) != 0))}.";
}
