using EmotionStream.Core.Recognition;
using EmotionStream.Recognition.BringYourOwn;
using EmotionStream.Recognition.Labels;
using EmotionStream.Recognition.Text.Model;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace EmotionStream.Recognition.MachineLearning;

/// <summary>
/// An ML.NET pipeline that classifies text, saved with <c>MLContext.Model.Save</c>. It reads the column <c>Text</c> (a string; a string column <c>Label</c> is there
/// as well, empty, for pipelines that map their labels on the way) and gives either <c>Score</c>, a probability a label with the labels as slot names,
/// or <c>Probability</c>, that of the label <c>true</c>. Shared by the recognisers made of it.
/// </summary>
public sealed class PipelineTextModel : ITextModel
{
    private const string ScoreColumn = "Score";
    private const string ProbabilityColumn = "Probability";
    private static readonly string[] TruthLabels = ["false", "true"];

    private readonly MLContext _context;
    private readonly ITransformer _pipeline;
    private readonly bool _isBinary;

    private PipelineTextModel(string name, MLContext context, ITransformer pipeline, bool isBinary, LabelMap labels) =>
        (Name, _context, _pipeline, _isBinary, Labels) = (name, context, pipeline, isBinary, labels);

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>What its labels mean.</summary>
    public LabelMap Labels { get; }

    /// <summary>Loads a pipeline. Only load files of a source that you trust: ML.NET makes the objects that a file names.</summary>
    /// <param name="path">The <c>.zip</c> file.</param>
    /// <param name="labels">The user's label meanings; null for a built-in table. A pipeline with <c>Probability</c> needs them, for <c>false</c> and <c>true</c>.</param>
    /// <exception cref="ModelFileException">It is not a pipeline, or has another schema; says what is due.</exception>
    public static PipelineTextModel Load(string path, string? labels = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var context = new MLContext(seed: 1);
        ITransformer pipeline;
        DataViewSchema output;
        try
        {
            pipeline = context.Model.Load(path, out _);
            output = pipeline.GetOutputSchema(context.Data.LoadFromEnumerable<TextRow>([]).Schema);
        }
#pragma warning disable CA1031 // ML.NET throws what its readers meet: any of it means that the file can't be used.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            throw new ModelFileException(
                $"{path}: is not an ML.NET pipeline that goes from the column Text (a string; Label, a string, may be read too) to labels: {problem.Message}", problem);
        }

        var names = LabelsOf(output, path, out var isBinary);
        var model = new PipelineTextModel(ModelName.Of(path, path), context, pipeline, isBinary, LabelMap.For(names, labels, path));
        model.CheckProbabilities(path);
        return model;
    }

    /// <inheritdoc/>
    public ITextRecogniser CreateRecogniser(float minimumConfidence = 0) => new PipelineTextRecogniser(this, minimumConfidence);

    /// <summary>The probabilities of the labels, one array a text.</summary>
    /// <param name="texts">The texts.</param>
    internal List<float[]> Probabilities(IEnumerable<string> texts)
    {
        var view = _pipeline.Transform(_context.Data.LoadFromEnumerable(texts.Select(static text => new TextRow { Text = text })));
        var column = view.Schema[_isBinary ? ProbabilityColumn : ScoreColumn];
        using var cursor = view.GetRowCursor([column]);
        var results = new List<float[]>();
        if (_isBinary)
        {
            var getter = cursor.GetGetter<float>(column);
            for (var probability = 0f; cursor.MoveNext();)
            {
                getter(ref probability);
                results.Add([1 - probability, probability]);
            }

            return results;
        }

        var scores = cursor.GetGetter<VBuffer<float>>(column);
        for (var buffer = default(VBuffer<float>); cursor.MoveNext();)
        {
            scores(ref buffer);
            results.Add([.. buffer.DenseValues()]);
        }

        return results;
    }

    private static string[] LabelsOf(DataViewSchema schema, string path, out bool isBinary)
    {
        isBinary = schema.GetColumnOrNull(ProbabilityColumn) is { } probability && probability.Type == NumberDataViewType.Single;
        if (isBinary)
            return TruthLabels;
        if (schema.GetColumnOrNull(ScoreColumn) is not { } score || score.Type is not VectorDataViewType { ItemType: NumberDataViewType { RawType: var type } }
            || type != typeof(float))
            throw new ModelFileException($"{path}: gives neither {ScoreColumn}, a vector of Single, nor {ProbabilityColumn}, a Single.");
        if (!score.HasSlotNames())
            throw new ModelFileException($"{path}: the column {ScoreColumn} has no slot names; they must be the labels, which MapValueToKey of a text column gives.");
        var names = default(VBuffer<ReadOnlyMemory<char>>);
        score.GetSlotNames(ref names);
        return [.. names.DenseValues().Select(static name => name.ToString())];
    }

    private void CheckProbabilities(string path)
    {
        const double Slack = 0.01;
        foreach (var probabilities in Probabilities(["This is a test of the model.", "Thank you!"]))
            if (probabilities.Any(static p => p is not (>= 0 and <= 1)) || Math.Abs(probabilities.Sum() - 1) > Slack)
                throw new ModelFileException(
                    $"{path}: the column {ScoreColumn} holds no probabilities (of a test text they are {string.Join(", ", probabilities)}). "
                    + "Use a trainer that gives them, such as SdcaMaximumEntropy, LbfgsMaximumEntropy or LightGbm.");
    }
}
