"""All the statements of a document: constructions in turn, overlaps settled, speakers resolved."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from etl.model.article import Span, overlaps
from etl.model.extraction import Kind, Statement
from etl.parse.cues import Cue
from etl.parse.parsed import Parsed
from etl.statements.according import according
from etl.statements.announcing_nouns import noun_announced
from etl.statements.clauses import announced
from etl.statements.draft import Draft, kind_and_span, quoted_parts, sentence_around, span_of
from etl.statements.nested import nested
from etl.statements.phrases import head_speaks
from etl.statements.polarity import polarity_of
from etl.statements.quotations import ungoverned
from etl.statements.speakers import Speaker, resolve_speakers

FRAGMENTS = ("fragment", "object")  # constructions that quote words within a sentence of the paper's own
SAME = 0.8  # of the longer one, from which on two drafts attribute the same words


class Attribution(NamedTuple):
    """A statement, with how it was found and how its speaker is known."""

    draft: Draft
    speaker: Speaker
    statement: Statement


def attributions(parsed: Parsed) -> list[Attribution]:
    """The statements of a document in the order of the text, without actors yet, with how each was found."""
    drafts = _drafts(parsed)
    speakers = resolve_speakers(parsed, drafts)
    return [
        Attribution(draft, speaker, _statement(parsed, draft, speaker))
        for draft, speaker in zip(drafts, speakers, strict=True)
    ]


def _drafts(parsed: Parsed) -> list[Draft]:
    """The drafts of all sentences in the order of the text, and those of the quotations inside of quotations."""
    found: list[Draft] = []
    for number, cues in enumerate(_cues_of_sentences(parsed)):
        for draft in _of_sentence(parsed, number, cues):
            if found and _resumes(parsed, found[-1], draft):
                found[-1] = replace(found[-1], content=(*found[-1].content, *draft.content))
            else:
                found.append(draft)
    inner = list(_inside_quotations(parsed))
    return sorted([*found, *inner], key=lambda draft: draft.content[0]) if inner else found


def _cues_of_sentences(parsed: Parsed) -> Iterator[list[Cue]]:
    """For each sentence its cues outside of quotations."""
    cues = [cue for cue in parsed.cues if parsed.outer[cue.start] != "q"]
    position = 0
    for _, stop in parsed.sentences:
        start = position
        while position < len(cues) and cues[position].start < stop:
            position += 1
        yield cues[start:position]


def _of_sentence(parsed: Parsed, number: int, cues: list[Cue]) -> list[Draft]:
    """The drafts of one sentence in the order of the text, the constructions tried in turn, the surest first."""
    by_a_word = (according(parsed, number), announced(parsed, number, cues), noun_announced(parsed, number, cues))
    drafts = _told_by_who_is_named_behind(parsed, list(chain.from_iterable(by_a_word)))
    drafts = _distinct(draft for draft in drafts if not _passes_on(draft, drafts))
    drafts = [draft for draft in drafts if not _inside_another(parsed, draft, drafts)]
    drafts += ungoverned(parsed, number, drafts)
    return sorted(drafts, key=lambda draft: draft.content[0])


def _inside_quotations(parsed: Parsed) -> Iterator[Draft]:
    """The drafts of the quotations that stand inside of others."""
    firsts = [first for first, _ in parsed.sentences]
    for quote in parsed.quotes:
        sentence = bisect_right(firsts, bisect_left(parsed.starts, quote.span.start)) - 1
        yield from nested(parsed, quote, sentence)


def _resumes(parsed: Parsed, before: Draft, draft: Draft) -> bool:
    """Whether a quotation goes on with the one before its cue, as English newspapers have it ("“A,” he said. “B.”").

    French ones are two statements (`docs/decisions/0004-resumed-quotations.md`).
    """
    constructions = (before.pattern, draft.pattern)
    if not parsed.language.resumes_quotations or constructions != ("inverted quotation", "floating"):
        return False
    near = draft.sentence == before.sentence + 1 and len(before.content) == 1
    return near and "\n" not in parsed.text[before.content[-1].end : draft.content[0].start]


def _distinct(drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts without those whose words another one, found by a surer construction, attributes already."""
    kept: list[Draft] = []
    for draft in drafts:
        if not any(_same(draft, other) for other in kept):
            kept.append(draft)
    return kept


def _told_by_who_is_named_behind(parsed: Parsed, drafts: list[Draft]) -> list[Draft]:
    """The drafts, one for two where a paper reports what another is named for: "The Mail reports *cases rise*, she
    said"."""
    result = list(drafts)
    for draft in drafts:
        if draft.source is None or draft.lemma not in parsed.lexicon.groups["relaying"]:
            continue
        begins = parsed.starts[draft.source.start]
        inverted = (one for one in drafts if one.pattern == "inverted clause")
        behind = next((one for one in inverted if one.content[0].start == begins), None)
        if behind in result:
            result[result.index(draft)] = replace(draft, source=behind.source, cue=behind.cue, lemma=behind.lemma)
            result.remove(behind)
    return result


def _passes_on(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether a source behind only passes on what another attribution says: "…, Harsk said, according to Tass"."""
    return draft.pattern == "according" and any(
        other.pattern.startswith("inverted")
        and other.content[0].start == draft.content[0].start
        and other.content[0].end < draft.content[0].end
        for other in drafts
    )


def _inside_another(parsed: Parsed, draft: Draft, drafts: list[Draft]) -> bool:
    """Whether all of a draft is retold words within what another says: "He says she promised to stay" is one statement.

    Quoted words keep the speaker of their own.
    """
    relaying = parsed.lexicon.groups["relaying"]
    speaks = draft.source is None or head_speaks(parsed, draft.source)
    if (
        speaks
        and draft.pattern != "infinitive"
        and any(_holds(other, draft) for other in drafts if other.pattern == "according" or other.lemma in relaying)
    ):
        return False  # "Selon Tass, le ministre a affirmé que …", "…, rapporte Tass": both say it
    if (
        draft.cue
        and parsed.language.not_yet_said(parsed, draft.cue)
        and any(_holds(other, draft) for other in drafts if other is not draft)
    ):
        return True  # "The mayor will announce “a plan”, an aide said": nobody has announced it
    in_marks = any(kind_and_span(parsed, span).kind != "indirect" for span in draft.content)
    if in_marks and speaks:
        return False
    return any(_holds(other, draft) for other in drafts if other is not draft)


def _holds(outer: Draft, inner: Draft) -> bool:
    """Whether every span of one draft lies in a span of the other."""
    return all(
        any(around.start <= span.start and span.end <= around.end for around in outer.content) for span in inner.content
    )


def _same(a: Draft, b: Draft) -> bool:
    """Whether two drafts attribute mostly the same words."""
    for one in a.content:
        for other in b.content:
            shared = min(one.end, other.end) - max(one.start, other.start)
            if shared > SAME * max(one.end - one.start, other.end - other.start):
                return True
    return False


def _statement(parsed: Parsed, draft: Draft, speaker: Speaker) -> Statement:
    kind, content = _kind_and_spans(parsed, draft)
    phrase = draft.source or draft.holder
    return Statement(
        kind=kind,
        content=content,
        cue=span_of(parsed, draft.cue) if draft.cue else None,
        source=span_of(parsed, phrase) if phrase else None,
        speaker=speaker.name,
        polarity=polarity_of(parsed, draft, kind),
        sentence=sentence_around(parsed, content, draft),
    )


class _AllSaid(NamedTuple):
    """A statement's kind, and its spans in order."""

    kind: Kind
    spans: tuple[Span, ...]


def _kind_and_spans(parsed: Parsed, draft: Draft) -> _AllSaid:
    """The kind of the whole and its spans, marks left out where a span is a whole quotation."""
    if draft.pattern == "nested quotation":
        return _AllSaid("direct", draft.content)
    said = [kind_and_span(parsed, span) for span in draft.content]
    kinds = {part.kind for part in said}
    kind: Kind = kinds.pop() if len(kinds) == 1 else "mixed"
    if kind == "direct" and draft.pattern in FRAGMENTS:
        kind = "mixed"
    return _AllSaid(kind, _disjoint([span for part in said for span in quoted_parts(parsed, part.span)]))


def _disjoint(spans: list[Span]) -> tuple[Span, ...]:
    """The spans in order, without those that an earlier one overlaps."""
    kept: list[Span] = []
    for span in sorted(spans):
        if not kept or not overlaps(kept[-1], span):
            kept.append(span)
    return tuple(kept)
