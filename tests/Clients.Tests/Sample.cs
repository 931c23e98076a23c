using System.Text;
using System.Text.Json.Nodes;

namespace OrleansMedia.Clients.Tests;

/// <summary>Recorded answers of real SABnzbd and qBittorrent. Some were stored without the wrapper they came in; here they have it again.</summary>
internal static class Sample
{
    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "Samples");

    /// <summary>A recorded text as it is.</summary>
    public static string Text(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>Paths of the recorded files, from the folder Samples on, in order.</summary>
    public static IEnumerable<string> Paths(string pattern) =>
        Directory.EnumerateFiles(Root, pattern, SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    /// <summary>A queue of SABnzbd, with <c>{"queue": …}</c> around it.</summary>
    public static string Queue(string path) => Text(path) is var text && Parse(text)["queue"] is not null ? text : "{\"queue\":" + text + "}";

    /// <summary>A history of SABnzbd, with <c>{"history": {"slots": […]}}</c> around it.</summary>
    public static string History(string path) =>
        Text(path) is var text && Parse(text)["history"] is not null
            ? text
            : "{\"history\":{\"noofslots\":1,\"last_history_update\":7,\"slots\":[" + text + "]}}";

    /// <summary>The torrents of <c>torrents/info</c> as a full answer of <c>sync/maindata</c>, which has the same fields under the hash.</summary>
    public static string Maindata(string path)
    {
        var text = Text(path);
        if (!text.TrimStart().StartsWith('['))
        {
            return text;
        }

        var torrents = new JsonObject();
        foreach (var torrent in JsonNode.Parse(text)!.AsArray())
        {
            var fields = torrent!.DeepClone().AsObject();
            var hash = fields["hash"]!.GetValue<string>();
            fields.Remove("hash");
            torrents[hash] = fields;
        }

        var answer = new JsonObject { ["full_update"] = true, ["rid"] = 1, ["torrents"] = torrents };
        return answer.ToJsonString();
    }

    /// <summary>Head and body of a recorded HTTP answer.</summary>
    public static (int Status, string ContentType, string Body) Http(string path)
    {
        var parts = Text(path).ReplaceLineEndings("\n").Split("\n\n", 2);
        var lines = parts[0].Split('\n');
        var type = lines.First(line => line.StartsWith("Content-Type:", StringComparison.OrdinalIgnoreCase)).Split(':', 2)[1].Trim();
        return (int.Parse(lines[0].Split(' ')[1]), type, parts[1].Trim());
    }

    /// <summary>The bytes of a text.</summary>
    public static byte[] Bytes(this string text) => Encoding.UTF8.GetBytes(text);

    private static JsonObject Parse(string text) => JsonNode.Parse(text)!.AsObject();
}
