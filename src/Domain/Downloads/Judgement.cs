namespace OrleansMedia.Domain.Downloads;

/// <summary>What the progress history says of a download.</summary>
public enum Judgement : byte
{
    /// <summary>It moves, or need not.</summary>
    Fine,

    /// <summary>It has not moved for most of the stuck threshold (R226).</summary>
    AtRisk,

    /// <summary>It should move and has not for the whole stuck threshold (R73, R76).</summary>
    Stuck,
}
