using System.Text.Json;

namespace OrleansMedia.Lab.Sabnzbd;

/// <summary>get_config and get_cats: the part of the configuration that a watcher of downloads reads.</summary>
internal static class SabnzbdConfig
{
    /// <summary>mode=get_config, whole or one section.</summary>
    public static void Write(Utf8JsonWriter json, SabnzbdServer server, SabnzbdCall call)
    {
        var section = call["section"];
        json.WriteStartObject();
        json.WriteStartObject("config");
        if (section is "" or "misc")
        {
            WriteMisc(json, server);
        }

        if (section is "" or "categories")
        {
            WriteCategories(json, server);
        }

        if (section is "" or "servers")
        {
            WriteServers(json, server);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>mode=get_cats: the names alone.</summary>
    public static void Categories(Utf8JsonWriter json, SabnzbdServer server)
    {
        json.WriteStartObject();
        json.WriteStartArray("categories");
        json.WriteStringValue("*");
        foreach (var category in server.Options.Categories)
        {
            json.WriteStringValue(category);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteMisc(Utf8JsonWriter json, SabnzbdServer server)
    {
        json.WriteStartObject("misc");
        json.WriteString("host", "127.0.0.1");
        json.WriteString("port", server.Url.Port.ToString());
        json.WriteString("api_key", server.Options.ApiKey);
        json.WriteString("download_dir", server.Options.IncompleteFolder);
        json.WriteString("complete_dir", server.Options.CompleteFolder);
        json.WriteString("download_free", "");
        json.WriteString("complete_free", "");
        json.WriteNumber("fail_hopeless_jobs", 1);
        json.WriteNumber("pause_on_pwrar", 1);
        json.WriteNumber("no_dupes", 0);
        json.WriteNumber("pre_check", 0);
        json.WriteNumber("max_art_tries", 3);
        json.WriteNumber("propagation_delay", 0);
        json.WriteString("history_retention", "");
        json.WriteEndObject();
    }

    private static void WriteCategories(Utf8JsonWriter json, SabnzbdServer server)
    {
        json.WriteStartArray("categories");
        var order = 0;
        foreach (var name in server.Options.Categories.Prepend("*"))
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteNumber("order", order);
            json.WriteString("pp", "3");
            json.WriteString("script", order == 0 ? "None" : "Default");
            json.WriteString("dir", order == 0 ? "" : name);
            json.WriteString("newzbin", "");
            json.WriteNumber("priority", order++ == 0 ? 0 : -100);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteServers(Utf8JsonWriter json, SabnzbdServer server)
    {
        json.WriteStartArray("servers");
        json.WriteStartObject();
        json.WriteString("name", server.Options.NewsServer);
        json.WriteString("displayname", server.Options.NewsServer);
        json.WriteString("host", server.Options.NewsServer);
        json.WriteNumber("port", 563);
        json.WriteNumber("timeout", 20);
        json.WriteNumber("connections", 8);
        json.WriteNumber("ssl", 1);
        json.WriteNumber("enable", 1);
        json.WriteNumber("priority", 0);
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
