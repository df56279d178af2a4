using EmotionStream.Testing;

[assembly: AssemblyFixture(typeof(KafkaFixture))]
