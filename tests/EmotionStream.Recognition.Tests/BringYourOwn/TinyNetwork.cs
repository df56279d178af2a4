using EmotionStream.Recognition.Tokenising;

namespace EmotionStream.Recognition.Tests.BringYourOwn;

/// <summary>
/// An ONNX network of a few hundred bytes: each token adds a row of a table to the logits, what the mask leaves out adds nothing. Written by hand in the
/// format's own terms (<c>onnx.proto</c>, operator set 11).
/// </summary>
internal static class TinyNetwork
{
    private const int Float = 1;
    private const int Int64 = 7;

    /// <summary>Writes the network.</summary>
    /// <param name="table">A row a token id, a column a label.</param>
    /// <param name="secondInput">Name of the input that is not <c>input_ids</c>.</param>
    public static byte[] Write(float[][] table, string secondInput = "attention_mask")
    {
        var labels = table[0].Length;
        var graph = new ProtoWriter()
            .Message(1, Node("Gather", ["table", "input_ids"], "rows"))
            .Message(1, Node("Cast", [secondInput], "mask").Message(5, new ProtoWriter().Text(1, "to").Whole(3, Float).Whole(20, 2)))
            .Message(1, Node("Unsqueeze", ["mask"], "column").Message(5, Axes(2)))
            .Message(1, Node("Mul", ["rows", "column"], "kept"))
            .Message(1, Node("ReduceSum", ["kept"], "logits").Message(5, Axes(1)).Message(5, new ProtoWriter().Text(1, "keepdims").Whole(3, 0).Whole(20, 2)))
            .Text(2, "tiny")
            .Message(5, Table(table))
            .Message(11, Value("input_ids", Int64, Named("batch"), Named("sequence")))
            .Message(11, Value(secondInput, Int64, Named("batch"), Named("sequence")))
            .Message(12, Value("logits", Float, Named("batch"), new ProtoWriter().Whole(1, labels)));
        return new ProtoWriter().Whole(1, 6).Message(8, new ProtoWriter().Whole(2, 11)).Message(7, graph).ToArray();
    }

    private static ProtoWriter Node(string type, string[] inputs, string output)
    {
        var node = new ProtoWriter();
        foreach (var input in inputs)
            node.Text(1, input);
        return node.Text(2, output).Text(4, type);
    }

    private static ProtoWriter Axes(int axis) => new ProtoWriter().Text(1, "axes").Whole(8, axis).Whole(20, 7);

    private static ProtoWriter Named(string dimension) => new ProtoWriter().Text(2, dimension);

    private static ProtoWriter Value(string name, int type, params ProtoWriter[] dimensions)
    {
        var shape = new ProtoWriter();
        foreach (var dimension in dimensions)
            shape.Message(1, dimension);
        return new ProtoWriter().Text(1, name).Message(2, new ProtoWriter().Message(1, new ProtoWriter().Whole(1, type).Message(2, shape)));
    }

    private static ProtoWriter Table(float[][] table)
    {
        var values = table.SelectMany(static row => row).SelectMany(BitConverter.GetBytes).ToArray();
        return new ProtoWriter().Whole(1, table.Length).Whole(1, table[0].Length).Whole(2, Float).Text(8, "table").Bytes(9, values);
    }
}
