"""What the skill wants said: keys, references and pauses, never words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time to be said in words."""

    seconds: int


@dataclass(frozen=True, slots=True)
class Read:
    """One text of one item of content, such as question 17's `text`."""

    kind: str
    item: int | str
    part: str = "text"


@dataclass(frozen=True, slots=True)
class Say:
    """A prompt by its key, with what fills its braces, in one of its wordings."""

    key: str
    values: tuple[tuple[str, Value], ...] = ()
    wording: int | None = None
    """Which wording; None until one is chosen, and kept when it is said again."""


Value = int | Length | Read | Say
"""What may fill a brace. Names of partners never do: `{first}` and `{second}` come by the cast."""


@dataclass(frozen=True, slots=True)
class Quiet:
    """Time that belongs to the couple: nothing is said and the microphone is shut."""

    seconds: int
    step: int | None = None
    """The step of an exercise this quiet belongs to."""


@dataclass(frozen=True, slots=True)
class Bell:
    """A soft bell."""


Line = Say | Read | Quiet | Bell


@dataclass(frozen=True, slots=True)
class Elicit:
    """A slot that is still missing, asked for as Alexa does it."""

    intent: str
    slot: str


@dataclass(frozen=True, slots=True)
class Ask:
    """Say something, end in a closed question, and keep the session open."""

    lines: tuple[Line, ...]
    question: Say
    reprompt: Say
    first: int = 0
    """Who `{first}` is in this reply: 0 or 1."""
    elicit: Elicit | None = None

    @property
    def quiet(self) -> int:
        """Seconds given to the couple within this reply."""
        return sum(line.seconds for line in self.lines if isinstance(line, Quiet))


@dataclass(frozen=True, slots=True)
class End:
    """Say something, or nothing, and close the session."""

    lines: tuple[Line, ...] = ()
    first: int = 0
    forgets: bool = False
    """Whether everything kept of the couple is to be deleted first."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """Answer an event that must not be answered aloud."""


Reply = Ask | End | Nothing


def say(key: str, **values: Value) -> Say:
    """Name a prompt and what fills its braces."""
    return Say(key, tuple(values.items()))
