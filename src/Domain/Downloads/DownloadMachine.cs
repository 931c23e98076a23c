namespace OrleansMedia.Domain.Downloads;

/// <summary>Decides what becomes of a download when its client shows it, or no longer does. Pure; the time is UTC.</summary>
public static class DownloadMachine
{
    /// <summary>The next state of a download, and what to tell of it.</summary>
    /// <param name="state">The state so far; null before it was ever seen.</param>
    /// <param name="news">What happened.</param>
    /// <param name="now">When.</param>
    public static DownloadStep Apply(DownloadState? state, DownloadNews news, DateTimeOffset now) => (state, news) switch
    {
        (null, DownloadNews.Seen seen) => First(seen, now),
        ({ GoneAt: not null }, DownloadNews.Seen seen) => Returned(state, seen, now),
        ({ }, DownloadNews.Seen { Item.Malformed: { } malformed }) => Unreadable(state, malformed, now),
        ({ }, DownloadNews.Seen seen) => SeenAgain(state, seen, now),
        ({ GoneAt: null }, DownloadNews.Gone) => Left(state, now),
        _ => new(state, [], MustSave: false), // It was never known, or is gone already: late or repeated news.
    };

    private static DownloadStep First(DownloadNews.Seen seen, DateTimeOffset now)
    {
        var next = Taken(new DownloadState
        {
            Key = seen.Key,
            Title = seen.Item.Title,
            Protocol = seen.Item.Protocol,
            CorrelationId = seen.Key.ItemId,
            CreatedAt = now,
            UpdatedAt = now,
        }, seen) with
        { Judgement = Judgement.Fine, Evidence = null };
        if (WasThereBefore(seen))
        {
            return new(next with { SeenBeforeSetup = next.Status == DownloadStatus.Failed }, [], MustSave: true);
        }

        var events = new List<DownloadEvent> { DownloadEvents.Added(next, isBack: false) };
        if (seen.Item.Malformed is null)
        {
            AddEnding(events, next);
        }

        return new(next, events, MustSave: true);
    }

    private static DownloadStep Returned(DownloadState state, DownloadNews.Seen seen, DateTimeOffset now)
    {
        if (seen.Item.Malformed is { } malformed)
        {
            return new(state with { GoneAt = null, Malformed = malformed, UpdatedAt = now }, [DownloadEvents.Added(state, isBack: true)], MustSave: true);
        }

        var next = Taken(state, seen) with { GoneAt = null, UpdatedAt = now, SeenBeforeSetup = state.SeenBeforeSetup && seen.Item.Status == DownloadStatus.Failed };
        var events = new List<DownloadEvent> { DownloadEvents.Added(next, isBack: true) };
        if (!next.SeenBeforeSetup && !IsTheSameEnd(state, next))
        {
            AddEnding(events, next);
        }

        AddJudgement(events, state, ref next);
        return new(next, events, MustSave: true);
    }

    private static DownloadStep Unreadable(DownloadState state, string malformed, DateTimeOffset now) =>
        state.Malformed == malformed
            ? new(state, [], MustSave: false)
            : new(state with { Malformed = malformed, UpdatedAt = now }, [], MustSave: true);

    private static DownloadStep SeenAgain(DownloadState state, DownloadNews.Seen seen, DateTimeOffset now)
    {
        var next = Taken(state, seen);
        var events = new List<DownloadEvent>();
        if (next.Status != state.Status)
        {
            var isTheSameEnd = IsTheSameEnd(state, next);
            next = next with { SeenBeforeSetup = state.SeenBeforeSetup && (isTheSameEnd || next.Status == DownloadStatus.Unknown) };
            events.Add(isTheSameEnd ? DownloadEvents.StatusChanged(state, next)
                : next.Status == DownloadStatus.Failed ? DownloadEvents.Failed(next)
                : IsDone(next.Status) && !IsDone(state.Status) ? DownloadEvents.Completed(next)
                : DownloadEvents.StatusChanged(state, next));
        }

        AddJudgement(events, state, ref next);
        var mustSave = events.Count > 0 || HasChanged(state, next);
        return new(mustSave ? next with { UpdatedAt = now } : next, mustSave ? events : [], mustSave);
    }

    private static DownloadStep Left(DownloadState state, DateTimeOffset now)
    {
        var next = state with { GoneAt = now, Judgement = Judgement.Fine, Evidence = null, JudgementTold = Judgement.Fine, UpdatedAt = now };
        return new(next, [DownloadEvents.Gone(state)], MustSave: true);
    }

    /// <summary>What the first read of a client shows, and what ended before it was set up, is listed and told to nobody (ruling C30).</summary>
    private static bool WasThereBefore(DownloadNews.Seen seen) => seen.IsFirstRead || seen.Item.EndedAt < seen.ClientCreatedAt;

    /// <summary>Whether it ended before, was gone or not understood for a while, and is seen with that same end again.</summary>
    private static bool IsTheSameEnd(DownloadState state, DownloadState next) =>
        next.EndedAt is not null && next.EndedAt == state.EndedAt && (state.Status == DownloadStatus.Unknown || next.Status == state.Status);

    private static bool IsDone(DownloadStatus status) =>
        status is DownloadStatus.Completed or DownloadStatus.ImportPending or DownloadStatus.ImportBlocked;

    private static void AddEnding(List<DownloadEvent> events, DownloadState next)
    {
        if (next.Status == DownloadStatus.Failed)
        {
            events.Add(DownloadEvents.Failed(next));
        }
        else if (IsDone(next.Status))
        {
            events.Add(DownloadEvents.Completed(next));
        }
    }

    /// <summary>Tells of a judgement once for each time it stopped moving, however often it is paused and resumed meanwhile.</summary>
    private static void AddJudgement(List<DownloadEvent> events, DownloadState state, ref DownloadState next)
    {
        var hasMoved = next.Anchor?.At != state.Anchor?.At;
        if (next.Judgement > (hasMoved ? Judgement.Fine : state.JudgementTold))
        {
            events.Add(next.Judgement == Judgement.Stuck ? DownloadEvents.Stuck(next) : DownloadEvents.AtRisk(next));
            next = next with { JudgementTold = next.Judgement };
        }
        else if (hasMoved && state.JudgementTold != Judgement.Fine)
        {
            if (next.Status.IsActive())
            {
                events.Add(DownloadEvents.Moving(state, next));
            }

            next = next with { JudgementTold = Judgement.Fine };
        }
    }

    private static DownloadState Taken(DownloadState state, DownloadNews.Seen seen)
    {
        var item = seen.Item;
        var hasFailed = item.Status == DownloadStatus.Failed;
        var reason = !hasFailed ? null : item.Complaint.Length > 0 ? item.Complaint : state.FailureReason ?? "";
        var verdict = FailureClassifier.Classify(reason);
        return state with
        {
            Title = item.Title,
            Protocol = item.Protocol,
            Category = item.Category,
            SourceApplication = Downloads.SourceApplication.FromCategory(item.Category),
            Status = item.Status,
            RawStatus = item.RawStatus,
            Wait = item.Wait,
            ProgressPercent = item.ProgressPercent,
            SizeBytes = item.SizeBytes,
            SizeLeftBytes = item.SizeLeftBytes,
            Labels = item.Labels,
            Tracker = item.Tracker,
            Complaint = item.Complaint,
            StoragePath = item.StoragePath,
            FailureReason = reason,
            FailureCategory = hasFailed ? verdict.Category : null,
            Severity = hasFailed ? verdict.Severity : null,
            Judgement = seen.Judgement,
            Evidence = seen.Judgement == Judgement.Fine ? null : seen.Evidence,
            Anchor = seen.Anchor ?? state.Anchor,
            Malformed = item.Malformed,
            AddedAt = item.AddedAt ?? state.AddedAt,
            EndedAt = item.Status.IsFinished() ? item.EndedAt ?? state.EndedAt
                : item.Status == DownloadStatus.Unknown ? state.EndedAt
                : null,
        };
    }

    private static bool HasChanged(DownloadState state, DownloadState next) =>
        next.Status != state.Status
        || next.Wait != state.Wait
        || next.Judgement != state.Judgement
        || next.JudgementTold != state.JudgementTold
        || next.Title != state.Title
        || next.Category != state.Category
        || next.Labels != state.Labels
        || next.Tracker != state.Tracker
        || next.Complaint != state.Complaint
        || next.StoragePath != state.StoragePath
        || next.SizeBytes != state.SizeBytes
        || next.FailureReason != state.FailureReason
        || next.Malformed != state.Malformed
        || next.EndedAt != state.EndedAt;
}
