using OrleansMedia.WebUi.Accounts;

namespace OrleansMedia.WebUi.Tests.Accounts;

public sealed class SignProblemsTests
{
    [Theory]
    [InlineData("invalid")]
    [InlineData("locked")]
    [InlineData("token")]
    [InlineData("weak")]
    [InlineData("mismatch")]
    [InlineData("<script>")]
    public void Each_code_is_a_sentence_and_never_the_code_itself(string code)
    {
        var words = SignProblems.Say(code);

        Assert.EndsWith(".", words, StringComparison.Ordinal);
        Assert.NotEqual(code, words);
    }

    [Fact]
    public void Without_a_code_nothing_is_said() => Assert.Null(SignProblems.Say(null));
}
