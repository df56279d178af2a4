namespace EmotionStream.Core.Alerts;

/// <summary>What alerts are about that outlive an interaction, as it flows through its graph.</summary>
/// <typeparam name="TOpen">What is kept of an open one.</typeparam>
internal interface IAlertHolder<TOpen>
    where TOpen : OpenHistoryAlert
{
    /// <summary>Open alerts.</summary>
    List<TOpen> Alerts { get; }

    /// <summary>What somebody did about one of them, if that is the event under way.</summary>
    AlertAct? Act { get; }
}
