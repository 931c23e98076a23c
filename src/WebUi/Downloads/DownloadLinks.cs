namespace OrleansMedia.WebUi.Downloads;

/// <summary>Where one download is shown. Relative, so that it holds behind a URL base too.</summary>
public static class DownloadLinks
{
    /// <summary>The page of a download.</summary>
    public static string To(string clientId, string itemId) => $"downloads/{Uri.EscapeDataString(clientId)}/{Uri.EscapeDataString(itemId)}";
}
