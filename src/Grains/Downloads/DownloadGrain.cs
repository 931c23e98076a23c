using Orleans.Storage;
using OrleansMedia.Domain;
using OrleansMedia.Domain.Activity;
using OrleansMedia.Domain.Downloads;
using OrleansMedia.Domain.Settings;
using OrleansMedia.Grains.Activity;
using OrleansMedia.Grains.Interfaces.Downloads;

namespace OrleansMedia.Grains.Downloads;

/// <summary>
/// One download. Keeps its progress in memory at each look, and saves itself only when something durable changed; the samples in between
/// are made durable by its client, once per poll.
/// </summary>
[GrainType(GrainTypes.Download)]
public sealed class DownloadGrain(IDownloadStore store, TimeProvider time, TrackingSettings tracking) : Grain, IDownloadGrain
{
    /// <summary>Samples after which the ring is saved, so that no download leaves more than these behind in the store.</summary>
    public const int SamplesPerSaveMax = 200;

    private ProgressHistory _history = new();
    private DownloadKey _key;
    private DownloadState? _state;
    private ProgressAnchor? _anchor;
    private LiveNumbers _live;
    private long _version;
    private int _samplesSinceSave;

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _key = DownloadKey.Parse(this.GetPrimaryKeyString())
            ?? throw new ArgumentException($"'{this.GetPrimaryKeyString()}' is not the key of a download (client/item).");
        if (await store.LoadAsync(_key, cancellationToken) is not { } stored)
        {
            return;
        }

        _state = Shared(stored.State);
        _version = stored.Version;
        _anchor = stored.State.Anchor;
        if (tracking.Persist)
        {
            _history = ProgressHistory.FromBytes(stored.History.Span);
            _anchor = ProgressTracker.Replay(_history, _anchor, stored.Samples, stored.State.GoneAt is null ? stored.ClientPolledAt : null, tracking);
        }
    }

    /// <inheritdoc/>
    public async Task<bool> ObserveAsync(DownloadObservation seen)
    {
        var snapshot = seen.ToProgress();
        var progress = Judge(seen, snapshot);
        _anchor = progress.Anchor;
        _samplesSinceSave++;
        _live = LiveNumbers.Of(seen);
        if (_state is not null && _samplesSinceSave < SamplesPerSaveMax && progress.Judgement == _state.Judgement && IsOnlyProgress(_state, snapshot, seen))
        {
            return false;
        }

        var item = seen.ToItem(_key.ItemId);
        var evidence = progress.Judgement == Judgement.Fine ? null : ProgressTracker.Evidence(progress.Anchor, snapshot, tracking, StuckHint.From(item));
        var news = new DownloadNews.Seen(_key, item, progress.Judgement, evidence, progress.Anchor, seen.IsFirstRead, seen.ClientCreatedAt);
        var step = DownloadMachine.Apply(_state, news, seen.At);
        if (step.MustSave || (step.Next is not null && _samplesSinceSave >= SamplesPerSaveMax))
        {
            await SaveAsync(step.Next with { UpdatedAt = seen.At }, step.Events);
        }
        else
        {
            _state = step.Next;
        }

        return step.MustSave;
    }

    /// <inheritdoc/>
    public Task<bool> AwaitClientAsync(DateTimeOffset at) =>
        _state is { GoneAt: null } state && state.Status.IsActive() && state.Wait != WaitReason.ClientNotReady
            ? ObserveAsync(Observations.OfSilence(state, Newest(state), at))
            : Task.FromResult(false);

    /// <inheritdoc/>
    public async Task GoneAsync(DateTimeOffset at)
    {
        if (_state is null)
        {
            return;
        }

        var step = DownloadMachine.Apply(_state, new DownloadNews.Gone(), at);
        if (step.MustSave)
        {
            await SaveAsync(step.Next, step.Events);
        }

        // Nothing will be seen of it any more: its memory is given back (R80).
        DeactivateOnIdle();
    }

    /// <inheritdoc/>
    public Task<DownloadSnapshot?> GetAsync() =>
        Task.FromResult(_state is null ? null : DownloadSnapshots.From(_state, _history, _live, EvidenceNow()));

    // What could not be read says nothing of progress: the judgement stays what it was.
    private ProgressStep Judge(DownloadObservation seen, in ProgressSnapshot snapshot) =>
        seen.Malformed is not null && _state is not null && _anchor is { } anchor
            ? new ProgressStep(anchor, _state.Judgement, AnchorMoved: false)
            : ProgressTracker.Record(_history, _anchor, snapshot, tracking);

    private ProgressSnapshot Newest(DownloadState state) => _history.Count > 0
        ? _history[_history.Count - 1]
        : new ProgressSnapshot(state.UpdatedAt.UtcDateTime, state.SizeLeftBytes, (float)state.ProgressPercent, state.Status, state.Wait);

    // A house may hold a hundred thousand of these: what is the same text is the same string.
    private DownloadState Shared(DownloadState state)
    {
        _key = _key with { ClientId = string.Intern(_key.ClientId) };
        return state with
        {
            Key = _key,
            CorrelationId = state.CorrelationId == _key.ItemId ? _key.ItemId : state.CorrelationId,
            Category = string.Intern(state.Category),
            SourceApplication = string.Intern(state.SourceApplication),
            RawStatus = string.Intern(state.RawStatus),
            Tracker = state.Tracker is null ? null : string.Intern(state.Tracker),
        };
    }

    // Compared with the state itself: to keep each observation for it would cost more than the state.
    private static bool IsOnlyProgress(DownloadState state, in ProgressSnapshot snapshot, DownloadObservation seen) =>
        snapshot.Status == state.Status
        && snapshot.Wait == state.Wait
        && state.GoneAt is null
        && seen.Title == state.Title
        && seen.RawStatus == state.RawStatus
        && seen.Category == state.Category
        && seen.Labels == state.Labels
        && seen.Tracker == state.Tracker
        && seen.Complaint == state.Complaint
        && seen.StoragePath == state.StoragePath
        && seen.SizeBytes == state.SizeBytes
        && seen.Malformed == state.Malformed
        && (seen.EndedAt is null || seen.EndedAt == state.EndedAt);

    // The values of now, not those of the save: "stuck for" grows while nothing changes.
    private StuckEvidence? EvidenceNow() => _state?.Evidence is { } saved && _anchor is { } anchor && _history.Count > 0
        ? ProgressTracker.Evidence(anchor, _history[_history.Count - 1], tracking, saved.Hint)
        : _state?.Evidence;

    private async Task SaveAsync(DownloadState state, IReadOnlyList<DownloadEvent> happened)
    {
        var cause = _state?.LastEventId;
        var events = EventStamp.Chain(happened.Select(one => ToActivity(one, state)), cause);
        var next = state with { Anchor = _anchor, LastEventId = events.Count > 0 ? events[^1].EventId : cause };
        var left = next.SizeLeftBytes;
        var timeLeft = next.Status.IsActive() ? TimeToCompletion.Estimate(_history, left, time.GetUtcNow()) : null;
        var outcome = await TrySaveAsync(new DownloadSave(next, _version, _history.ToBytes(), _live.SpeedBytesPerSecond, timeLeft, [], events));
        if (outcome.IsConflict)
        {
            throw new InconsistentStateException($"Download {_key} was saved by somebody else.");
        }

        _version = outcome.Version;
        _state = next;
        _samplesSinceSave = 0;
    }

    private async Task<SaveOutcome> TrySaveAsync(DownloadSave save)
    {
        try
        {
            return await store.SaveAsync(save);
        }
        catch
        {
            // Whether it was written is not known, so memory may be wrong: the next call reads it anew.
            DeactivateOnIdle();
            throw;
        }
    }

    private ActivityEvent ToActivity(DownloadEvent happened, DownloadState next) => new()
    {
        EventId = "",
        At = next.UpdatedAt,
        EventType = happened.EventType,
        CorrelationId = next.CorrelationId,
        Action = happened.Action,
        Source = _key.ClientId,
        Outcome = happened.Outcome,
        DetailsJson = EventStamp.Details(happened.Details),
        ErrorMessage = happened.ErrorMessage,
        DownloadId = _key.ToString(),
        Application = next.SourceApplication,
    };
}
