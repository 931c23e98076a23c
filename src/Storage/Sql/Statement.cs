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
        : this(sql, types, isKept: true)
    {
    }

    private Statement(string sql, string types, bool isKept)
    {
        Sql = sql;
        Types = types;
        IsKept = isKept;
    }

    /// <summary>The text, before the dialect's words are put in.</summary>
    public string Sql { get; }

    /// <summary>Whether it lives as long as the program, so that its prepared form is kept.</summary>
    public bool IsKept { get; }

    /// <summary>One letter per parameter.</summary>
    public string Types { get; }

    /// <summary>A statement that was put together for one use: a list with its filters.</summary>
    public static Statement Once(string sql, string types = "") => new(sql, types, isKept: false);
}
