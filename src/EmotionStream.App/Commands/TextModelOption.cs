using System.CommandLine;
using EmotionStream.App.CommandLine;
using EmotionStream.Recognition;
using EmotionStream.Recognition.BringYourOwn;
using EmotionStream.Recognition.Text.Model;

namespace EmotionStream.App.Commands;

/// <summary>The <c>--model</c> option of the commands that read a text model.</summary>
internal static class TextModelOption
{
    /// <summary>Makes the option for a model of the kind that ships.</summary>
    public static Option<FileInfo?> Create() => new("--model")
    {
        Description = "A text model made by 'emotionstream train text'. Default: the model that ships.",
        HelpName = "FILE",
    };

    /// <summary>Makes the option for a model of any kind.</summary>
    public static Option<string?> CreateForAny() => new("--model")
    {
        Description = $"A text model: {TextModels.Kinds}. Default: the model that ships.",
        HelpName = "DIR|FILE",
    };

    /// <summary>Makes the option for the meanings of a model's labels.</summary>
    public static Option<FileInfo?> CreateLabels() => new("--labels")
    {
        Description = "What the labels of an ONNX export or an ML.NET pipeline mean (JSON, see docs/models/bring-your-own.md). Default: the built-in tables.",
        HelpName = "FILE",
    };

    /// <summary>Loads the model asked for.</summary>
    /// <param name="file">The file; null for the model that ships.</param>
    /// <exception cref="CommandException">The file is not there or not a usable model.</exception>
    public static TextModel Load(FileInfo? file) =>
        LoadAny(file?.FullName, null) is NGramModel { Model: var model }
            ? model
            : throw CommandException.Usage($"{file!.FullName} is not a model of the kind that ships, which is the only one that this command trains.");

    /// <summary>Loads a model of any kind.</summary>
    /// <param name="path">Folder or file; null for the model that ships.</param>
    /// <param name="labels">Meanings of its labels; null for the built-in tables.</param>
    /// <exception cref="CommandException">It is not there or not a usable model.</exception>
    public static ITextModel LoadAny(string? path, FileInfo? labels)
    {
        if (path is not null && !File.Exists(path) && !Directory.Exists(path))
            throw CommandException.Usage($"There is no model file {Path.GetFullPath(path)}.");
        if (labels is { Exists: false })
            throw CommandException.Usage($"There is no file of labels {labels.FullName}.");
        try
        {
            return TextModels.Load(path, labels?.FullName);
        }
        catch (ModelFileException problem)
        {
            throw new CommandException(path is null || problem.Message.Contains(path, StringComparison.Ordinal) ? problem.Message : $"{path}: {problem.Message}");
        }
    }
}
