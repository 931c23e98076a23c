namespace OrleansMedia.LocalSilo.Tests.Grains;

[GrainType("gate")]
public sealed class GateGrain(Witness witness) : GateTurns(witness);
