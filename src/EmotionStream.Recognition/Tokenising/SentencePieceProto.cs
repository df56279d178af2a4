namespace EmotionStream.Recognition.Tokenising;

/// <summary>
/// Writes a Unigram vocabulary as the SentencePiece model file that the tokenizer library reads (field numbers of <c>sentencepiece_model.proto</c>), so that a
/// <c>tokenizer.json</c> without its <c>.model</c> can be used, and its ids hold.
/// </summary>
internal static class SentencePieceProto
{
    private const int Normal = 1;
    private const int Unknown = 2;
    private const int Control = 3;

    /// <summary>Writes the model.</summary>
    /// <param name="pieces">Pieces and their log probabilities, in the order of their ids.</param>
    /// <param name="special">Special tokens; they are not pieces of words.</param>
    /// <param name="charsMap">The precompiled normalisation; null for none.</param>
    /// <param name="removeExtraSpaces">Whether several spaces count as one.</param>
    public static byte[] Unigram(
        IReadOnlyList<(string Piece, float Score)> pieces, SpecialTokens special, byte[]? charsMap, bool removeExtraSpaces)
    {
        var unknown = Math.Max(0, special.UnknownId);
        var model = new ProtoWriter();
        for (var id = 0; id < pieces.Count; id++)
        {
            var type = id == unknown ? Unknown : special.Contains(pieces[id].Piece) ? Control : Normal;
            model.Message(1, new ProtoWriter().Text(1, pieces[id].Piece).Real(2, pieces[id].Score).Whole(3, type));
        }

        // Beginning and end are put around the text here; the library needs some id for them.
        var trainer = new ProtoWriter().Whole(3, 1).Whole(40, unknown).Whole(41, unknown).Whole(42, unknown).Whole(43, -1);
        foreach (var field in (int[])[45, 46, 47])
            trainer.Text(field, pieces[unknown].Piece);
        var normaliser = new ProtoWriter().Text(1, "precompiled").Bytes(2, charsMap ?? []).Whole(3, 1).Whole(4, removeExtraSpaces ? 1 : 0).Whole(5, 1);
        return model.Message(2, trainer).Message(3, normaliser).ToArray();
    }
}
