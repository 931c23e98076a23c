using System.Text.Json;
using OrleansMedia.Clients.Http;
using OrleansMedia.Clients.Json;
using OrleansMedia.Domain.DownloadClients;

namespace OrleansMedia.Clients.Sabnzbd;

/// <summary>
/// Takes <c>{"queue": {…, "slots": [{…}]}}</c> or the same with "history". What is unknown is skipped, so the depth alone says where a token
/// belongs: 2 a field of the list, 4 a field of a slot, 5 a text in an array of a slot.
/// </summary>
internal abstract class SabnzbdListVisitor(string listName, Endpoint at, int itemsMax) : JsonVisitor
{
    private const int RootDepth = 1;
    private const int ListDepth = 2;
    private const int ElementDepth = 3;
    private const int SlotDepth = 4;

    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private RootField _root;
    private bool _isSlots;
    private long? _declared;

    private enum RootField
    {
        Other,
        List,
        Error,
    }

    /// <summary>SABnzbd's own error text, which it gives in place of a list; null where there is none.</summary>
    public string? Error { get; private set; }

    /// <summary>Whether the list itself was there.</summary>
    public bool HasSlots { get; private set; }

    /// <summary>Whether the answer said "false" in place of the list: nothing changed since the mark.</summary>
    public bool IsUnchanged { get; private set; }

    /// <summary>The items in their order.</summary>
    public List<ClientItem> Items { get; } = [];

    /// <summary>Records without a usable id, and those with the id of another.</summary>
    public int MalformedCount { get; private set; }

    /// <summary>Whether all that SABnzbd says it has came.</summary>
    public bool IsComplete => _declared is not { } declared || Items.Count + MalformedCount >= declared;

    /// <summary>The slot that is read at the moment.</summary>
    protected SabnzbdSlot Slot { get; } = new();

    /// <summary>One copy of each repeated text.</summary>
    protected TextPool Pool { get; } = new();

    /// <inheritdoc/>
    protected sealed override void OnToken(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.PropertyName)
        {
            OnName(ref reader);
            return;
        }

        switch (reader.CurrentDepth)
        {
            case RootDepth:
                OnRootValue(ref reader);
                break;
            case ListDepth:
                OnListValue(ref reader);
                break;
            case ElementDepth:
                OnElement(ref reader);
                break;
            case SlotDepth:
                OnSlotValue(ref reader);
                break;
            case > SlotDepth:
                OnSlotText(ref reader);
                break;
            default:
                break; // The root's own braces.
        }
    }

    /// <summary>A name of a field of the list, other than slots.</summary>
    protected abstract void OnListName(ref Utf8JsonReader reader);

    /// <summary>The value of the field of the list that was named last; a container that is not wanted is to be skipped.</summary>
    protected abstract void OnListField(ref Utf8JsonReader reader);

    /// <summary>A name of a field of a slot.</summary>
    protected abstract void OnSlotName(ref Utf8JsonReader reader);

    /// <summary>The value of the field of a slot that was named last; a container that is not wanted is to be skipped.</summary>
    protected abstract void OnSlotValue(ref Utf8JsonReader reader);

    /// <summary>A value in an array of a slot that was not skipped.</summary>
    protected abstract void OnSlotText(ref Utf8JsonReader reader);

    /// <summary>The item that the finished slot makes. Its id is usable.</summary>
    protected abstract ClientItem ToItem();

    private void OnName(ref Utf8JsonReader reader)
    {
        switch (reader.CurrentDepth)
        {
            case RootDepth:
                _root = reader.ValueTextEquals(listName) ? RootField.List : reader.ValueTextEquals("error"u8) ? RootField.Error : RootField.Other;
                break;
            case ListDepth:
                _isSlots = reader.ValueTextEquals("slots"u8);
                OnListName(ref reader);
                break;
            case SlotDepth:
                OnSlotName(ref reader);
                break;
            default:
                break;
        }
    }

    private void OnRootValue(ref Utf8JsonReader reader)
    {
        switch (_root, reader.TokenType)
        {
            case (RootField.List, JsonTokenType.StartObject or JsonTokenType.EndObject):
                break;
            case (RootField.List, JsonTokenType.False):
                IsUnchanged = true;
                break;
            case (RootField.Error, JsonTokenType.String):
                Error = JsonText.Read(ref reader, JsonFields.TitleLengthMax);
                break;
            default:
                Skip(ref reader);
                break;
        }
    }

    private void OnListValue(ref Utf8JsonReader reader)
    {
        if (_isSlots)
        {
            HasSlots |= reader.TokenType == JsonTokenType.StartArray;
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                Skip(ref reader);
            }
        }
        else
        {
            OnListField(ref reader);
        }
    }

    /// <summary>How many records SABnzbd says it has: without it a list that lost its end would say that downloads are gone.</summary>
    protected void Declare(ref Utf8JsonReader reader) => _declared = JsonNumber.TryLong(ref reader, out var count) ? count : null;

    private void OnElement(ref Utf8JsonReader reader)
    {
        if (Items.Count + MalformedCount >= itemsMax && reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray))
        {
            throw new ClientFaultException(AnswerFaults.TooLarge(at, $"{itemsMax} items"));
        }

        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                Slot.Clear();
                break;
            case JsonTokenType.EndObject when Slot.Id.Length > 0 && _ids.Add(Slot.Id):
                Items.Add(ToItem());
                break;
            case JsonTokenType.EndObject:
                MalformedCount++;
                break;
            default:
                MalformedCount++;
                Skip(ref reader);
                break;
        }
    }
}
