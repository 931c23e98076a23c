using OrleansMedia.LocalSilo.Tests.Grains;

namespace OrleansMedia.LocalSilo.Tests;

/// <summary>An observer that notes what it hears.</summary>
internal sealed class Subscriber(Witness witness, string name) : INewsObserver
{
    private int _atOnce;

    /// <summary>The most calls that were ever under way here at the same time.</summary>
    public int MostAtOnce { get; private set; }

    public async Task HearAsync(string news)
    {
        MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref _atOnce));
        await Task.Yield();
        Interlocked.Decrement(ref _atOnce);
        witness.Note($"{name} heard {news}");
        if (news == "bad")
        {
            throw new InvalidOperationException("The subscriber failed.");
        }
    }

    public void Overhear(string news) => witness.Note($"{name} overheard {news}");
}
