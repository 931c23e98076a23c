using System.Globalization;
using System.Text.RegularExpressions;

namespace OrleansMedia.WebUi.Tests.Look;

/// <summary>WCAG 2.2 contrast of the colours in tokens.css: 4.5 for text, 3 for shapes, in both themes.</summary>
public sealed partial class ContrastTests
{
    private static readonly Dictionary<string, (string Light, string Dark)> _tokens = Read();

    public static TheoryData<string, string, double> Pairs()
    {
        var pairs = new TheoryData<string, string, double>();
        foreach (var ground in new[] { "page", "surface", "hover", "selected" })
        {
            foreach (var text in new[] { "text", "text-2", "accent", "fine", "working", "waiting", "needs-you", "bad", "unsure" })
            {
                pairs.Add(text, ground, 4.5);
            }
        }

        pairs.Add("text", "surface-2", 4.5);
        pairs.Add("on-accent", "accent", 4.5);
        pairs.Add("on-accent", "accent-strong", 4.5);
        pairs.Add("border-strong", "surface", 3);
        pairs.Add("working", "area", 3);
        pairs.Add("working", "shade", 3);
        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Colours_can_be_read_on_their_ground_in_both_themes(string front, string ground, double least)
    {
        var (light, dark) = (Contrast(_tokens[front].Light, _tokens[ground].Light), Contrast(_tokens[front].Dark, _tokens[ground].Dark));

        Assert.True(light >= least, $"light: {front} on {ground} is {light:0.00}, wants {least}");
        Assert.True(dark >= least, $"dark: {front} on {ground} is {dark:0.00}, wants {least}");
    }

    [Theory]
    [InlineData("app.css")]
    [InlineData("pages.css")]
    public void Colours_are_written_in_one_file_only(string file)
    {
        var css = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "css", file));

        Assert.DoesNotMatch(HexColour(), css);
    }

    [Theory]
    [InlineData("app.css")]
    [InlineData("pages.css")]
    public void Every_token_that_is_used_exists(string file)
    {
        var css = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "css", file));
        var defined = Definition().Matches(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "css", "tokens.css"))).Select(found => found.Groups[1].Value).ToHashSet();

        Assert.Empty(Use().Matches(css).Select(found => found.Groups[1].Value).Where(name => !defined.Contains(name)).Distinct());
    }

    private static Dictionary<string, (string Light, string Dark)> Read() =>
        Token().Matches(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "css", "tokens.css")))
            .ToDictionary(found => found.Groups[1].Value, found => (found.Groups[2].Value, found.Groups[3].Value));

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string hex)
    {
        double Channel(int at)
        {
            var value = int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }

        return 0.2126 * Channel(1) + 0.7152 * Channel(3) + 0.0722 * Channel(5);
    }

    [GeneratedRegex(@"--([a-z0-9-]+): light-dark\((#[0-9A-Fa-f]{6}), (#[0-9A-Fa-f]{6})\)")]
    private static partial Regex Token();

    [GeneratedRegex(@"--([a-z0-9-]+):")]
    private static partial Regex Definition();

    [GeneratedRegex(@"var\(--([a-z0-9-]+)\)")]
    private static partial Regex Use();

    [GeneratedRegex(@"#[0-9A-Fa-f]{3,8}\b(?=\s*[;,)])")]
    private static partial Regex HexColour();
}
