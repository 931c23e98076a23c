namespace OrleansMedia.Domain.Downloads;

/// <summary>The wire names of <see cref="Judgement"/>.</summary>
public static class JudgementNames
{
    /// <summary>The wire name.</summary>
    public static string ToWire(this Judgement judgement) => judgement switch
    {
        Judgement.Fine => "fine",
        Judgement.AtRisk => "at_risk",
        Judgement.Stuck => "stuck",
    };
}
