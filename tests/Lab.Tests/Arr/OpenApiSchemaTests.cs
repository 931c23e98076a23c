using System.Text.Json;

namespace OrleansMedia.Lab.Tests.Arr;

public sealed class OpenApiSchemaTests
{
    private const string File =
        """
        {"components":{"schemas":{
          "Row":{"type":"object","additionalProperties":false,"properties":{
            "id":{"type":"integer"},"title":{"type":"string","nullable":true},"at":{"type":"string","format":"date-time"},
            "state":{"$ref":"#/components/schemas/State"},"tags":{"type":"array","items":{"type":"integer"}}}},
          "State":{"type":"string","enum":["ok","failed"]}}}}
        """;

    [Theory]
    [InlineData("""{"id":1,"title":null,"at":"2026-01-01T00:00:00Z","state":"ok","tags":[1]}""", "")]
    [InlineData("""{"id":"1"}""", "Row.id is String, not integer")]
    [InlineData("""{"id":null}""", "Row.id is null")]
    [InlineData("""{"state":"odd"}""", "Row.state is odd, which is no word of its enumeration")]
    [InlineData("""{"tags":[1,"x"]}""", "Row.tags[] is String, not integer")]
    [InlineData("""{"more":1}""", "Row.more is invented")]
    [InlineData("""{"at":"yesterday"}""", "Row.at is no instant: yesterday")]
    public void A_schema_tells_what_an_answer_gets_wrong(string answer, string expected)
    {
        var path = Path.GetTempFileName();
        System.IO.File.WriteAllText(path, File);
        try
        {
            using var schema = new OpenApiSchema(path);
            using var json = JsonDocument.Parse(answer);

            Assert.Equal(expected, string.Join("; ", schema.Errors("Row", json.RootElement)));
        }
        finally
        {
            System.IO.File.Delete(path);
        }
    }
}
