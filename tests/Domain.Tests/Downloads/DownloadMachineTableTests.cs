using OrleansMedia.Domain.Downloads;
using static OrleansMedia.Domain.Tests.Downloads.DownloadCases;

namespace OrleansMedia.Domain.Tests.Downloads;

/// <summary>Every kind of state against every kind of news. A change of behaviour changes the verified file, and its reader sees what is ignored.</summary>
public sealed class DownloadMachineTableTests
{
    private const string File = "Downloads/DownloadMachineTable.verified.txt";

    [Fact]
    public void Every_cell_is_as_verified()
    {
        var lines = new List<string>();
        foreach (var (stateName, state) in States())
        {
            lines.Add($"# {stateName}");
            lines.AddRange(AllNews().Select(news => $"{news.Name,-24} -> {Cell(DownloadMachine.Apply(state, news.News, Now))}"));
            lines.Add("");
        }

        var actual = string.Join('\n', lines);
        var verified = Path.Combine(AppContext.BaseDirectory, File);
        System.IO.File.WriteAllText(Path.ChangeExtension(verified, null).Replace(".verified", ".received.txt", StringComparison.Ordinal), actual);
        Assert.Equal(System.IO.File.ReadAllText(verified), actual);
    }

    private static string Cell(DownloadStep step) => string.Join(
        ' ',
        step.Next is { } next
            ? string.Concat(
                next.Status.ToWire(),
                next.Judgement == Judgement.Fine ? "" : $" {next.Judgement.ToWire()}",
                next.SeenBeforeSetup ? " before-setup" : "",
                next.Malformed is null ? "" : " malformed",
                next.GoneAt is null ? "" : " gone")
            : "nothing",
        step.MustSave ? "[saved]" : "[kept]",
        string.Join(", ", step.Events.Select(e => e.EventType["download.".Length..]))).TrimEnd();

    private static IEnumerable<(string Name, DownloadState? State)> States()
    {
        yield return ("never seen", null);
        foreach (var status in new[]
        {
            DownloadStatus.Queued, DownloadStatus.Downloading, DownloadStatus.Paused, DownloadStatus.Extracting, DownloadStatus.Completed,
            DownloadStatus.ImportPending, DownloadStatus.Failed, DownloadStatus.Unknown,
        })
        {
            yield return (status.ToWire(), State(status));
        }

        yield return ("downloading, told at risk", State(DownloadStatus.Downloading) with { Judgement = Judgement.AtRisk, JudgementTold = Judgement.AtRisk });
        yield return ("downloading, told stuck", State(DownloadStatus.Downloading) with { Judgement = Judgement.Stuck, JudgementTold = Judgement.Stuck });
        yield return ("paused, told stuck before", State(DownloadStatus.Paused) with { JudgementTold = Judgement.Stuck });
        yield return ("failed before set-up", State(DownloadStatus.Failed) with { SeenBeforeSetup = true });
        yield return ("downloading, malformed", State(DownloadStatus.Downloading) with { Malformed = "size" });
        yield return ("downloading, gone", State(DownloadStatus.Downloading) with { GoneAt = Before });
        yield return ("failed, gone", State(DownloadStatus.Failed) with { GoneAt = Before });
    }

    private static IEnumerable<(string Name, DownloadNews News)> AllNews()
    {
        foreach (var status in Enum.GetValues<DownloadStatus>().Where(s => s is not (DownloadStatus.Dlq or DownloadStatus.Resolved)))
        {
            yield return (status.ToWire(), Seen(Item(status)));
        }

        yield return ("downloading, at risk", Seen(Item(DownloadStatus.Downloading), Judgement.AtRisk));
        yield return ("downloading, stuck", Seen(Item(DownloadStatus.Downloading), Judgement.Stuck));
        yield return ("downloading, moved", Seen(Item(DownloadStatus.Downloading), anchorAt: Now));
        yield return ("completed, moved", Seen(Item(DownloadStatus.Completed), anchorAt: Now));
        yield return ("failed at the first read", Seen(Item(DownloadStatus.Failed)) with { IsFirstRead = true });
        yield return ("failed before set-up", Seen(Item(DownloadStatus.Failed) with { EndedAt = SetUp.AddDays(-1) }));
        yield return ("active at the first read", Seen(Item(DownloadStatus.Downloading)) with { IsFirstRead = true });
        yield return ("malformed", Seen(Item(DownloadStatus.Downloading) with { Malformed = "size" }));
        yield return ("gone", new DownloadNews.Gone());
    }
}
