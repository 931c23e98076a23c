using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace OrleansMedia.WebUi.Tests.Look;

/// <summary>The words on the screen (UX.md, "Look"): plain, and none of the machine room.</summary>
public sealed partial class StringsTests
{
    private static readonly IReadOnlyList<(string Key, string Text)> _strings =
        [.. XDocument.Load(Path.Combine(AppContext.BaseDirectory, "Strings.xml")).Root!.Elements("data").Select(data => (data.Attribute("name")!.Value, data.Element("value")!.Value))];

    [Fact]
    public void No_sentence_uses_a_word_of_the_machine_room() =>
        Assert.DoesNotContain(_strings, entry => MachineRoom().IsMatch(entry.Text));

    [Fact]
    public void No_sentence_is_said_twice_under_one_key() =>
        Assert.Equal(_strings.Count, _strings.Select(entry => entry.Key).Distinct().Count());

    [Fact]
    public void Every_sentence_has_words() => Assert.All(_strings, entry => Assert.False(string.IsNullOrWhiteSpace(entry.Text)));

    [GeneratedRegex(@"\b(grain|silo|saga|correlation|strike|fuse|breaker|heal|smart|unknown|error)\b", RegexOptions.IgnoreCase)]
    private static partial Regex MachineRoom();
}
