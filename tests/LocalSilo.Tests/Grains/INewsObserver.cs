namespace OrleansMedia.LocalSilo.Tests.Grains;

/// <summary>Hears news from a grain.</summary>
[Alias("test.news.observer")]
public interface INewsObserver : IGrainObserver
{
    [Alias("hear")]
    Task HearAsync(string news);

    [Alias("overhear")]
    void Overhear(string news);
}
