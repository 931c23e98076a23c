using System.Text.Json;

namespace OrleansMedia.Clients.Json;

/// <summary>Takes the tokens of one answer as they stream in. What it does not know it skips, however deep.</summary>
internal abstract class JsonVisitor
{
    private int _skippedDepth = -1;

    /// <summary>One token.</summary>
    public void Take(ref Utf8JsonReader reader)
    {
        if (_skippedDepth < 0)
        {
            OnToken(ref reader);
        }
        else if (reader.CurrentDepth == _skippedDepth && reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
        {
            _skippedDepth = -1;
        }
    }

    /// <summary>One token that is not skipped.</summary>
    protected abstract void OnToken(ref Utf8JsonReader reader);

    /// <summary>Passes over the value that begins here; nothing to do for a plain value.</summary>
    protected void Skip(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            _skippedDepth = reader.CurrentDepth;
        }
    }
}
