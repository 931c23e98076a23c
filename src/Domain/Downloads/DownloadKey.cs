namespace OrleansMedia.Domain.Downloads;

/// <summary>Names one download: the client that holds it and the client's own id of it. As text <c>client/item</c>.</summary>
public readonly record struct DownloadKey(string ClientId, string ItemId)
{
    /// <summary>The longest item id that is taken from a client, in characters.</summary>
    public const int ItemIdLengthMax = 200;

    /// <summary>Reads <c>client/item</c>; null where it is not of that form.</summary>
    public static DownloadKey? Parse(string? text)
    {
        var slash = text?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        return slash > 0 && slash < text!.Length - 1 ? new DownloadKey(text[..slash], text[(slash + 1)..]) : null;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{ClientId}/{ItemId}";
}
