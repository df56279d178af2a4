using System.CommandLine;
using EmotionStream.App.CommandLine;
using EmotionStream.Recognition.Text.Model;

namespace EmotionStream.App.Commands;

/// <summary>The <c>--model</c> option of the commands that read a text model.</summary>
internal static class TextModelOption
{
    /// <summary>Makes the option.</summary>
    public static Option<FileInfo?> Create() => new("--model")
    {
        Description = "A text model made by 'emotionstream train text'. Default: the model that ships.",
        HelpName = "FILE",
    };

    /// <summary>Loads the model asked for.</summary>
    /// <param name="file">The file; null for the model that ships.</param>
    /// <exception cref="CommandException">The file is not there or not a usable model.</exception>
    public static TextModel Load(FileInfo? file)
    {
        if (file is { Exists: false })
            throw CommandException.Usage($"There is no model file {file.FullName}.");
        try
        {
            return file is null ? TextModel.LoadShipped() : TextModel.Load(file.FullName);
        }
        catch (ModelFileException problem)
        {
            throw new CommandException(file is null ? problem.Message : $"{file.FullName}: {problem.Message}");
        }
    }
}
