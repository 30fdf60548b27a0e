"""Statements whose source stands in a prepositional phrase: "selon X, …", "…, according to X"."""

from __future__ import annotations

from collections.abc import Iterator

from etl.model.article import Span
from etl.parse.components import Parsed
from etl.statements.draft import Draft, Range, trim_clause
from etl.statements.phrases import phrase_from


def according(doc: Parsed, number: int) -> Iterator[Draft]:
    """The statements of one sentence that name their source this way."""
    first, last = doc.sentences[number]
    for i in range(first, last):
        if doc.outer[i] == "q" or doc.lower[i] not in doc.lexicon.according:
            continue
        phrase = _phrase_at(doc, i, last)
        if phrase is None:
            continue
        draft = _of_nobody(doc, number, phrase) if _condition(doc, phrase) == "none" else _of(doc, number, phrase)
        if draft:
            yield draft


def _of(doc: Parsed, number: int, phrase: Range) -> Draft | None:
    """The statement of whoever is named after the phrase."""
    first, last = doc.sentences[number]
    people_only = _condition(doc, phrase) == "person"
    leads = _leads(doc, phrase.start, first)
    source = _source(doc, phrase.end, last, people_only=people_only, leads=leads)
    pronoun = source is not None and doc.lower[source.start] in doc.lexicon.groups["stressed"]
    if source is None or ((people_only or pronoun) and not leads):
        return None
    content = _content(doc, _clause_start(doc, first, phrase.start), phrase.start, source.end, last)
    return Draft(content, "according", number, phrase, source, lemma=doc.lower[phrase.start]) if content else None


def _of_nobody(doc: Parsed, number: int, phrase: Range) -> Draft | None:
    """The statement of whoever spoke last ("à l'en croire, …")."""
    first, last = doc.sentences[number]
    if not _leads(doc, phrase.start, first):
        return None
    content = _content(doc, first, phrase.start, phrase.end, last)
    return Draft(content, "according", number, phrase, lemma=doc.lower[phrase.start]) if content else None


def _clause_start(doc: Parsed, first: int, i: int) -> int:
    """The sentence's start, or what follows the last semicolon or colon before a token."""
    return max(first, doc.outer.rfind(";", first, i) + 1, doc.outer.rfind(":", first, i) + 1)


def _leads(doc: Parsed, i: int, first: int) -> bool:
    """Whether nothing but a connector or a quotation with its comma stands before the phrase."""
    return all(letter in "_,CAq" for letter in doc.outer[first:i])


def _phrase_at(doc: Parsed, i: int, last: int) -> Range | None:
    for words, _ in doc.lexicon.according[doc.lower[i]]:
        end = i + len(words)
        if end < last and all(_same_word(doc.lower[i + k], word) for k, word in enumerate(words)):
            return Range(i, end)
    return None


def _same_word(word: str, wanted: str) -> bool:
    """Whether a word is the one wanted; "de" also in its contracted forms."""
    return word == wanted or (wanted == "de" and word in ("des", "du", "d'"))


def _condition(doc: Parsed, phrase: Range) -> str:
    """What the word list asks of what follows the phrase."""
    entries = doc.lexicon.according[doc.lower[phrase.start]]
    return next((condition for words, condition in entries if len(words) == phrase.end - phrase.start), "")


def _source(doc: Parsed, i: int, last: int, *, people_only: bool, leads: bool) -> Range | None:
    """Who is named after the phrase: a name, a pronoun, or a noun for who can speak ("selon la loi" names nobody)."""
    if doc.lower[i] in doc.lexicon.groups["stressed"]:
        return Range(i, i + 1)
    if doc.outer[i] in "SWRK":
        return None
    source = phrase_from(doc, i, last)
    if source is None:
        return None
    head = next((k for k in range(source.start, source.end) if doc.outer[k] in "NM"), None)
    closed = source.end < last and doc.outer[source.end] in ",q"
    if leads and closed and not people_only and head is not None and doc.outer[source.start] in "DM":
        return None if doc.lower[head].rstrip("s") in doc.lexicon.groups["measures"] else source
    if head is None or not (doc.outer[head] == "M" or doc.lexicon.is_speaker_noun(doc.lower[head])):
        return _later_head(doc, source)
    if (people_only and not (source.end < last and doc.outer[source.end] in ",q.")) or (
        people_only and doc.lower[head] in doc.lexicon.things
    ):
        return None
    return source


def _later_head(doc: Parsed, source: Range) -> Range | None:
    """The phrase where an adjective or a number stands before its noun ("un haut responsable", "54 % des sondés")."""
    for k in range(source.start, min(source.start + 4, source.end)):
        if doc.outer[k] == "I":
            return None
        if doc.outer[k] in "NM" and (doc.outer[k] == "M" or doc.lexicon.is_speaker_noun(doc.lower[k])):
            return source
    return None


def _content(doc: Parsed, first: int, start: int, end: int, last: int) -> tuple[Span, ...]:
    """What is said: the rest of the sentence after a leading phrase, what precedes a trailing one, or both."""
    before = start
    while before > first and doc.outer[before - 1] in "_,CA-":
        before -= 1
    leading = before - first <= 1 or not any(letter in "VXq" for letter in doc.outer[first:before])
    after = end
    while after < last and doc.outer[after] not in ",q" and doc.outer[after] not in ".;:":
        if leading and doc.outer[after] in "DRMVX" and after > end:
            break
        after += 1
    rest = trim_clause(doc, after, last) if after < last else None
    if leading:
        return (rest,) if rest else ()
    head = first
    while head < before and doc.outer[head] in "C_":
        head += 1
    said = trim_clause(doc, head, before)
    if said is None:
        return ()
    if (
        rest is None
        or after >= last
        or doc.outer[after] != ","
        or not any(letter in "VX" for letter in doc.outer[after:last])
    ):
        return (said,)
    return (said,) if doc.outer[after + 1 : after + 2] in ("C", "A") else (said, rest)
