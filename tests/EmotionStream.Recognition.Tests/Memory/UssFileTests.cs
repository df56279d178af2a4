using EmotionStream.Recognition.Memory;

namespace EmotionStream.Recognition.Tests.Memory;

public sealed class UssFileTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Read_RatersOfATurnAndOfTheWhole_AreAveragedOntoMinusOneToOne()
    {
        File.WriteAllText(_path, "USER\thello\tINFORM\t3,4,5\nSYSTEM\tyes?\tASK\t\nUSER\tbye\t\t1,2\nUSER\tOVERALL\t\t2\n\nUSER\thi\t\t3\nUSER\tOVERALL\t\t5\n");

        var dialogues = UssFile.Read(_path);

        Assert.Equal([0.5, -0.75], dialogues[0].Turns);
        Assert.Equal(-0.5, dialogues[0].Overall);
        Assert.Equal(1, dialogues[1].Overall);
        Assert.Equal(2, dialogues.Count);
    }

    [Fact]
    public void Read_DialogueThatNobodyRatedAsAWhole_IsLeftOut()
    {
        File.WriteAllText(_path, "USER\thello\t\t3\n\nUSER\tOVERALL\t\t3\n");

        Assert.Empty(UssFile.Read(_path));
    }

    [Theory]
    [InlineData("USER\thello\n", "line 1 has 2 fields")]
    [InlineData("USER\thello\t\t3\nUSER\tbye\t\t6\n", "line 2 has the rating '6'")]
    [InlineData("USER\thello\t\tgood\n", "allowed are 1 to 5")]
    public void Read_LineOfAnotherForm_IsNamed(string text, string complaint)
    {
        File.WriteAllText(_path, text);

        Assert.Contains(complaint, Assert.Throws<FormatException>(() => UssFile.Read(_path)).Message, StringComparison.Ordinal);
    }
}
