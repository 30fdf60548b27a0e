"""How sure we are that a statement is right: its words and its speaker.

The figures are shares counted on gold texts by `python -m etl calibrate`; see `etl/measure/calibrate.py`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from etl.model.places import LEXICON
from etl.statements.draft import Draft
from etl.statements.speakers import Speaker

TABLE = LEXICON / "confidence.csv"
COLUMNS = ("construction", "lang", "speaker", "spans", "right", "confidence")
ANY = ""
UNKNOWN = 0.5  # for a construction that no gold text showed
_KNOWN = {"name": "named", "description": "named", "phrase": "named", "thing": "thing"}


class Key(NamedTuple):
    """A group of statements: one construction, in one language or any, with the speaker known in one way or any."""

    construction: str = ANY
    lang: str = ANY
    speaker: str = ANY

    def wider(self) -> Key | None:
        """The group with one condition less; None for the group of all."""
        if self.speaker:
            return self._replace(speaker=ANY)
        if self.lang:
            return self._replace(lang=ANY)
        return Key() if self.construction else None

    def widening(self) -> Iterator[Key]:
        """This group, then each wider one."""
        key: Key | None = self
        while key is not None:
            yield key
            key = key.wider()

    def narrowness(self) -> int:
        """How many conditions the group has."""
        return sum(part != ANY for part in self)


def key_of(lang: str, draft: Draft, speaker: Speaker) -> Key:
    """The narrowest group that a statement belongs to."""
    known = "unknown" if speaker.name is None else _KNOWN.get(speaker.how, "inferred")
    return Key(draft.pattern, lang, known)


def confidence(lang: str, draft: Draft, speaker: Speaker) -> float:
    """Between 0 and 1: of the statements found this way in the gold texts, the share that is right."""
    return confidence_of(key_of(lang, draft, speaker), _confidences(TABLE))


def confidence_of(key: Key, confidences: Mapping[Key, float]) -> float:
    """The confidence of the narrowest group that the gold texts showed."""
    return next((round(confidences[group], 2) for group in key.widening() if group in confidences), UNKNOWN)


@cache
def _confidences(path: Path) -> dict[Key, float]:
    with path.open(encoding="utf-8", newline="") as file:
        return {
            Key(row["construction"], row["lang"], row["speaker"]): float(row["confidence"])
            for row in csv.DictReader(file)
        }
