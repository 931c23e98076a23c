using OrleansMedia.Silo.Composition;

return await SiloProcess.RunAsync(args, Console.Out, Console.Error);
