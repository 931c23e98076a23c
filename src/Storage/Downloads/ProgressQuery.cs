using OrleansMedia.Storage.Sql;

namespace OrleansMedia.Storage.Downloads;

/// <summary>Statistics of progress tracking for pages and REST (R84).</summary>
public sealed class ProgressQuery(Database database)
{
    private static readonly Statement _downloads = new(
        $"""
        SELECT coalesce(sum(CASE WHEN ended_at IS NULL THEN 1 ELSE 0 END), 0), coalesce(sum(CASE WHEN {DownloadViews.Stuck} THEN 1 ELSE 0 END), 0),
            coalesce(sum(CASE WHEN {DownloadViews.AtRisk} THEN 1 ELSE 0 END), 0)
        FROM downloads WHERE {DownloadViews.Present}
        """);

    private static readonly Statement _samples = new(
        "SELECT (SELECT count(*) FROM download_samples) + cast(coalesce((SELECT sum(history_count) FROM download_states), 0) AS {number})");

    /// <summary>The statistics as of now.</summary>
    public async Task<ProgressStatistics> StatisticsAsync(CancellationToken cancellationToken)
    {
        var (tracked, stuck, atRisk) = await database.ReadFirstAsync(
            _downloads, [], row => ((int)row.GetInt64(0), (int)row.GetInt64(1), (int)row.GetInt64(2)), cancellationToken).ConfigureAwait(false);
        var samples = await database.ReadFirstAsync(_samples, [], row => row.GetInt64(0), cancellationToken).ConfigureAwait(false);
        return new ProgressStatistics(tracked, samples, tracked == 0 ? 0 : (double)samples / tracked, stuck, atRisk);
    }
}
