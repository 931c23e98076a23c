namespace OrleansMedia.Domain.DownloadClients;

/// <summary>Why a download client gave no usable answer.</summary>
public enum ClientFaultKind
{
    /// <summary>Nothing listens there, or the name is not known.</summary>
    Unreachable,

    /// <summary>It took too long.</summary>
    Timeout,

    /// <summary>The key or the password is wrong or missing.</summary>
    Unauthorized,

    /// <summary>It refuses us for a while (too many failed logins, host name not allowed).</summary>
    Refused,

    /// <summary>Something else listens there: HTML, another program, a wrong URL base.</summary>
    NotThisProgram,

    /// <summary>Its certificate is not valid.</summary>
    Certificate,

    /// <summary>It redirects, in a circle or to another place.</summary>
    Redirect,

    /// <summary>The answer is larger than the limit.</summary>
    TooLarge,

    /// <summary>The answer is not what this program answers.</summary>
    Malformed,

    /// <summary>It answered with an error of its own (HTTP 5xx).</summary>
    ServerError,
}
