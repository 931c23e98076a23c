namespace OrleansMedia.Domain.Downloads;

/// <summary>How bad it is (R49, ruling C9). Ordered: the larger the worse.</summary>
public enum Severity : byte
{
    Low,
    Medium,
    High,
    Critical,
}
