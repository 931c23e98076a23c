using System.Text.Json;
using OrleansMedia.Storage.Activity;
using OrleansMedia.WebUi.Resources;
using OrleansMedia.WebUi.Words;

namespace OrleansMedia.WebUi.Downloads;

/// <summary>Tells an event on the page of its download.</summary>
public static class EventWords
{
    /// <summary>Its sentence without the title, which stands above already; a change of status says from what to what.</summary>
    public static string Say(ActivityRow happened, string title) =>
        happened.EventType == "download.status_changed" && Change(happened.DetailsJson) is { } change
            ? change
            : happened.Action.Replace($": {title}", "", StringComparison.Ordinal);

    private static string? Change(string detailsJson)
    {
        try
        {
            using var details = JsonDocument.Parse(detailsJson);
            return details.RootElement.TryGetProperty("from", out var from) && details.RootElement.TryGetProperty("to", out var to)
                ? Strings.Timeline_Change.With(Status(from.GetString()), Status(to.GetString()))
                : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string Status(string? status) => status switch
    {
        "queued" => Strings.Status_Queued,
        "downloading" => Strings.Status_Downloading,
        "paused" => Strings.Status_Paused,
        "verifying" => Strings.Status_Verifying,
        "extracting" => Strings.Status_Extracting,
        "moving" => Strings.Status_Moving,
        "completed" => Strings.Status_Completed,
        "failed" => Strings.Status_Failed,
        _ => Strings.Status_Other,
    };
}
