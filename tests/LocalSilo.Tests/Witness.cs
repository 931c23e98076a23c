namespace OrleansMedia.LocalSilo.Tests;

/// <summary>What grains and tests share: notes of what happened, and gates that hold a turn until the test opens them.</summary>
public sealed class Witness
{
    /// <summary>How long a test waits for what must happen. Long: a busy machine is no failure.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly List<string> _notes = [];
    private readonly Dictionary<string, TaskCompletionSource> _gates = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Everything so far, in order.</summary>
    public IReadOnlyList<string> Notes
    {
        get
        {
            lock (_lock)
            {
                return [.. _notes];
            }
        }
    }

    public void Note(string note)
    {
        lock (_lock)
        {
            _notes.Add(note);
            _changed.TrySetResult();
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Completes when the note was taken that many times.</summary>
    public async Task SeenAsync(string note, int times = 1)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (_notes.Count(n => n == note) >= times)
                {
                    return;
                }

                changed = _changed.Task;
            }

            try
            {
                await changed.WaitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.Fail($"Never saw \"{note}\" {times} times, only: {string.Join(", ", Notes)}");
            }
        }
    }

    /// <summary>Completes when the test opens the gate.</summary>
    public Task PassAsync(string gate) => Gate(gate).Task;

    public void Open(string gate) => Gate(gate).TrySetResult();

    private TaskCompletionSource Gate(string gate)
    {
        lock (_lock)
        {
            return _gates.TryGetValue(gate, out var known)
                ? known
                : _gates[gate] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
