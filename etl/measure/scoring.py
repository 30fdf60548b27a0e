"""Extracted statements compared with gold ones: precision, recall and F1 at two overlaps, speakers, kinds.

The measures are those of the quotation literature (Pareti 2015 for partial matches; intersection over union here):
every statement is cut into its content spans first, so that one statement of two spans and two of one span score
alike. A predicted and a gold span match when the characters they share are at least 0.3 (or 0.8) of those that either
holds, one to one, best overlap first; blanks and punctuation at a span's ends do not count. A `weak` gold span is
neutral: it is not asked for, and a prediction that falls on one is not counted against.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from etl.model.article import Span
from etl.model.extraction import Kind

EDGE = " \t\r\n\u00a0\u202f\u2009«»“”„‟\"'’‘‚‹›,.;:!?…()[]—–-"
KINDS: tuple[Kind, ...] = ("direct", "mixed", "indirect")
OVERLAPS = (0.3, 0.8)


class Said(NamedTuple):
    """A statement, gold or extracted, as far as it is compared."""

    kind: Kind
    content: tuple[Span, ...]
    source: Span | None
    speaker: str | None
    weak: bool = False
    confidence: float = 1.0
    side: str | None = None  # of a gold statement also several: "CH|OSCE" either, "UA?" that or none
    actor: str | None = None

    @property
    def sides(self) -> frozenset[str]:
        """The sides that are right."""
        return frozenset(side.rstrip("?") for side in (self.side or "").split("|") if side)

    @property
    def side_open(self) -> bool:
        """Whether no side is right too."""
        return (self.side or "").endswith("?")


class Piece(NamedTuple):
    """One content span of a statement, trimmed."""

    span: Span
    said: Said


@dataclass(frozen=True)
class Comparison:
    """The pieces of one text, and which of them belong together at an overlap of 0.3 and of 0.8."""

    text: str
    gold: list[Piece]
    found: list[Piece]
    pairs: dict[float, dict[int, int]]  # overlap → index of the found piece → index of the gold piece

    def neutral(self, number: int, overlap: float) -> bool:
        """Whether a found piece counts neither for nor against: it falls on a gold span that is weak."""
        if number in self.pairs[overlap]:
            return self.gold[self.pairs[overlap][number]].said.weak
        span = self.found[number].span
        half = 0.5 * (span.end - span.start)
        return any(_shared(piece.span, span) >= half for piece in self.gold if piece.said.weak)

    def right(self, number: int) -> bool | None:
        """Whether a found piece matches at 0.3 and its speaker is right; None where it is neutral."""
        if self.neutral(number, OVERLAPS[0]):
            return None
        gold = self.pairs[OVERLAPS[0]].get(number)
        return gold is not None and speaker_right(self.gold[gold].said, self.found[number].said) is not False


@dataclass
class Score:
    """Counts of one kind, or of all: what was asked for, found, predicted and right, at each overlap."""

    counts: Counter[str] = field(default_factory=Counter)

    def precision(self, overlap: float) -> float:
        """The share of the predicted spans that are right."""
        return _ratio(self.counts[f"right {overlap}"], self.counts[f"predicted {overlap}"])

    def recall(self, overlap: float) -> float:
        """The share of the gold spans that were found."""
        return _ratio(self.counts[f"found {overlap}"], self.counts[f"gold {overlap}"])

    def f1(self, overlap: float) -> float:
        """The harmonic mean of precision and recall."""
        precision, recall = self.precision(overlap), self.recall(overlap)
        return _ratio(2 * precision * recall, precision + recall)

    def share(self, what: str) -> float:
        """Of the gold spans matched at 0.3, the share whose "speaker" or "kind" is right."""
        return _ratio(self.counts[f"{what} right"], self.counts[f"{what} asked"])


def compare(text: str, gold: Sequence[Said], found: Sequence[Said]) -> Comparison:
    """The pieces of one text's gold and found statements, matched one to one."""
    gold_pieces, found_pieces = list(_pieces(text, gold)), list(_pieces(text, found))
    pairs = {overlap: _matched(gold_pieces, found_pieces, overlap) for overlap in OVERLAPS}
    return Comparison(text, gold_pieces, found_pieces, pairs)


def scores(comparisons: Sequence[Comparison]) -> dict[str, Score]:
    """The scores of each kind and of "all" over several texts."""
    result = {kind: Score() for kind in (*KINDS, "all")}
    for comparison in comparisons:
        for overlap in OVERLAPS:
            _count(result, comparison, overlap)
        _count_attributions(result, comparison)
    return result


def misses(comparison: Comparison) -> Iterator[tuple[str, Said, Span]]:
    """What went wrong in one text: ("missed" | "extra" | "speaker", the gold or else the found statement, its span)."""
    pairs = comparison.pairs[OVERLAPS[0]]
    hit = set(pairs.values())
    for number, piece in enumerate(comparison.gold):
        if number not in hit and not piece.said.weak:
            yield "missed", piece.said, piece.span
    for number, piece in enumerate(comparison.found):
        if number not in pairs and not comparison.neutral(number, OVERLAPS[0]):
            yield "extra", piece.said, piece.span
    for found, gold in pairs.items():
        wanted = comparison.gold[gold]
        if not wanted.said.weak and speaker_right(wanted.said, comparison.found[found].said) is False:
            yield "speaker", wanted.said, wanted.span


def speaker_right(gold: Said, found: Said) -> bool | None:
    """Whether the speaker is right: the sources overlap, or one name ends in a word of the other; None if not asked."""
    if not (gold.speaker or gold.source):
        return None
    if gold.source and found.source and _shared(gold.source, found.source) > 0:
        return True
    wanted, given = _words(gold.speaker), _words(found.speaker)
    return bool(wanted and given and (wanted[-1] in given or given[-1] in wanted))


def _pieces(text: str, statements: Sequence[Said]) -> Iterator[Piece]:
    for said in statements:
        for start, end in said.content:
            while start < end and text[start] in EDGE:
                start += 1
            while end > start and text[end - 1] in EDGE:
                end -= 1
            if end > start:
                yield Piece(Span(start, end), said)


def _matched(gold: list[Piece], found: list[Piece], overlap: float) -> dict[int, int]:
    """Found piece → gold piece, one to one, best overlap first."""
    candidates = sorted(
        (
            (_overlap(g.span, f.span), i, j)
            for i, g in enumerate(gold)
            for j, f in enumerate(found)
            if g.span.start < f.span.end and f.span.start < g.span.end
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for value, i, j in candidates:
        if value >= overlap and i not in taken and j not in pairs:
            pairs[j] = i
            taken.add(i)
    return pairs


def _count(result: dict[str, Score], comparison: Comparison, overlap: float) -> None:
    hit = set(comparison.pairs[overlap].values())
    for number, piece in enumerate(comparison.gold):
        if piece.said.weak:
            continue
        for kind in (piece.said.kind, "all"):
            result[kind].counts[f"gold {overlap}"] += 1
            result[kind].counts[f"found {overlap}"] += number in hit
    for number, piece in enumerate(comparison.found):
        if comparison.neutral(number, overlap):
            continue
        for kind in (piece.said.kind, "all"):
            result[kind].counts[f"predicted {overlap}"] += 1
            result[kind].counts[f"right {overlap}"] += number in comparison.pairs[overlap]


def _count_attributions(result: dict[str, Score], comparison: Comparison) -> None:
    for found, number in comparison.pairs[OVERLAPS[0]].items():
        gold, predicted = comparison.gold[number].said, comparison.found[found].said
        if gold.weak:
            continue
        right = speaker_right(gold, predicted)
        for kind in (gold.kind, "all"):
            counts = result[kind].counts
            counts["kind asked"] += 1
            counts["kind right"] += gold.kind == predicted.kind
            counts["speaker asked"] += right is not None
            counts["speaker right"] += right is True


def _shared(a: Span, b: Span) -> int:
    return min(a.end, b.end) - max(a.start, b.start)


def _overlap(a: Span, b: Span) -> float:
    shared = _shared(a, b)
    return shared / (max(a.end, b.end) - min(a.start, b.start)) if shared > 0 else 0.0


def _words(name: str | None) -> list[str]:
    folded = unicodedata.normalize("NFKD", name or "").encode("ascii", "ignore").decode() or (name or "")
    spaced = "".join(character if character.isalnum() else " " for character in folded.lower())
    return [word for word in spaced.split() if len(word) > 1]


def _ratio(a: float, b: float) -> float:
    return a / b if b else 0.0
