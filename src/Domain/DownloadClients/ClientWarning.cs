namespace OrleansMedia.Domain.DownloadClients;

/// <summary>Something the client complains about as a whole: full disk, failed provider login.</summary>
/// <param name="At">When it said so; null where it does not tell.</param>
/// <param name="Text">Its own words, cut at 500 characters.</param>
public sealed record ClientWarning(DateTimeOffset? At, string Text);
