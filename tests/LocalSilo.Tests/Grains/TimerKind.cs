namespace OrleansMedia.LocalSilo.Tests.Grains;

[GenerateSerializer]
[Alias("test.timer.kind")]
public enum TimerKind
{
    Plain,
    Interleaving,
    KeepingAlive,
    Failing,
}
