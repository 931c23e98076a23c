using System.Text.Json;
using OrleansMedia.Clients.Json;

namespace OrleansMedia.Clients.Tests.Json;

public sealed class JsonTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("  around  ", "around")]
    [InlineData("caf\u00e9 \u65e5\u672c", "café 日本")]
    [InlineData("\\u00e9\\/\\\\\\\"\\ud83d\\ude00", "é/\\\"😀")]
    [InlineData("half \\udc80 pair", "half \uFFFD pair")]
    [InlineData("half \\ud83d", "half \uFFFD")]
    [InlineData("line\\nbreak\\ttab\\u0000nul\\u001b", "line break tabnul")]
    [InlineData("gpj\\u202Eexe", "gpjexe")]
    [InlineData("Trying to fetch NZB from https://indexer.test/api?t=get&id=1&apikey=abc", "Trying to fetch NZB from https://indexer.test/…")]
    [InlineData("https://me:pass@host.test/x", "https://host.test/…")]
    [InlineData("\"udp://t.test:6969/0123456789abcdef0123/announce\"", "\"udp://t.test:6969/…\"", true)]
    [InlineData("magnet:?xt=urn:btih:abc&tr=http%3A%2F%2Ft%2Fkey", "magnet:/…")]
    [InlineData("Aborted, cannot be completed - https://sabnzbd.org/not-complete", "Aborted, cannot be completed - https://sabnzbd.org/not-complete")]
    [InlineData("C: a title: with colons", "C: a title: with colons")]
    public void A_text_is_made_fit_to_be_shown(string json, string shown, bool isQuoted = false)
    {
        var text = isQuoted ? JsonSerializer.Serialize(json) : $"\"{json}\"";
        var reader = new Utf8JsonReader(text.Bytes());
        reader.Read();
        Assert.Equal(shown, JsonText.Read(ref reader, 500));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_replaced()
    {
        var reader = new Utf8JsonReader([(byte)'"', (byte)'a', 0xFF, 0xFE, (byte)'b', (byte)'"']);
        reader.Read();
        Assert.Equal("a\uFFFD\uFFFDb", JsonText.Read(ref reader, 500));
    }

    [Theory]
    [InlineData("abcdefgh", 4, "abcd")]
    [InlineData("abc\U0001F600def", 4, "abc")]
    [InlineData("abc\\ud83d\\ude00def", 5, "abc\U0001F600")]
    [InlineData("ab\\u0063\\u0064e", 3, "abc")]
    public void A_text_is_cut_between_characters(string json, int lengthMax, string shown)
    {
        var reader = new Utf8JsonReader($"\"{json}\"".Bytes());
        reader.Read();
        Assert.Equal(shown, JsonText.Read(ref reader, lengthMax));
    }

    [Theory]
    [InlineData("17", 17.0)]
    [InlineData("\"17.50\"", 17.5)]
    [InlineData("\" 3 \"", 3.0)]
    [InlineData("-1", -1.0)]
    [InlineData("\"\"", null)]
    [InlineData("\"1,5\"", null)]
    [InlineData("\"NaN\"", null)]
    [InlineData("1e300", null)]
    [InlineData("true", null)]
    [InlineData("null", null)]
    public void A_number_may_be_written_as_text(string json, double? expected)
    {
        var reader = new Utf8JsonReader(json.Bytes());
        reader.Read();
        Assert.Equal(expected, JsonNumber.TryDouble(ref reader, out var number) ? number : null);
    }
}
