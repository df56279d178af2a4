using EmotionStream.App.CommandLine;

return await EmotionStreamCli.RunAsync(args, Console.Out, Console.Error).ConfigureAwait(false);
