using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using EmotionStream.Core.Interactions;

namespace EmotionStream.Core.Tests.Interactions;

public sealed class InteractionStateTests
{
    [Fact]
    public void CopyTo_LeavesNoFieldOut()
    {
        var fields = typeof(InteractionState).GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance);
        Assert.All(fields, field =>
        {
            object boxed = new InteractionState();
            field.SetValue(boxed, NotDefault(field.FieldType));
            var state = (InteractionState)boxed;
            InteractionState copy = default;
            state.CopyTo(ref copy);
            Assert.True(Equal(field.GetValue(boxed)!, field.GetValue(copy)!, field.FieldType), $"{field.Name} was not copied");
        });
    }

    [Fact]
    public void ExtrasOfACopiedState_AreCopiedBeforeTheyAreWrittenTo()
    {
        InteractionState state = default, copy = default;
        state.OwnExtras().Satisfaction = 2;
        state.CopyTo(ref copy);
        state.OwnExtras().Satisfaction = 5;
        Assert.Equal(2, copy.Extras!.Satisfaction);
    }

    private static object NotDefault(Type type)
    {
        if (type == typeof(InteractionProfile))
            return InteractionProfile.Unknown;
        if (!type.IsValueType)
            return Activator.CreateInstance(type)!;
        // Any struct without references, every byte of it set.
        var value = RuntimeHelpers.GetUninitializedObject(type);
        Bytes(value, type).Fill(1);
        return value;
    }

    private static bool Equal(object a, object b, Type type) =>
        type.IsValueType ? Bytes(a, type).SequenceEqual(Bytes(b, type)) : ReferenceEquals(a, b);

    private static Span<byte> Bytes(object boxed, Type type) =>
        MemoryMarshal.CreateSpan(ref Unsafe.As<RawBox>(boxed).First, type == typeof(bool) ? 1 : (int)typeof(Unsafe).GetMethod(nameof(Unsafe.SizeOf))!.MakeGenericMethod(type).Invoke(null, null)!);

    private sealed class RawBox
    {
        public byte First;
    }
}
