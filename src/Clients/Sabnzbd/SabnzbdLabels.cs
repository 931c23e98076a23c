namespace OrleansMedia.Clients.Sabnzbd;

/// <summary>SABnzbd's labels of a queued job. Some only say that it waits; the others say what is wrong with it.</summary>
internal static class SabnzbdLabels
{
    private static readonly string[] Waiting = ["PROPAGATING", "WAIT"];

    /// <summary>The labels that complain (ENCRYPTED, DUPLICATE, ALTERNATIVE, TOO LARGE, INCOMPLETE, UNWANTED and whatever is unknown), joined.</summary>
    public static string Complaint(IEnumerable<string> labels) =>
        string.Join(", ", labels.Where(label => !Waiting.Any(waiting => label.StartsWith(waiting, StringComparison.OrdinalIgnoreCase))));
}
