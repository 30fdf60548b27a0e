"""Statements whose source stands in a prepositional phrase: "selon X, …", "…, according to X"."""

from __future__ import annotations

from collections.abc import Iterator

from etl.model.article import Span
from etl.parse.parsed import Parsed
from etl.statements.draft import Draft, Range, trim_clause
from etl.statements.phrases import phrase_from


def according(parsed: Parsed, number: int) -> Iterator[Draft]:
    """The statements of one sentence that name their source this way."""
    first, stop = parsed.sentences[number]
    for i in range(first, stop):
        if parsed.outer[i] == "q" or parsed.lower[i] not in parsed.lexicon.according:
            continue
        phrase = _phrase_at(parsed, i, stop)
        if phrase is None:
            continue
        draft = (
            _of_nobody(parsed, number, phrase) if _condition(parsed, phrase) == "none" else _of(parsed, number, phrase)
        )
        if draft:
            yield draft


def _of(parsed: Parsed, number: int, phrase: Range) -> Draft | None:
    """The statement of whoever is named after the phrase."""
    first, stop = parsed.sentences[number]
    people_only = _condition(parsed, phrase) == "person"
    leads = _leads(parsed, phrase.start, first)
    source = _source(parsed, phrase.end, stop, people_only=people_only, leads=leads)
    pronoun = source is not None and parsed.lower[source.start] in parsed.lexicon.groups["stressed"]
    if source is None or ((people_only or pronoun) and not leads):
        return None
    content = _content(parsed, _clause_start(parsed, first, phrase.start), phrase.start, source.end, stop)
    return Draft(content, "according", number, phrase, source, lemma=parsed.lower[phrase.start]) if content else None


def _of_nobody(parsed: Parsed, number: int, phrase: Range) -> Draft | None:
    """The statement of whoever spoke last ("à l'en croire, …")."""
    first, stop = parsed.sentences[number]
    if not _leads(parsed, phrase.start, first):
        return None
    content = _content(parsed, first, phrase.start, phrase.end, stop)
    return Draft(content, "according", number, phrase, lemma=parsed.lower[phrase.start]) if content else None


def _clause_start(parsed: Parsed, first: int, i: int) -> int:
    """The sentence's start, or what follows the last semicolon or colon before a token."""
    return max(first, parsed.outer.rfind(";", first, i) + 1, parsed.outer.rfind(":", first, i) + 1)


def _leads(parsed: Parsed, i: int, first: int) -> bool:
    """Whether nothing but a connector or a quotation with its comma stands before the phrase."""
    return all(letter in "_,CAq" for letter in parsed.outer[first:i])


def _phrase_at(parsed: Parsed, i: int, stop: int) -> Range | None:
    for words, _ in parsed.lexicon.according[parsed.lower[i]]:
        end = i + len(words)
        if end < stop and all(_same_word(parsed.lower[i + k], word) for k, word in enumerate(words)):
            return Range(i, end)
    return None


def _same_word(word: str, wanted: str) -> bool:
    """Whether a word is the one wanted; "de" also in its contracted forms."""
    return word == wanted or (wanted == "de" and word in ("des", "du", "d'"))


def _condition(parsed: Parsed, phrase: Range) -> str:
    """What the word list asks of what follows the phrase."""
    entries = parsed.lexicon.according[parsed.lower[phrase.start]]
    return next((condition for words, condition in entries if len(words) == phrase.end - phrase.start), "")


def _source(parsed: Parsed, i: int, stop: int, *, people_only: bool, leads: bool) -> Range | None:
    """Who is named after the phrase: a name, a pronoun, or a noun for who can speak ("selon la loi" names nobody)."""
    if parsed.lower[i] in parsed.lexicon.groups["stressed"]:
        return Range(i, i + 1)
    if parsed.outer[i] in "SWRK":
        return None
    source = phrase_from(parsed, i, stop)
    if source is None:
        return None
    head = next((k for k in range(source.start, source.end) if parsed.outer[k] in "NM"), None)
    closed = source.end < stop and parsed.outer[source.end] in ",q"
    if leads and closed and not people_only and head is not None and parsed.outer[source.start] in "DM":
        return None if parsed.lower[head].rstrip("s") in parsed.lexicon.groups["measures"] else source
    if head is None or not (parsed.outer[head] == "M" or parsed.lexicon.is_speaker_noun(parsed.lower[head])):
        return _later_head(parsed, source)
    if (people_only and not (source.end < stop and parsed.outer[source.end] in ",q.")) or (
        people_only and parsed.lower[head] in parsed.lexicon.things
    ):
        return None
    return source


def _later_head(parsed: Parsed, source: Range) -> Range | None:
    """The phrase where an adjective or a number stands before its noun ("un haut responsable", "54 % des sondés")."""
    for k in range(source.start, min(source.start + 4, source.end)):
        if parsed.outer[k] == "I":
            return None
        if parsed.outer[k] in "NM" and (parsed.outer[k] == "M" or parsed.lexicon.is_speaker_noun(parsed.lower[k])):
            return source
    return None


def _content(parsed: Parsed, first: int, start: int, end: int, stop: int) -> tuple[Span, ...]:
    """What is said: the rest of the sentence after a leading phrase, what precedes a trailing one, or both."""
    before = start
    while before > first and parsed.outer[before - 1] in "_,CA-":
        before -= 1
    leading = before - first <= 1 or not any(letter in "VXq" for letter in parsed.outer[first:before])
    after = end
    while after < stop and parsed.outer[after] not in ",q" and parsed.outer[after] not in ".;:":
        if leading and parsed.outer[after] in "DRMVX" and after > end:
            break
        after += 1
    rest = trim_clause(parsed, after, stop) if after < stop else None
    if leading:
        return (rest,) if rest else ()
    head = first
    while head < before and parsed.outer[head] in "C_":
        head += 1
    said = trim_clause(parsed, head, before)
    if said is None:
        return ()
    if (
        rest is None
        or after >= stop
        or parsed.outer[after] != ","
        or not any(letter in "VX" for letter in parsed.outer[after:stop])
    ):
        return (said,)
    return (said,) if parsed.outer[after + 1 : after + 2] in ("C", "A") else (said, rest)
