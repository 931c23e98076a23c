namespace OrleansMedia.Domain.Activity;

/// <summary>How an activity stands (ruling C9). Wire names: failed, success, in_progress, info.</summary>
public enum Outcome
{
    Info,
    InProgress,
    Success,
    Failed,
}
