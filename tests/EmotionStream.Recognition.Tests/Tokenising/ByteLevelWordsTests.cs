using EmotionStream.Recognition.Tokenising;

namespace EmotionStream.Recognition.Tests.Tokenising;

public sealed class ByteLevelWordsTests
{
    [Theory]
    [InlineData("I can't wait", "I| can|'t| wait")]
    [InlineData("They're 20% off!!", "They|'re| 20|%| off|!!")]
    [InlineData("two  spaces", "two| | spaces")]
    [InlineData("end  ", "end|  ")]
    [InlineData("a\n\nb", "a|\n|\n|b")]
    [InlineData("😡😡 now", "😡😡| now")]
    [InlineData("été 𝐀b", "été| 𝐀b")]
    [InlineData("CAN'T", "CAN|'|T")]
    [InlineData("", "")]
    public void PreTokenize_SplitsAsGpt2Does(string text, string words) =>
        Assert.Equal(words, string.Join('|', new ByteLevelWords().PreTokenize(text).Select(word => text.Substring(word.Offset, word.Length))));
}
