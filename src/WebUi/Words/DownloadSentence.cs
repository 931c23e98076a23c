using OrleansMedia.WebUi.Resources;

namespace OrleansMedia.WebUi.Words;

/// <summary>Says in one sentence where a download stands.</summary>
public static class DownloadSentence
{
    /// <summary>The sentence as of <paramref name="now"/>. What matters most comes first: gone, unreadable, failed, not moving, then the status.</summary>
    public static StateLine Of(DownloadStanding download, DateTimeOffset now)
    {
        if (download.GoneAt is not null)
        {
            return new(Tone.Past, Strings.State_Gone);
        }

        if (download.Malformed is not null)
        {
            return new(Tone.Unsure, Strings.State_Malformed);
        }

        return download.Status switch
        {
            "failed" => Failed(download),
            "dlq" => new(Tone.Bad, Strings.State_GaveUp),
            "resolved" => new(Tone.Fine, Strings.State_Resolved),
            "completed" => new(Tone.Fine, Strings.State_Done),
            "importPending" => new(Tone.Fine, Strings.State_ImportPending),
            "importBlocked" => new(Tone.NeedsYou, Strings.State_ImportBlocked),
            "verifying" => new(Tone.Working, Strings.State_Verifying),
            "extracting" => new(Tone.Working, Strings.State_Extracting),
            "moving" => new(Tone.Working, Strings.State_Moving),
            "paused" => new(Tone.Waiting, Strings.State_Paused),
            "queued" or "downloading" => Active(download, now),
            _ => new(Tone.Unsure, download.RawStatus.Length > 0 ? Strings.State_UnknownWord.With(download.RawStatus) : Strings.State_Unknown),
        };
    }

    private static StateLine Failed(DownloadStanding download)
    {
        var reason = FailureReasons.Say(download.FailureCategory, download.FailureReason);
        return download.SeenBeforeSetup
            ? new(Tone.Past, Strings.State_FailedBefore.With(reason))
            : new(Tone.Bad, Strings.State_Failed.With(reason));
    }

    private static StateLine Active(DownloadStanding download, DateTimeOffset now) => (download.Wait, download.Judgement) switch
    {
        ("client_not_ready", _) => new(Tone.Unsure, Strings.State_ClientNotReady),
        (_, "stuck") => new(Tone.NeedsYou, Strings.State_Stuck.With(Durations.Say(Idle(download, now)))),
        (_, "at_risk") => new(Tone.AtRisk, Strings.State_AtRisk.With(Durations.Say(Idle(download, now)))),
        ("paused", _) => new(Tone.Waiting, Strings.State_Paused),
        ("queue_paused", _) => new(Tone.Waiting, Strings.State_QueuePaused),
        ("its_turn", _) => new(Tone.Waiting, Strings.State_ItsTurn),
        ("working", _) => new(Tone.Working, Strings.State_Working),
        _ => Downloading(download),
    };

    private static StateLine Downloading(DownloadStanding download) => download switch
    {
        { Status: "queued" } => new(Tone.Waiting, Strings.State_ItsTurn),
        { TimeLeft: { } left } when left <= TimeSpan.FromDays(99) => new(Tone.Working, Strings.State_DownloadingLeft.With(Durations.Say(left))),
        { SpeedBytesPerSecond: 0 } => new(Tone.Working, Strings.State_DownloadingIdle),
        _ => new(Tone.Working, Strings.State_Downloading),
    };

    /// <summary>How long it has not moved enough. The stored minutes are those of the last judgement; while data is expected each minute since then counts too.</summary>
    public static TimeSpan Idle(DownloadStanding download, DateTimeOffset now)
    {
        var idle = TimeSpan.FromMinutes(download.StuckMinutes);
        return download.Wait == "none" && now > download.JudgedAt ? idle + (now - download.JudgedAt) : idle;
    }
}
