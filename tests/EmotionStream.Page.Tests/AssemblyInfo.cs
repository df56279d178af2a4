using EmotionStream.Page.Tests.Browser;

[assembly: AssemblyFixture(typeof(Chromium))]
