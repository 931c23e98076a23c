using OrleansMedia.EndToEnd.Tests.Browser;

namespace OrleansMedia.EndToEnd.Tests.Pages;

/// <summary>The tests that look at one demo, one after the other.</summary>
[CollectionDefinition("demo")]
public sealed class DemoCollection : ICollectionFixture<DemoHouse>;
