using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace OrleansMedia.Silo.OpenApi;

/// <summary>One worked example for each operation that takes or gives a body.</summary>
public static class OpenApiExamples
{
    private const string Json = "application/json";
    private const string Problem = "application/problem+json";

    private const string Client = """{"name":"SABnzbd","kind":"sabnzbd","url":"http://nas:8080/sabnzbd","secret":"the API key of SABnzbd"}""";
    private const string Shown = """{"id":"sabnzbd-3f9a1c","name":"SABnzbd","kind":"sabnzbd","url":"http://nas:8080/sabnzbd","username":"","has_secret":true,"health":"ok","version":"4.5.0","items":12}""";
    private const string Tested = """{"ok":true,"message":"SABnzbd 4.5.0, 12 in the queue","field":"","version":"4.5.0","errors":[]}""";
    private const string Download = """{"id":"sabnzbd-3f9a1c/SABnzbd_nzo_ab12","title":"Show.S01E01.1080p","protocol":"usenet","status":"downloading","judgement":"stuck","progress_percent":37.5,"evidence":{"stuck_minutes":190,"threshold_minutes":120,"progress_change":0,"size_change_bytes":0}}""";
    private const string Status = """{"running":true,"poll_interval":120,"seen_failures":2,"seen_wanted":0}""";
    private const string Refused = """{"type":"https://tools.ietf.org/html/rfc4918#section-11.2","title":"Unprocessable Entity","status":422,"detail":"Some values are not usable; see errors.","errors":{"limit":["Must be a whole number from 1 to 200."]},"request_id":"3f9a1c2b"}""";

    private static readonly Dictionary<string, string> Bodies = new(StringComparer.Ordinal)
    {
        ["CreateClient"] = Client,
        ["ChangeClient"] = Client,
        ["TestCandidate"] = Client,
        ["TestClient"] = Client,
        ["ChangePassword"] = """{"current":"the present password","next":"the new password"}""",
    };

    private static readonly Dictionary<string, string> Answers = new(StringComparer.Ordinal)
    {
        ["Live"] = """{"status":"alive"}""",
        ["Ready"] = """{"status":"ready","database":"connected"}""",
        ["GetMe"] = """{"name":"admin","by":"cookie"}""",
        ["RotateApiKey"] = """{"api_key":"0123456789abcdef0123456789abcdef0123456789abcdef"}""",
        ["GetSystem"] = """{"version":"0.1.0","database":"SQLite 3.40.1 (the system's library)","engine":"local","runtime":"10.0.12","started_at":"2026-01-01T12:00:00+00:00","uptime_seconds":3600}""",
        ["ListClients"] = $"[{Shown}]",
        ["CreateClient"] = Shown,
        ["GetClient"] = Shown,
        ["ChangeClient"] = Shown,
        ["TestCandidate"] = Tested,
        ["TestClient"] = Tested,
        ["PollAllClients"] = """[{"id":"sabnzbd-3f9a1c","ok":true,"message":""}]""",
        ["ListDownloads"] = """{"rows":[{"key":"sabnzbd-3f9a1c/SABnzbd_nzo_ab12","title":"Show.S01E01.1080p","status":"downloading","judgement":"fine","progress_percent":37.5}],"next_cursor":null}""",
        ["CountDownloads"] = """{"all":152,"attention":3,"stuck":2,"at_risk":1,"downloading":12,"waiting":140,"done":0,"failed":0,"gone":31,"speed_bytes_per_second":84000000}""",
        ["GetDownload"] = Download,
        ["GetDownloadHistory"] = """[{"at":"2026-01-01T12:00:00+00:00","progress_percent":37.5,"size_left_bytes":1250000000,"status":"downloading","wait":"none"}]""",
        ["GetDownloadTimeline"] = """{"events":[{"id":17,"event_id":"a1","timestamp":"2026-01-01T12:00:00+00:00","event_type":"download.stuck","action":"Download stuck: Show.S01E01.1080p","source":"sabnzbd-3f9a1c","status":"info","details":{"stuck_minutes":120},"correlation_id":"SABnzbd_nzo_ab12"}],"next_after":null}""",
        ["GetProgress"] = """{"statistics":{"downloads_tracked":152,"total_snapshots":7600,"average_snapshots_per_download":50,"memory_estimate_bytes":182400,"stuck":2,"at_risk":1},"stuck":[{"id":"sabnzbd-3f9a1c/SABnzbd_nzo_ab12","title":"Show.S01E01.1080p","stuck_minutes":190}],"configuration":{"progress_history_hours":4,"max_snapshots_per_download":50,"stuck_threshold_minutes":120,"min_progress_change":1,"min_size_change":104857600}}""",
        ["GetProgressSummary"] = """{"id":"sabnzbd-3f9a1c/SABnzbd_nzo_ab12","title":"Show.S01E01.1080p","current_status":"downloading","current_progress":50,"snapshots_count":3,"tracking_duration_hours":0.5,"total_progress_change":12.5,"total_size_change":410000000}""",
        ["GetMonitoringStatus"] = Status,
        ["StartMonitoring"] = Status,
        ["StopMonitoring"] = """{"running":false,"poll_interval":120,"seen_failures":2,"seen_wanted":0}""",
    };

    /// <summary>Puts the examples into the bodies of an operation.</summary>
    public static void AddTo(OpenApiOperation operation)
    {
        var name = operation.OperationId ?? "";
        if (Bodies.TryGetValue(name, out var body) && operation.RequestBody?.Content?.TryGetValue(Json, out var request) == true)
        {
            request.Example = JsonNode.Parse(body);
        }

        foreach (var (status, response) in operation.Responses ?? [])
        {
            if (status.StartsWith('2') && Answers.TryGetValue(name, out var answer) && response.Content?.TryGetValue(Json, out var success) == true)
            {
                success.Example = JsonNode.Parse(answer);
            }
            else if (status == "422" && response.Content?.TryGetValue(Problem, out var refused) == true)
            {
                refused.Example = JsonNode.Parse(Refused);
            }
        }
    }
}
