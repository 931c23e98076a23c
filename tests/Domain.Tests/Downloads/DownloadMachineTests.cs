using System.Text.Json;
using OrleansMedia.Domain.Activity;
using OrleansMedia.Domain.Downloads;
using static OrleansMedia.Domain.Tests.Downloads.DownloadCases;

namespace OrleansMedia.Domain.Tests.Downloads;

public sealed class DownloadMachineTests
{
    private DownloadState? _state;
    private readonly List<DownloadEvent> _told = [];

    [Fact]
    public void A_failure_is_told_once_with_all_that_is_known_of_it()
    {
        See(Seen(Item(DownloadStatus.Downloading)));
        for (var i = 0; i < 5; i++)
        {
            See(Seen(Item(DownloadStatus.Failed)));
        }

        var failed = Assert.Single(_told, e => e.EventType == EventTypes.DownloadFailed);
        Assert.Equal("Download failed: Show.S01E01", failed.Action);
        Assert.Equal(Outcome.Failed, failed.Outcome);
        Assert.Equal("Unpacking failed, archive requires a password", failed.ErrorMessage);
        Assert.Equal(
            """{"title":"Show.S01E01","client":"home","item_id":"SABnzbd_nzo_1","category":"tv","source_application":"sonarr","reason":"Unpacking failed, archive requires a password","failure_category":"password_protected","severity":"critical"}""",
            JsonSerializer.Serialize(failed.Details));
    }

    [Fact]
    public void A_retried_failure_that_fails_again_is_told_again()
    {
        See(Seen(Item(DownloadStatus.Failed)));
        See(Seen(Item(DownloadStatus.Downloading)));
        Assert.Equal((DownloadStatus.Downloading, null, null, null), (_state!.Status, _state.FailureReason, _state.FailureCategory, _state.EndedAt));
        See(Seen(Item(DownloadStatus.Failed)));

        Assert.Equal(2, _told.Count(e => e.EventType == EventTypes.DownloadFailed));
    }

    [Fact]
    public void What_failed_before_set_up_is_listed_and_told_to_nobody()
    {
        See(Seen(Item(DownloadStatus.Failed)) with { IsFirstRead = true });
        See(Seen(Item(DownloadStatus.Failed)));

        Assert.True(_state!.SeenBeforeSetup);
        Assert.Equal(FailureCategory.PasswordProtected, _state.FailureCategory);
        Assert.Empty(_told);

        // Until it is retried: then it is one of ours.
        See(Seen(Item(DownloadStatus.Downloading)));
        See(Seen(Item(DownloadStatus.Failed)));
        Assert.False(_state.SeenBeforeSetup);
        Assert.Single(_told, e => e.EventType == EventTypes.DownloadFailed);
    }

    [Fact]
    public void Being_stuck_is_told_with_the_whole_evidence()
    {
        See(Seen(Item(DownloadStatus.Downloading)));
        See(Seen(Item(DownloadStatus.Downloading), Judgement.Stuck));

        var details = Assert.Single(_told, e => e.EventType == EventTypes.DownloadStuck).Details;
        Assert.Equal(
            ["title", "client", "item_id", "category", "source_application", "status", "protocol", "progress_percent", "size_left_bytes", "stuck_minutes",
                "threshold_minutes", "progress_change", "min_progress_change", "size_change", "min_size_change", "since", "hint"],
            details.Keys);
        Assert.Equal((130.0, 120.0, "0 of 4 seeds connected"), (details["stuck_minutes"], details["threshold_minutes"], details["hint"]));
        Assert.NotNull(_state!.Evidence);
    }

    [Fact]
    public void Being_stuck_is_told_once_however_often_it_is_paused_and_resumed()
    {
        See(Seen(Item(DownloadStatus.Downloading), Judgement.AtRisk));
        for (var i = 0; i < 3; i++)
        {
            See(Seen(Item(DownloadStatus.Downloading), Judgement.Stuck));
            See(Seen(Item(DownloadStatus.Paused)));
        }

        See(Seen(Item(DownloadStatus.Downloading), anchorAt: Now));
        Assert.Single(_told, e => e.EventType == EventTypes.DownloadStuck);
        Assert.Single(_told, e => e.EventType == EventTypes.DownloadMoving);

        See(Seen(Item(DownloadStatus.Downloading), Judgement.Stuck, anchorAt: Now));
        Assert.Equal(2, _told.Count(e => e.EventType == EventTypes.DownloadStuck));
    }

    [Fact]
    public void Mere_progress_is_kept_in_memory_and_not_saved()
    {
        See(Seen(Item(DownloadStatus.Downloading)));
        var step = DownloadMachine.Apply(_state, Seen(Item(DownloadStatus.Downloading) with { ProgressPercent = 80, SizeLeftBytes = 200 }), Now);

        Assert.False(step.MustSave);
        Assert.Equal((80, 200L, _state!.UpdatedAt), (step.Next!.ProgressPercent, step.Next.SizeLeftBytes, step.Next.UpdatedAt));
    }

    [Theory]
    [InlineData("title")]
    [InlineData("category")]
    [InlineData("labels")]
    [InlineData("tracker")]
    [InlineData("complaint")]
    [InlineData("storage")]
    [InlineData("size")]
    public void What_must_outlive_a_restart_is_saved(string what)
    {
        See(Seen(Item(DownloadStatus.Downloading)));
        var item = Item(DownloadStatus.Downloading);
        item = what switch
        {
            "title" => item with { Title = "New" },
            "category" => item with { Category = "movies" },
            "labels" => item with { Labels = "ENCRYPTED" },
            "tracker" => item with { Tracker = "tracker.example" },
            "complaint" => item with { Complaint = "unregistered torrent" },
            "storage" => item with { StoragePath = "/srv/x" },
            _ => item with { SizeBytes = 5 },
        };

        Assert.True(DownloadMachine.Apply(_state, Seen(item), Now).MustSave);
    }

    [Fact]
    public void A_malformed_sight_of_it_keeps_what_was_known()
    {
        See(Seen(Item(DownloadStatus.Downloading), Judgement.Stuck));
        var before = _state!;
        See(Seen(Item(DownloadStatus.Unknown) with { Title = "", ProgressPercent = 0, Malformed = "status is not known" }));

        Assert.Equal(before with { Malformed = "status is not known", UpdatedAt = Now }, _state);
        See(Seen(Item(DownloadStatus.Downloading), Judgement.Stuck));
        Assert.Null(_state!.Malformed);
        Assert.Single(_told, e => e.EventType == EventTypes.DownloadStuck);
    }

    [Fact]
    public void What_left_its_client_stays_on_record_and_may_come_back()
    {
        See(Seen(Item(DownloadStatus.Downloading), Judgement.Stuck));
        See(new DownloadNews.Gone());
        Assert.Equal((Now, Judgement.Fine, null), (_state!.GoneAt, _state.Judgement, _state.Evidence));
        See(new DownloadNews.Gone());
        See(Seen(Item(DownloadStatus.Downloading)));

        Assert.Null(_state.GoneAt);
        Assert.Equal(
            [EventTypes.DownloadAdded, EventTypes.DownloadGone, EventTypes.DownloadAdded],
            _told.Select(e => e.EventType));
    }

    [Fact]
    public void The_same_end_seen_again_after_it_was_gone_is_no_new_end()
    {
        See(Seen(Item(DownloadStatus.Failed)));
        See(new DownloadNews.Gone());
        See(Seen(Item(DownloadStatus.Failed)));
        Assert.Single(_told, e => e.EventType == EventTypes.DownloadFailed);

        See(new DownloadNews.Gone());
        See(Seen(Item(DownloadStatus.Failed) with { EndedAt = Now }));
        Assert.Equal(2, _told.Count(e => e.EventType == EventTypes.DownloadFailed));
    }

    [Fact]
    public void A_status_that_is_not_understood_for_a_while_makes_no_new_failure()
    {
        See(Seen(Item(DownloadStatus.Failed)));
        See(Seen(Item(DownloadStatus.Unknown)));
        See(Seen(Item(DownloadStatus.Failed)));

        Assert.Single(_told, e => e.EventType == EventTypes.DownloadFailed);
    }

    private void See(DownloadNews news)
    {
        var step = DownloadMachine.Apply(_state, news, Now);
        Assert.True(step.MustSave || step.Events.Count == 0, "What is told must be saved.");
        _state = step.Next;
        _told.AddRange(step.Events);
    }
}
