namespace OrleansMedia.Lab.Tests;

public sealed class JsonShapeTests
{
    private const string Real = """{"slots":[{"id":"a","size":1,"note":null},{"id":"b","size":2,"note":"x"}],"days":{"2026-01-01":1}}""";

    [Theory]
    [InlineData("""{"slots":[{"id":"c","size":3,"note":null}],"days":{"2027-01-01":1}}""", "")]
    [InlineData("""{"slots":[{"id":"c","size":3}],"days":{"2027-01-01":1}}""", "missing: slots[].note")]
    [InlineData("""{"slots":[{"id":"c","size":"3","note":"y"}],"days":{"2027-01-01":1}}""", "wrong kind: slots[].size is String, really Number")]
    [InlineData("""{"slots":[{"id":"c","size":3,"note":"y","more":1}],"days":{"2027-01-01":1}}""", "invented: slots[].more")]
    [InlineData("""{"slots":[{"id":null,"size":3,"note":"y"}],"days":{"2027-01-01":1}}""", "wrong kind: slots[].id is Null, really String")]
    public void A_shape_tells_what_an_answer_lacks_invents_or_gets_wrong(string ours, string expected)
    {
        string[] maps = ["days"];

        var differences = JsonShape.Of(maps, ours).DifferencesFrom(JsonShape.Of(maps, Real));

        Assert.Equal(expected, string.Join("; ", differences));
    }
}
