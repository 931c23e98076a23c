namespace OrleansMedia.Grains;

/// <summary>The stored names of grain types. Never changed: reminders and clusters know grains by them.</summary>
public static class GrainTypes
{
    public const string Account = "account";
    public const string Download = "download";
    public const string DownloadClient = "download-client";
}
