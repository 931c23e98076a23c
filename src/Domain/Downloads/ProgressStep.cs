namespace OrleansMedia.Domain.Downloads;

/// <summary>What one more snapshot says of a download.</summary>
/// <param name="Anchor">The last time it moved enough, with the idle time since.</param>
/// <param name="Judgement">What follows.</param>
/// <param name="AnchorMoved">Whether it moved enough with this snapshot, or was seen for the first time.</param>
public readonly record struct ProgressStep(ProgressAnchor Anchor, Judgement Judgement, bool AnchorMoved);
