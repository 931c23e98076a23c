namespace OrleansMedia.LocalSilo.Engine;

/// <summary>Something that a mailbox runs when its turn comes. Linked into the mailbox itself, so that waiting costs no memory.</summary>
internal abstract class WorkItem
{
    /// <summary>The next item of the mailbox that holds this one.</summary>
    internal WorkItem? Next;

    /// <summary>Runs on the scheduler of the activation.</summary>
    internal abstract void Run(Activation activation);
}
