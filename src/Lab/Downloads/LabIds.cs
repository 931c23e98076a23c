namespace OrleansMedia.Lab.Downloads;

/// <summary>How a simulated client names its downloads.</summary>
public enum LabIds
{
    /// <summary>SABnzbd: SABnzbd_nzo_ and eight letters or digits.</summary>
    Nzo,

    /// <summary>Torrent clients: 40 hexadecimal digits, lower case.</summary>
    InfoHash,
}
