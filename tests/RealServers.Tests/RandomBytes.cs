namespace OrleansMedia.RealServers.Tests;

/// <summary>Content that nothing can make smaller, the same for the same seed.</summary>
public static class RandomBytes
{
    /// <summary>So many bytes.</summary>
    public static byte[] Of(int length, int seed)
    {
        var bytes = new byte[length];
#pragma warning disable CA5394 // Content for a test, no secret.
        new Random(seed).NextBytes(bytes);
#pragma warning restore CA5394
        return bytes;
    }
}
