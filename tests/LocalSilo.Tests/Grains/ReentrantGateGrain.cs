using Orleans.Concurrency;

namespace OrleansMedia.LocalSilo.Tests.Grains;

[GrainType("gate.reentrant")]
[Reentrant]
public sealed class ReentrantGateGrain(Witness witness) : GateTurns(witness), IReentrantGateGrain;
