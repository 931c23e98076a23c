namespace OrleansMedia.WebUi.Words;

/// <summary>What a state means for the person who looks. Each has a colour, a shape and a word.</summary>
public enum Tone
{
    /// <summary>Green, filled circle.</summary>
    Fine,

    /// <summary>Blue, turning arc.</summary>
    Working,

    /// <summary>Grey, clock.</summary>
    Waiting,

    /// <summary>Amber, outlined hand: nobody need act yet.</summary>
    AtRisk,

    /// <summary>Amber, filled hand.</summary>
    NeedsYou,

    /// <summary>Red, broken shape.</summary>
    Bad,

    /// <summary>Violet, question mark.</summary>
    Unsure,

    /// <summary>Grey, dashed circle: it is over, or was so before we came.</summary>
    Past,
}
