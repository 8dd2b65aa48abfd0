"""Where in a conversation a couple is, and what of it the session keeps."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from skill.domain.couple import Couple, Place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from skill.dialogue.reply import Ask

Kind = TypeVar("Kind")


@dataclass(frozen=True, slots=True)
class Idle:
    """Nothing is going on; a question was offered."""


@dataclass(frozen=True, slots=True)
class Discussing:
    """A question was asked and its talk time given."""

    question: int
    depth: int
    topic: str | None = None


@dataclass(frozen=True, slots=True)
class Agreeing:
    """A deep question waits for a yes from each: now partner `asking` is asked."""

    asking: int
    topic: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """Some exercises were named; a bare yes means the first of them."""

    first: str


@dataclass(frozen=True, slots=True)
class Preparing:
    """An exercise was announced and waits for a go from both."""

    place: Place


@dataclass(frozen=True, slots=True)
class Guiding:
    """An exercise is going on; `place` is where the last reply began."""

    place: Place
    next: int
    """The step that a yes to the closing question leads to."""
    held: bool = False
    """Whether it was paused and waits for a word to go on."""


@dataclass(frozen=True, slots=True)
class Returning:
    """An exercise that broke off was offered again."""

    place: Place


@dataclass(frozen=True, slots=True)
class Suggesting:
    """A date idea was offered; `wishes` is what it had to fit."""

    idea: int
    wishes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Naming:
    """Names were asked for, or heard and read back."""

    heard: bool


@dataclass(frozen=True, slots=True)
class Forgetting:
    """Deleting everything waits for one yes."""


@dataclass(frozen=True, slots=True)
class Cooling:
    """A break was offered, because tempers are up."""


Standing = (
    Idle
    | Discussing
    | Agreeing
    | Listing
    | Preparing
    | Guiding
    | Returning
    | Suggesting
    | Naming
    | Forgetting
    | Cooling
)


@dataclass(frozen=True, slots=True)
class Dialogue:
    """One session's memory; it vanishes with the session. No names, nothing said by people."""

    at: Standing = field(default_factory=Idle)
    last: Ask | None = None
    """The reply that can be repeated."""
    began: int = 0
    """POSIX second at which the last reply was given."""
    agreed: bool = False
    """Whether both have said yes to deep questions in this session."""
    misses: int = 0
    """Utterances in a row that were not understood."""
    slow: bool = False
    light: bool = False
    """Whether only light questions are asked in this session."""
    soft: bool = False
    """Whether to speak quietly in this session."""
    kids: bool = False
    """Whether children are in the room: only what is fit for them, and nothing of touch."""
    guests: bool = False
    """Whether others listen: only light questions are asked."""
    voiced: bytes = b""
    """Which wording of each frequent line was spoken last, unsaved ones too; see `Couple.voiced`."""


@dataclass(frozen=True, slots=True)
class State:
    """The couple, which is kept, and the dialogue, which is not."""

    couple: Couple = field(default_factory=Couple)
    dialogue: Dialogue = field(default_factory=Dialogue)

    def during(self, kind: type[Kind]) -> Kind:
        """Return where the conversation stands, of the kind a route promised.

        Raises `TypeError` for a function that was routed elsewhere as well.
        """
        if not isinstance(self.dialogue.at, kind):
            raise TypeError(f"not during {kind.__name__}")
        return self.dialogue.at

    def standing(self, at: Standing, couple: Couple | None = None) -> State:
        """Move to another place in the conversation, with a changed couple if one is given."""
        return replace(
            self,
            couple=self.couple if couple is None else couple,
            dialogue=replace(self.dialogue, at=at, misses=0),
        )
