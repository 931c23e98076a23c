using System.Diagnostics.CodeAnalysis;

namespace OrleansMedia.Domain.Downloads;

/// <summary>What becomes of a download.</summary>
/// <param name="Next">The next state; null only where nothing is known of the download and nothing became known.</param>
/// <param name="Events">What to tell, in order.</param>
/// <param name="MustSave">Whether something changed that must outlive a restart; mere progress does not (it is sampled with the poll).</param>
public sealed record DownloadStep(DownloadState? Next, IReadOnlyList<DownloadEvent> Events, [property: MemberNotNullWhen(true, nameof(DownloadStep.Next))] bool MustSave);
