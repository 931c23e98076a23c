namespace OrleansMedia.Domain.DownloadClients;

/// <summary>What is wrong with one field of a client's settings.</summary>
/// <param name="Field">The field, in the API's spelling: name, kind, url, username, secret.</param>
/// <param name="Message">A sentence for a person.</param>
public sealed record ClientSettingsFault(string Field, string Message);
