using OrleansMedia.WebUi.Resources;

namespace OrleansMedia.WebUi.Words;

/// <summary>Says in one sentence how a download client is.</summary>
public static class ClientSentence
{
    /// <summary>The sentence for a health (wire name) that began at <paramref name="since"/>.</summary>
    public static StateLine Of(string health, DateTimeOffset since, DateTimeOffset now) => health switch
    {
        "ok" => new(Tone.Fine, Strings.Client_Ok),
        "not_contacted" => new(Tone.Waiting, Strings.Client_NotContacted),
        "starting" => new(Tone.Waiting, Strings.Client_Starting),
        "disconnected" => new(Tone.Unsure, Strings.Client_Disconnected.With(Durations.Say(now - since))),
        "down" => new(Tone.Bad, Strings.Client_Down.With(Durations.Say(now - since))),
        "needs_you" => new(Tone.NeedsYou, Strings.Client_NeedsYou),
        "paused" => new(Tone.Waiting, Strings.Client_Paused),
        _ => new(Tone.Unsure, Strings.Client_Unclear),
    };

    /// <summary>The program's own name.</summary>
    public static string Kind(string kind) => kind switch
    {
        "sabnzbd" => "SABnzbd",
        "qbittorrent" => "qBittorrent",
        _ => kind,
    };

    /// <summary>The name of an arr, or that none is known.</summary>
    public static string Application(string application) => application switch
    {
        "sonarr" => "Sonarr",
        "radarr" => "Radarr",
        _ => Strings.Application_None,
    };
}
