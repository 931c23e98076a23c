using System.Globalization;
using System.Xml;

namespace OrleansMedia.Lab.Sabnzbd;

/// <summary>The size of an uploaded NZB: the sum of its segments. Nothing else of it matters to the simulation.</summary>
internal static class NzbSize
{
    /// <summary>What a file that is no NZB counts for.</summary>
    private const long FallbackBytes = 1L << 20;

    public static long Read(Stream nzb)
    {
        long bytes = 0;
        try
        {
            using var reader = XmlReader.Create(nzb, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
            while (reader.Read())
            {
                if (reader is { NodeType: XmlNodeType.Element, LocalName: "segment" }
                    && long.TryParse(reader.GetAttribute("bytes"), CultureInfo.InvariantCulture, out var segment))
                {
                    bytes += segment;
                }
            }
        }
        catch (XmlException)
        {
            return FallbackBytes;
        }

        return bytes > 0 ? bytes : FallbackBytes;
    }
}
