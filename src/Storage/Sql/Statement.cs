namespace OrleansMedia.Storage.Sql;

/// <summary>
/// One SQL statement, written once for both databases: parameters are <c>$1</c>, <c>$2</c>, …; words in braces
/// (<c>{now}</c>, <c>{skip_locked}</c>) are the dialect's. Compared by reference, so that prepared commands are found without hashing the text.
/// </summary>
internal sealed class Statement
{
    /// <param name="sql">The text.</param>
    /// <param name="types">One letter per parameter: t text, n whole number, d floating point, b bytes.</param>
    public Statement(string sql, string types = "")
    {
        Sql = sql;
        Types = types;
    }

    /// <summary>The text, before the dialect's words are put in.</summary>
    public string Sql { get; }

    /// <summary>One letter per parameter.</summary>
    public string Types { get; }
}
