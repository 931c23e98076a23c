namespace OrleansMedia.Clients.Sabnzbd;

/// <summary>
/// When SABnzbd started, from its uptime. It says only "39m", "3h" or "2d", so each reading is a span of time; readings that overlap are of
/// one start and narrow it down, and one that does not overlap, or comes from another process, is a new start.
/// </summary>
/// <param name="ProcessId">Its process id; null where it did not say.</param>
/// <param name="Earliest">Not before this.</param>
/// <param name="Latest">Not after this.</param>
internal sealed record SabnzbdStart(long? ProcessId, DateTimeOffset Earliest, DateTimeOffset Latest)
{
    /// <summary>For the time that an answer is under way, and for clocks that do not run alike.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(30);

    /// <summary>What one reading says; null where the uptime cannot be read.</summary>
    public static SabnzbdStart? Read(long? processId, string? uptime, DateTimeOffset now)
    {
        if (uptime is not { Length: > 1 } || !int.TryParse(uptime.AsSpan(0, uptime.Length - 1), out var count) || count is < 0 or > 100_000)
        {
            return null;
        }

        TimeSpan? unit = uptime[^1] switch
        {
            'm' => TimeSpan.FromMinutes(1),
            'h' => TimeSpan.FromHours(1),
            'd' => TimeSpan.FromDays(1),
            _ => null,
        };
        return unit is { } span ? new SabnzbdStart(processId, now - (span * (count + 1)), now - (span * count)) : null;
    }

    /// <summary>Whether a later reading is of the same start.</summary>
    public bool IsSameAs(SabnzbdStart later) =>
        ProcessId == later.ProcessId && later.Earliest <= Latest + Slack && later.Latest >= Earliest - Slack;

    /// <summary>Both readings of one start together.</summary>
    public SabnzbdStart And(SabnzbdStart later)
    {
        var earliest = later.Earliest > Earliest ? later.Earliest : Earliest;
        var latest = later.Latest < Latest ? later.Latest : Latest;
        return earliest <= latest ? later with { Earliest = earliest, Latest = latest } : this;
    }
}
