"""Every intent and event a couple's evening is made of, named once."""

from __future__ import annotations

from enum import StrEnum


class Intent(StrEnum):
    """What a turn is about; models, routes and scripts are checked against this list."""

    LAUNCH = "LaunchRequest"
    ENDED = "SessionEndedRequest"
    AUDIO_FAILED = "Alexa.Presentation.APLA.RuntimeError"

    ASK_QUESTION = "AskQuestionIntent"
    TONIGHT = "TonightIntent"
    VETO = "VetoTopicIntent"
    ALLOW = "AllowTopicIntent"
    DEEPER = "DeeperIntent"
    LIGHTER = "LighterIntent"
    KEEP = "KeepIntent"
    ASK_KEEPER = "AskKeeperIntent"
    START_EXERCISE = "StartExerciseIntent"
    LIST_EXERCISES = "ListExercisesIntent"
    WHY = "WhyIntent"
    CHOOSE = "ChooseIntent"
    SWAP = "SwapIntent"
    MORE_TIME = "MoreTimeIntent"
    SLOWER = "SlowerIntent"
    WHO_FIRST = "WhoFirstIntent"
    SUGGEST_DATE = "SuggestDateIntent"
    SET_NAMES = "SetNamesIntent"
    FORGET_NAMES = "ForgetNamesIntent"
    SUPPORT_NUMBERS = "SupportNumbersIntent"
    CRISIS = "CrisisIntent"
    FEAR = "FearIntent"
    COERCION = "CoercionIntent"
    ANGER = "AngerIntent"
    JUDGE = "JudgeIntent"
    KIDS_HERE = "KidsHereIntent"
    KIDS_GONE = "KidsGoneIntent"
    GUESTS_HERE = "GuestsHereIntent"
    GUESTS_GONE = "GuestsGoneIntent"
    QUIETLY = "QuietlyIntent"
    NORMAL_VOICE = "NormalVoiceIntent"
    FORGET_US = "ForgetUsIntent"
    WHAT_IS_KEPT = "WhatIsKeptIntent"

    HELP = "AMAZON.HelpIntent"
    STOP = "AMAZON.StopIntent"
    CANCEL = "AMAZON.CancelIntent"
    FALLBACK = "AMAZON.FallbackIntent"
    NAVIGATE_HOME = "AMAZON.NavigateHomeIntent"
    YES = "AMAZON.YesIntent"
    NO = "AMAZON.NoIntent"
    REPEAT = "AMAZON.RepeatIntent"
    NEXT = "AMAZON.NextIntent"
    PREVIOUS = "AMAZON.PreviousIntent"
    PAUSE = "AMAZON.PauseIntent"
    RESUME = "AMAZON.ResumeIntent"
    START_OVER = "AMAZON.StartOverIntent"

    @property
    def spoken(self) -> bool:
        """Whether it is heard from people, and so belongs in every interaction model."""
        return self.endswith("Intent")


SAFETY = frozenset(
    {
        Intent.SUPPORT_NUMBERS,
        Intent.CRISIS,
        Intent.FEAR,
        Intent.COERCION,
        Intent.ANGER,
        Intent.JUDGE,
    }
)
"""What may be said in need; see docs/safety.md."""

SILENT_IN_LOGS = SAFETY | {
    Intent.FORGET_US,
    Intent.KIDS_HERE,
    Intent.KIDS_GONE,
    Intent.GUESTS_HERE,
    Intent.GUESTS_GONE,
}
"""Logged as `other` and without the couple's hash: asking must leave no trace."""

ALWAYS_ANSWERED = SAFETY | {
    Intent.STOP,
    Intent.CANCEL,
    Intent.NAVIGATE_HOME,
    Intent.ENDED,
    Intent.AUDIO_FAILED,
}
"""Answered even when nothing kept can be reached."""
