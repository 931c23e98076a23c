namespace OrleansMedia.Lab.Http;

/// <summary>A way in which a simulated server misbehaves. Closed: every case is in this file.</summary>
public abstract record LabFault
{
    private LabFault()
    {
    }

    /// <summary>The connection is aborted without an answer.</summary>
    public sealed record Down : LabFault;

    /// <summary>The right answer, late.</summary>
    /// <param name="By">How late, in real time.</param>
    public sealed record Slow(TimeSpan By) : LabFault;

    /// <summary>The request is taken and never answered.</summary>
    public sealed record Silent : LabFault;

    /// <summary>The answer begins like JSON and never ends.</summary>
    public sealed record Endless : LabFault;

    /// <summary>A valid JSON object of many megabytes that says nothing.</summary>
    /// <param name="MegaBytes">Its size.</param>
    public sealed record Huge(int MegaBytes) : LabFault;

    /// <summary>Status 200 with the HTML of somebody else's login page.</summary>
    public sealed record Html : LabFault;

    /// <summary>Every address redirects to another one, for ever.</summary>
    public sealed record RedirectLoop : LabFault;

    /// <summary>A status code with a plain text.</summary>
    /// <param name="Code">Status code.</param>
    /// <param name="Body">Text of the answer.</param>
    public sealed record Status(int Code, string Body = "Internal Server Error") : LabFault;

    /// <summary>The right answer, cut off in the middle, as if it were complete.</summary>
    public sealed record Truncated : LabFault;

    /// <summary>One item of the answer's list is broken; the others are right.</summary>
    /// <param name="Index">Position of the broken item in the answer.</param>
    /// <param name="How">What is wrong with it.</param>
    public sealed record MalformedItem(int Index, Malformation How) : LabFault;
}
