namespace Orleans.Runtime;

/// <summary>Marks what can be called through a reference: grains and observers.</summary>
public interface IAddressable
{
}
