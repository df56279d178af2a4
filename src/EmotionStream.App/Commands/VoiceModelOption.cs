using System.CommandLine;
using EmotionStream.App.CommandLine;
using EmotionStream.Core.Recognition;
using EmotionStream.Recognition;
using EmotionStream.Recognition.Voice;
using EmotionStream.Recognition.Voice.Model;

namespace EmotionStream.App.Commands;

/// <summary>The <c>--model</c> option of the commands that score voices.</summary>
internal static class VoiceModelOption
{
    /// <summary>Makes the option.</summary>
    /// <param name="otherwise">What is used without it.</param>
    public static Option<FileInfo?> Create(string otherwise) => new("--model")
    {
        Description = $"A voice model made by 'emotionstream train voice'. Default: {otherwise}.",
        HelpName = "FILE",
    };

    /// <summary>Makes a recogniser of the model asked for.</summary>
    /// <param name="file">The file; null for the recogniser that needs no training.</param>
    /// <exception cref="CommandException">The file is not there or not a usable model.</exception>
    public static IVoiceRecogniser Load(FileInfo? file)
    {
        if (file is null)
            return new BaselineVoiceRecogniser();
        if (!file.Exists)
            throw CommandException.Usage($"There is no model file {file.FullName}.");
        try
        {
            return new AcousticVoiceRecogniser(VoiceModel.Load(file.FullName));
        }
        catch (ModelFileException problem)
        {
            throw new CommandException($"{file.FullName}: {problem.Message}");
        }
    }
}
