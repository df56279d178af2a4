using System.CommandLine;

var root = new RootCommand("EmotionStream: real-time emotion analytics for contact centres (customers only).");
return await root.Parse(args).InvokeAsync();
