"""Material faults of statements, on gold texts that tell speakers and sides.

A statement is faulty where it is none (`false`), where its words are others or lose a negation (`words`), where its
speaker is another (`speaker`), or where a side is shown that is not his (`side`). The measure is that of
`score_truth.py`, which comes with the gold.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from etl.measure.scoring import Said
from etl.model.article import Span

Fault = Literal["false", "words", "speaker", "side"]
FAULTS: tuple[Fault, ...] = ("false", "words", "speaker", "side")
NONE = 0.1  # of the characters of both, under which a statement is nobody's
HALF = 0.5  # under which its words are others
SURE = 0.9  # the confidence from which on a statement is meant to be right
STRANGE = 2  # words of a speaker's name that belong to nobody of the gold statement
_JOINING = frozenset("le la les l un une des de du d the a an of m mr mrs ms mme dr gen".split())
_NEGATION = re.compile(
    r"\b(ne|n|pas|jamais|aucun|aucune|ni|not|never|no|none|cannot|without|sans|n't)\b|n['’]t\b", re.IGNORECASE
)
_WORD = re.compile(r"\w+")


class Judged(NamedTuple):
    """A statement found in a gold text: its faults (None where it counts neither way) and its gold statement."""

    said: Said
    faults: tuple[Fault, ...] | None
    gold: Said | None


@dataclass
class Truth:
    """Counts of one language: of statements shown, of their faults, of sides shown and missing."""

    counts: Counter[str] = field(default_factory=Counter)
    sure: list[tuple[float, bool]] = field(default_factory=list)  # confidence, whether faulty

    def share(self, what: str, of: str) -> float:
        """One count as a share of another."""
        return self.counts[what] / self.counts[of] if self.counts[of] else 0.0

    def add(self, judged: Sequence[Judged], gold: Sequence[Said]) -> None:
        """Counts the statements found in one text."""
        met = {id(one.gold) for one in judged if one.faults is not None and one.gold is not None}
        self.counts["gold"] += sum(not said.weak for said in gold)
        self.counts["missed"] += sum(not said.weak and id(said) not in met for said in gold)
        for one in judged:
            if one.faults is None:
                continue
            self.counts["shown"] += 1
            self.counts["faulty"] += bool(one.faults)
            self.counts.update(one.faults)
            self.sure.append((one.said.confidence, bool(one.faults)))
            if one.gold is not None:
                must = bool(one.gold.sides) and not one.gold.side_open
                self.counts["sides shown"] += bool(one.said.side)
                self.counts["with side"] += must
                self.counts["side missing"] += must and not one.said.side

    @property
    def auc(self) -> float:
        """The chance that a faultless statement has a higher confidence than a faulty one."""
        right = [value for value, faulty in self.sure if not faulty]
        wrong = [value for value, faulty in self.sure if faulty]
        if not right or not wrong:
            return float("nan")
        above = sum((a > b) + 0.5 * (a == b) for a in right for b in wrong)
        return above / len(right) / len(wrong)

    @property
    def sure_ones(self) -> tuple[float, float]:
        """Of the statements shown, the share that is meant to be sure; of these, the share that is faulty."""
        top = [faulty for value, faulty in self.sure if value >= SURE]
        return len(top) / max(1, len(self.sure)), sum(top) / max(1, len(top))


def judge(text: str, gold: Sequence[Said], found: Iterable[Said]) -> list[Judged]:
    """Each statement found in a text with its faults, judged by the gold statement with most of its characters."""
    characters = [_characters(said) for said in gold]
    return [_judged(text, said, gold, characters) for said in found]


def _judged(text: str, said: Said, gold: Sequence[Said], characters: Sequence[frozenset[int]]) -> Judged:
    own = _characters(said)
    shares = [len(own & other) / max(1, len(own | other)) for other in characters]
    best = max(range(len(gold)), key=lambda number: shares[number], default=None)
    if best is None or shares[best] < NONE:
        return Judged(said, ("false",), None)
    if gold[best].weak:
        return Judged(said, None, gold[best])
    return Judged(said, tuple(_faults(text, said, gold[best], shares[best])), gold[best])


def _faults(text: str, said: Said, gold: Said, share: float) -> Iterator[Fault]:
    lost = bool(_NEGATION.search(_words(text, said))) != bool(_NEGATION.search(_words(text, gold)))
    if share < HALF or lost:
        yield "words"
    if gold.speaker or gold.source:
        wanted = [*_folded(gold.speaker), *_folded(gold.actor)]
        wanted += _folded(text[slice(*gold.source)]) if gold.source else []
        given = _folded(said.speaker)
        if not set(given) & set(wanted) or sum(word not in wanted for word in given) >= STRANGE:
            yield "speaker"
    if said.side and said.side not in gold.sides:
        yield "side"


def _characters(said: Said) -> frozenset[int]:
    return frozenset(character for span in said.content for character in range(*span))


def _words(text: str, said: Said) -> str:
    return " ".join(text[slice(*span)] for span in map(Span._make, said.content))


def _folded(name: str | None) -> list[str]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name or "") if not unicodedata.combining(c))
    return [word for word in _WORD.findall(plain.lower()) if word not in _JOINING]


def truth_lines(by_lang: dict[str, Truth]) -> Iterator[str]:
    """The figures of each language, a line each."""
    yield (
        f"{'':5}{'shown':>7}{'missed':>8}{'faulty':>8}{'false':>7}{'words':>7}{'speaker':>9}{'side':>6}"
        f"{'wrong sides':>13}{'missing':>9}{'sure':>7}{'faulty':>8}{'AUC':>7}"
    )
    for lang, truth in by_lang.items():
        sure, faulty = truth.sure_ones
        counts = truth.counts
        yield (
            f"{lang:5}{counts['shown']:7}{counts['missed']:8}{truth.share('faulty', 'shown'):8.3f}{counts['false']:7}"
            f"{counts['words']:7}{counts['speaker']:9}{counts['side']:6}{truth.share('side', 'sides shown'):13.3f}"
            f"{truth.share('side missing', 'with side'):9.3f}{sure:7.3f}{faulty:8.3f}{truth.auc:7.3f}"
        )
