"""What store and reviewer are told to say: each phrase must be heard as it is meant."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from skill.packaging.store import Store

LAUNCH = "LaunchRequest"

FALLBACK = "AMAZON.FallbackIntent"

_QUOTED = re.compile(r'"([^"\n]+)"')
_WAKE = re.compile(r"^alexa,? ", re.IGNORECASE)
_EXAMPLE = r"Alexa, (?:ask|open|start|launch|tell|begin|use) {name}(?: .+)?"
"""Wake word, launch word, the exact invocation name: the store's most frequent refusal."""


@dataclass(frozen=True, slots=True)
class Ear:
    """How phrases are heard. Given from outside, as the ears are not part of packaging.

    `split` tells `launch`, `oneshot` or `plain` from an utterance and an invocation name, with
    the wish in it; `hear` gives the intent of a wish in a locale.
    """

    split: Callable[[str, str], tuple[str, str]]
    hear: Callable[[str, str], str]


def faults(store: Store, invocations: Mapping[str, str], ear: Ear | None) -> Iterator[str]:
    """Name every phrase that is no example as the store wants it, or is heard as another.

    What the description quotes must be heard as something. `invocations` gives the invocation
    name of each locale that has a model. Without an ear only the form of examples is looked at.
    """
    for locale, name in invocations.items():
        texts = store.texts(locale)
        form = re.compile(_EXAMPLE.format(name=re.escape(name)))
        for phrase in texts.examples:
            if not form.fullmatch(phrase.says):
                yield f"{locale}: {phrase.says!r} is not wake word, launch word, {name!r}"
        if ear is None:
            continue
        for phrase in (*texts.examples, *store.steps):
            meaning = _heard(phrase.says, locale, name, ear)
            if meaning != phrase.means:
                yield f"{locale}: {phrase.says!r} is heard as {meaning}, not {phrase.means}"
        for quoted in _QUOTED.findall(texts.description):
            if _heard(quoted, locale, name, ear) == FALLBACK:
                yield f"{locale}: the description quotes {quoted!r}, which is not understood"


def _heard(says: str, locale: str, name: str, ear: Ear) -> str:
    kind, wish = ear.split(says, name)
    return LAUNCH if kind == "launch" else ear.hear(locale, _WAKE.sub("", wish))
