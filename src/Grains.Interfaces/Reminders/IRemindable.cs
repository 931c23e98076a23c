namespace OrleansMedia.Grains.Interfaces.Reminders;

/// <summary>A grain that sets durable wake-ups.</summary>
[Alias("om.IRemindable")]
public interface IRemindable : IGrainWithStringKey
{
    /// <summary>Wakes the grain. It consumes the wake-up with its own save, and only where it is still due at <paramref name="dueAt"/>.</summary>
    [Alias("RemindAsync")]
    Task RemindAsync(string name, DateTimeOffset dueAt);
}
