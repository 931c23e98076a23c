namespace OrleansMedia.LocalSilo.Tests.Grains;

/// <summary>Every shape that a grain method may have.</summary>
[Alias("test.shape")]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1068", Justification = "The place of the token is what is tested.")]
public interface IShapeGrain : IGrainWithStringKey
{
    [Alias("none")]
    ValueTask NoneAsync();

    [Alias("record")]
    ValueTask<ShapeRecord> RecordAsync(ShapeRecord record);

    [Alias("null")]
    Task<ShapeRecord?> NullAsync();

    [Alias("many")]
    Task<string> ManyAsync(int a, string b, Guid c, DateTimeOffset d, TimeSpan? e, string[] f, bool g);

    [Alias("middle")]
    Task<bool> TokenInTheMiddleAsync(int before, CancellationToken cancellation, int after);

    [Alias("optional")]
    Task<int> OptionalAsync(int number = 7, CancellationToken cancellation = default);
}
