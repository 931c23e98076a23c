namespace OrleansMedia.Lab.Sabnzbd;

/// <summary>One entry of SABnzbd's warnings.</summary>
/// <param name="Type">WARNING or ERROR.</param>
/// <param name="Text">What it says.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Origin">Source file and line, as SABnzbd names them.</param>
public sealed record SabnzbdWarning(string Type, string Text, DateTimeOffset At, string Origin);
