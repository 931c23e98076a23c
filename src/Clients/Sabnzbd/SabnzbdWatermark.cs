using System.Globalization;

namespace OrleansMedia.Clients.Sabnzbd;

/// <summary>
/// How far the history was taken in, as <c>counter:seconds</c>. The counter starts anew with SABnzbd, so it holds only for one start and one
/// connection; the time of the newest end holds always.
/// </summary>
/// <param name="Counter">SABnzbd's last_history_update; null where it gave none.</param>
/// <param name="NewestEnd">When the newest item that was taken in ended.</param>
internal sealed record SabnzbdWatermark(long? Counter, DateTimeOffset NewestEnd)
{
    /// <summary>Reads a mark; null where it is none, so that the whole history is read.</summary>
    public static SabnzbdWatermark? Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || !long.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds > 253_402_300_799)
        {
            return null;
        }

        var hasCounter = long.TryParse(text.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var counter);
        return new SabnzbdWatermark(hasCounter ? counter : null, DateTimeOffset.FromUnixTimeSeconds(seconds));
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Counter}:{NewestEnd.ToUnixTimeSeconds()}");
}
