using OrleansMedia.Storage.Downloads;
using OrleansMedia.WebUi.Downloads;

namespace OrleansMedia.WebUi.Tests.Downloads;

public sealed class ListQueryTests
{
    [Fact]
    public void An_empty_address_shows_all_newest_first()
    {
        var query = ListQuery.Read(null, null, null, null, null);

        Assert.Equal((DownloadView.All, DownloadSort.Added, true), (query.View, query.Order, query.Descending));
        Assert.All(query.ToAddress().Values, Assert.Null);
    }

    [Fact]
    public void What_needs_a_person_comes_in_the_order_of_need() => Assert.Equal(DownloadSort.Attention, ListQuery.Read("attention", null, null, null, null).Order);

    [Theory]
    [InlineData("title", DownloadSort.Title, false)]
    [InlineData("-left", DownloadSort.Left, true)]
    public void An_address_says_its_order(string sort, DownloadSort order, bool descending)
    {
        var query = ListQuery.Read(null, null, null, null, sort);

        Assert.Equal((order, descending), (query.Order, query.Descending));
        Assert.Equal(sort, query.ToAddress()["sort"]);
    }

    [Fact]
    public void Nonsense_in_an_address_shows_all() => Assert.Equal(ListQuery.Read(null, null, null, null, null), ListQuery.Read("nope", " ", null, null, "-nope") with { Sort = null, Descending = true });

    [Fact]
    public void A_search_looks_at_what_is_gone_too() => Assert.True(ListQuery.Read(null, "show", null, null, null).ToFilter().IncludeGone);

    [Fact]
    public void A_column_turns_around_at_the_second_click()
    {
        var once = ListQuery.Read(null, null, null, null, null).SortedBy(DownloadSort.Title);

        Assert.False(once.Descending);
        Assert.True(once.SortedBy(DownloadSort.Title).Descending);
        Assert.True(once.SortedBy(DownloadSort.Left).Descending);
    }

    [Fact]
    public void A_very_long_search_is_cut() => Assert.Equal(DownloadFilter.TextLengthMax, ListQuery.Read(null, new string('x', 5000), null, null, null).Text.Length);
}
