namespace OrleansMedia.Lab.Http;

/// <summary>What is wrong with a malformed item.</summary>
public enum Malformation
{
    /// <summary>Its id is null.</summary>
    NullId,

    /// <summary>Text stands where a number belongs.</summary>
    TextForNumber,

    /// <summary>Its status is a word that no version knows.</summary>
    UnknownStatus,

    /// <summary>It is a number instead of an object.</summary>
    NotAnObject,
}
