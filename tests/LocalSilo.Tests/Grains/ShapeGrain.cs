namespace OrleansMedia.LocalSilo.Tests.Grains;

[GrainType("shape")]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1068", Justification = "The place of the token is what is tested.")]
public sealed class ShapeGrain : Grain, IShapeGrain
{
    public ValueTask NoneAsync() => ValueTask.CompletedTask;

    public async ValueTask<ShapeRecord> RecordAsync(ShapeRecord record)
    {
        await Task.Yield();
        return record with { Number = record.Number + 1 };
    }

    public Task<ShapeRecord?> NullAsync() => Task.FromResult<ShapeRecord?>(null);

    public Task<string> ManyAsync(int a, string b, Guid c, DateTimeOffset d, TimeSpan? e, string[] f, bool g) =>
        Task.FromResult($"{a} {b} {c} {d:O} {e} {string.Join('+', f)} {g}");

    public Task<bool> TokenInTheMiddleAsync(int before, CancellationToken cancellation, int after) =>
        Task.FromResult(before < after && !cancellation.IsCancellationRequested);

    public Task<int> OptionalAsync(int number = 7, CancellationToken cancellation = default) => Task.FromResult(number);
}
