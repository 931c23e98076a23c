namespace OrleansMedia.WebUi.Words;

/// <summary>A state as a sentence, with what it means.</summary>
/// <param name="Tone">Gives colour and shape.</param>
/// <param name="Text">The words.</param>
public readonly record struct StateLine(Tone Tone, string Text);
