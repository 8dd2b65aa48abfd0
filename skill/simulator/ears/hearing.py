"""The ears of the local Echo: what was said becomes the intent Alexa would send."""

from __future__ import annotations

from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING

from skill.simulator.ears import answers, values
from skill.simulator.ears.bags import Bags
from skill.simulator.ears.heard import Heard, Slot
from skill.simulator.ears.patterns import Patterns
from skill.simulator.ears.samples import Lexicon, Sample, of_intents, plain
from skill.simulator.ears.wording import core, stems, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime

    from skill.models.model import Model
    from skill.simulator.ears.samples import Match
    from skill.simulator.ears.wording import Words

FALLBACK = "AMAZON.FallbackIntent"
_STOP = "AMAZON.StopIntent"
_YES_OR_NO = frozenset({"yes", "yeah", "yep", "no", "nope"})


class NotHeard(Exception):
    """Nothing in the model fits, and it declares no fallback."""


class Ears:
    """Hear utterances through one interaction model.

    Close to Alexa in what is understood, not in how: real ears are statistical, hear more than
    this, and sometimes something else. `now` tells what "tomorrow" is; without it the clock of
    this machine does.
    """

    def __init__(self, model: Model, *, now: Callable[[], datetime] | None = None) -> None:
        self._model = model
        self._clock = now
        self._lexicon = Lexicon(model.types)
        samples = list(of_intents(model))
        self._whole: dict[Words, str] = {}
        self._short: dict[Words, str] = {}
        for sample in samples:
            if not sample.slotted:
                self._whole.setdefault(sample.words, sample.intent)
                self._short.setdefault(stems(core(sample.words)), sample.intent)
        self._patterns = Patterns(_forms(s for s in samples if s.slotted), self._lexicon)
        self._bags = Bags(map(plain, samples), self._lexicon)
        self._answers: dict[tuple[str, str], answers.Answers] = {}

    def hear(self, utterance: str, *, eliciting: tuple[str, str] | None = None) -> Heard:
        """Understand an utterance as the best fitting intent, or as the fallback.

        `eliciting` names the intent and slot that were just asked for: a bare value then fills
        that slot, unless the words are a sample of their own. Raises `NotHeard` when nothing
        fits a model without a fallback, and `KeyError` for a slot the model does not have.
        """
        said = words(utterance)
        if said:
            heard = self._asked_for(said, eliciting) if eliciting else self._unasked(said)
            if heard:
                return heard
        if FALLBACK not in self._model.intents:
            raise NotHeard(utterance)
        return self._heard(FALLBACK)

    def _unasked(self, said: Words) -> Heard | None:
        return (
            self._exactly(said)
            or self._fitting(said)
            or self._after_yes_or_no(said)
            or self._stopping(said)
            or self._matched(self._bags.reordered(core(said)))
            or self._loosely(said, least=1)
            or self._matched(self._bags.nearly(core(said)))
        )

    def _asked_for(self, said: Words, eliciting: tuple[str, str]) -> Heard | None:
        if eliciting not in self._answers:
            intent, slot = self._model.intents[eliciting[0]], eliciting[1]
            self._answers[eliciting] = answers.Answers(intent, slot, self._lexicon)
        to = self._answers[eliciting]
        return (
            self._exactly(said)
            or self._filled(eliciting, to.known(said))
            or self._fitting(said)
            or self._after_yes_or_no(said)
            or self._stopping(said)
            or self._matched(self._bags.reordered(core(said)))
            or self._loosely(said, least=2)
            or self._filled(eliciting, to.unlisted(said))
            or self._unasked(said)
        )

    def _exactly(self, said: Words) -> Heard | None:
        intent = self._whole.get(said) or self._short.get(stems(core(said)))
        return self._heard(intent) if intent else None

    def _fitting(self, said: Words) -> Heard | None:
        return self._best(self._patterns.strict(form) for form in _both(said))

    def _loosely(self, said: Words, *, least: int) -> Heard | None:
        fits = (self._patterns.loose(form) for form in _both(said))
        return self._best(
            [match for match in fit if len(match.sample.literal) >= least] for fit in fits
        )

    def _after_yes_or_no(self, said: Words) -> Heard | None:
        """Hear "no, skip this one" by what follows, as the answer alone says less."""
        rest = core(said[1:])
        if said[0] not in _YES_OR_NO or not rest:
            return None
        return self._exactly(rest) or self._fitting(rest)

    def _stopping(self, said: Words) -> Heard | None:
        """Hear "stop the music there" as a wish to stop; a long sentence is not one."""
        stops = core(said)[0] == "stop" and len(core(said)) <= 4
        return self._heard(_STOP) if stops and _STOP in self._model.intents else None

    def _best(self, fits: Iterable[Iterable[Match]]) -> Heard | None:
        matches = chain.from_iterable(fits)
        return self._matched(max(matches, key=lambda match: match.rank, default=None))

    def _matched(self, match: Match | None) -> Heard | None:
        return self._heard(match.sample.intent, match.filled) if match else None

    def _filled(
        self, eliciting: tuple[str, str], filled: Mapping[str, Words] | None
    ) -> Heard | None:
        return self._heard(eliciting[0], filled) if filled else None

    def _heard(self, intent: str, filled: Mapping[str, Words] = MappingProxyType({})) -> Heard:
        slots = self._model.intents[intent].slots
        return Heard(
            intent,
            MappingProxyType(
                {name: self._slot(name, kind, filled.get(name)) for name, kind in slots.items()}
            ),
        )

    def _slot(self, name: str, kind: str, said: Words | None) -> Slot:
        if said is None:
            return Slot(name, kind)
        matches = self._lexicon.matches(kind, said)
        if matches is not None:
            return Slot(name, kind, " ".join(said), matches)
        value = values.read(kind, said, self._clock() if self._clock else None)
        return Slot(name, kind, value or values.UNCLEAR)


def _both(said: Words) -> tuple[Words, ...]:
    short = core(said)
    return (said,) if short == said else (said, short)


def _forms(samples: Iterable[Sample]) -> list[Sample]:
    """Every sample as it is and without politeness, each once."""
    forms: dict[tuple[str, Words], Sample] = {}
    for sample in samples:
        whole = Sample(sample.intent, stems(sample.words), sample.slots)
        for form in (whole, plain(sample)):
            forms.setdefault((form.intent, form.words), form)
    return list(forms.values())
