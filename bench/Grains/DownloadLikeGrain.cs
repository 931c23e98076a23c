namespace OrleansMedia.Bench.Grains;

/// <summary>Own strings, times and a ring of 50 progress samples of 12 bytes each, made in OnActivateAsync as a load would.</summary>
[GrainType("downloadlike")]
public sealed class DownloadLikeGrain(TimeProvider time) : Grain, IDownloadLikeGrain
{
    private const int SamplesMax = 50;
    private long[] _bytes = [];
    private int[] _seconds = [];
    private string _name = "";
    private string _category = "";
    private string _correlation = "";
    private DateTimeOffset _addedAt;
    private DateTimeOffset _changedAt;
    private long _size;
    private int _attempts;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _name = $"Some.Series.S01E01.1080p.WEB.H264-GROUP.{this.GetPrimaryKeyString()}";
        _category = "tv";
        _correlation = Guid.NewGuid().ToString("N");
        _addedAt = time.GetUtcNow();
        _changedAt = _addedAt;
        _size = 3_221_225_472;
        _bytes = new long[SamplesMax];
        _seconds = new int[SamplesMax];
        return Task.CompletedTask;
    }

    public Task TouchAsync()
    {
        _attempts += _name.Length + _category.Length + _correlation.Length + (int)(_size + _bytes[0] + _seconds[0]) + (_addedAt == _changedAt ? 0 : 1);
        return Task.CompletedTask;
    }
}
