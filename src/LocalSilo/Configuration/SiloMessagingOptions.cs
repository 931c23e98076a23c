namespace Orleans.Configuration;

/// <summary>How calls from grains travel.</summary>
public class SiloMessagingOptions : MessagingOptions
{
}
