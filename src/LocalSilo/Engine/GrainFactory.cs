using Orleans;
using Orleans.Runtime;
using OrleansMedia.LocalSilo.Observers;
using OrleansMedia.LocalSilo.Proxies;

namespace OrleansMedia.LocalSilo.Engine;

/// <summary>Gives references, to grains and to everyone else.</summary>
internal sealed class GrainFactory(LocalEngine engine, GrainCatalog catalog) : IClusterClient
{
    /// <inheritdoc />
    public IServiceProvider ServiceProvider => engine.Services;

    /// <inheritdoc />
    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey =>
        (TGrainInterface)(object)Make(typeof(TGrainInterface), primaryKey, grainClassNamePrefix);

    /// <inheritdoc />
    public IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey) => (IGrain)(object)Make(grainInterfaceType, grainPrimaryKey, null);

    /// <inheritdoc />
    public TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver
    {
        ArgumentNullException.ThrowIfNull(obj);
        return obj is TGrainObserverInterface and not GrainReference
            ? (TGrainObserverInterface)(object)ReferenceTypes.For(typeof(TGrainObserverInterface)).Make(new ObserverRecipient(engine, obj))
            : throw new ArgumentException($"{obj.GetType()} is not an object that implements {typeof(TGrainObserverInterface)}.", nameof(obj));
    }

    /// <inheritdoc />
    public void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver
    {
        if (obj is not GrainReference { Recipient: ObserverRecipient observer })
        {
            throw new ArgumentException("Only a reference that CreateObjectReference gave can be deleted.", nameof(obj));
        }

        observer.Delete();
    }

    private GrainReference Make(Type grainInterface, string key, string? prefix)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        return ReferenceTypes.For(grainInterface).Make(new GrainRecipient(catalog.ClassOf(grainInterface, prefix), key));
    }
}
