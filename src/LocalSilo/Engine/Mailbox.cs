namespace OrleansMedia.LocalSilo.Engine;

/// <summary>
/// The task scheduler of one activation: everything that reaches it runs one at a time, in order, on the thread pool and
/// never on the stack or in the execution context of whoever posted it. Posting takes no lock.
/// </summary>
internal abstract class Mailbox : TaskScheduler, IThreadPoolWorkItem
{
    /// <summary>How many items run before other mailboxes get the thread.</summary>
    private const int ItemsPerTurnMax = 256;

    // The head of the inbox when a drain is due or under way and nothing waits; null when the mailbox is at rest.
    private static readonly WorkItem _busy = new BusyMark();

    [ThreadStatic]
    private static Mailbox? _current;

    private WorkItem? _inbox;

    // What a drain took from the inbox and did not get to. Touched by the drain only.
    private WorkItem? _backlog;

    /// <inheritdoc />
    public override int MaximumConcurrencyLevel => 1;

    /// <summary>Whose items this thread is running, if any.</summary>
    internal static Mailbox? Running => _current;

    /// <summary>Whether nothing waits or runs here at this moment.</summary>
    internal bool IsAtRest => Volatile.Read(ref _inbox) is null;

    /// <summary>The activation that items run on.</summary>
    protected abstract Activation Owner { get; }

    void IThreadPoolWorkItem.Execute()
    {
        // One task for the whole drain makes this scheduler TaskScheduler.Current, so that awaits come back to it.
        var drain = new Task(static box => ((Mailbox)box!).Drain(), this, CancellationToken.None, TaskCreationOptions.DenyChildAttach);
        _current = this;
        try
        {
            drain.RunSynchronously(this);
        }
        finally
        {
            _current = null;
        }

        // The items catch what they run, so a failure here is a bug of the engine: let it be seen.
        drain.GetAwaiter().GetResult();
    }

    /// <summary>Appends an item and sees that it will run.</summary>
    internal void Post(WorkItem item)
    {
        var head = Volatile.Read(ref _inbox);
        while (true)
        {
            item.Next = head;
            var seen = Interlocked.CompareExchange(ref _inbox, item, head);
            if (ReferenceEquals(seen, head))
            {
                break;
            }

            head = seen;
        }

        if (head is null)
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    /// <inheritdoc />
    protected override void QueueTask(Task task) => Post(new Continuation(task));

    /// <inheritdoc />
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && ReferenceEquals(_current, this) && TryExecuteTask(task);

    /// <inheritdoc />
    protected override IEnumerable<Task> GetScheduledTasks() => [];

    private void Drain()
    {
        var clean = ExecutionContext.Capture()!;
        var ran = 0;
        while (true)
        {
            var item = _backlog ?? TakeAll();
            if (item is null)
            {
                if (ReferenceEquals(Interlocked.CompareExchange(ref _inbox, null, _busy), _busy))
                {
                    return;
                }

                continue;
            }

            if (ran++ == ItemsPerTurnMax)
            {
                _backlog = item;
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
                return;
            }

            _backlog = item.Next;
            item.Next = null;
            item.Run(Owner);

            // What the item left in the execution context is not for the next one.
            ExecutionContext.Restore(clean);
        }
    }

    // The inbox is a stack, newest first: turn it round.
    private WorkItem? TakeAll()
    {
        var item = Interlocked.Exchange(ref _inbox, _busy);
        WorkItem? first = null;
        while (item is not null && !ReferenceEquals(item, _busy))
        {
            var next = item.Next;
            item.Next = first;
            first = item;
            item = next;
        }

        return first;
    }

    private sealed class Continuation(Task task) : WorkItem
    {
        internal override void Run(Activation activation) => ((Mailbox)activation).TryExecuteTask(task);
    }

    private sealed class BusyMark : WorkItem
    {
        internal override void Run(Activation activation)
        {
        }
    }
}
