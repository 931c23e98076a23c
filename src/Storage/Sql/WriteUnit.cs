using OrleansMedia.Storage.Live;

namespace OrleansMedia.Storage.Sql;

/// <summary>
/// What is written whole or not at all. Where it has a guard, that is its first command, and it must change exactly one row: else
/// somebody else saved first, nothing of the unit is written, and the outcome is a conflict. So no unit ever needs to be undone
/// for a conflict, and many share one commit.
/// </summary>
internal sealed class WriteUnit(ChangeTopics topics, bool guarded)
{
    private readonly TaskCompletionSource<bool> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What it changes, for those who watch.</summary>
    public ChangeTopics Topics { get; } = topics;

    /// <summary>Whether the first command decides if the rest is written.</summary>
    public bool IsGuarded { get; } = guarded;

    /// <summary>In the order of being run.</summary>
    public List<WriteCommand> Commands { get; } = new(8);

    /// <summary>True when it is durable, false where the guard refused; faulted where the database failed, and then the outcome is unknown.</summary>
    public Task<bool> Done => _done.Task;

    /// <summary>What the guard said in the transaction that is under way.</summary>
    public bool Written { get; set; }

    /// <summary>Adds a command.</summary>
    public void Add(Statement statement, params object?[] values) => Commands.Add(new WriteCommand(statement, values));

    /// <summary>Tells the waiting caller what became of it.</summary>
    public void Complete() => _done.TrySetResult(Written);

    /// <summary>Tells the waiting caller that the database failed.</summary>
    public void Fail(Exception error) => _done.TrySetException(error);
}
