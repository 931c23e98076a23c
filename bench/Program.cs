Console.Error.WriteLine("Usage: dotnet run -c Release --project bench -- NAME");
return 2;
