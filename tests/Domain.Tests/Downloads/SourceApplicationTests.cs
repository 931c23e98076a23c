using OrleansMedia.Domain.Downloads;

namespace OrleansMedia.Domain.Tests.Downloads;

/// <summary>Acceptance section 2.</summary>
public sealed class SourceApplicationTests
{
    [Theory]
    [InlineData("tv", "sonarr")]
    [InlineData("TV-HD", "sonarr")]
    [InlineData("sonarr", "sonarr")]
    [InlineData("movies", "radarr")]
    [InlineData("Movie-4K", "radarr")]
    [InlineData("radarr", "radarr")]
    [InlineData("music", "unknown")]
    [InlineData("", "unknown")]
    [InlineData(null, "unknown")]
    [InlineData("tv-movies", "sonarr")]
    public void The_category_tells_the_application(string? category, string application) =>
        Assert.Equal(application, SourceApplication.FromCategory(category));
}
