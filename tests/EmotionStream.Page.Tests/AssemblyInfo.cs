using EmotionStream.Page.Tests.Browser;
using EmotionStream.Testing;

[assembly: AssemblyFixture(typeof(Chromium))]
[assembly: AssemblyFixture(typeof(KafkaFixture))]
