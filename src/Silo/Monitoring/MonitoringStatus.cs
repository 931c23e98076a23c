namespace OrleansMedia.Silo.Monitoring;

/// <summary>The state of watching, in its literal shape (R106, acceptance section 5).</summary>
/// <param name="Running">Whether at least one client is watched.</param>
/// <param name="PollInterval">Seconds between two reads of a client's history.</param>
/// <param name="SeenFailures">Failed downloads known.</param>
/// <param name="SeenWanted">Wanted items known.</param>
public sealed record MonitoringStatus(bool Running, int PollInterval, int SeenFailures, int SeenWanted);
