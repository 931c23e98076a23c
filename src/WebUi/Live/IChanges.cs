using OrleansMedia.Storage.Live;

namespace OrleansMedia.WebUi.Live;

/// <summary>Tells cheaply whether something changed.</summary>
public interface IChanges
{
    /// <summary>Grows with each change of any of these topics.</summary>
    long Version(ChangeTopics topics);
}
