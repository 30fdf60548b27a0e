"""Statements announced by a verb: the clause after it, before it, or on both sides of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from etl.parse.components import Parsed
from etl.parse.cues import Cue
from etl.statements.before_verb import before_verb
from etl.statements.complements import complement
from etl.statements.draft import Draft, Range, trim_clause
from etl.statements.endings import before_colon, clause_end, fragment_end, object_end, quotation_end
from etl.statements.phrases import first_phrase, phrase_from
from etl.statements.subjects import main_subject, subject_after, subject_before

LEADING = 15  # tokens that a leading "as he said" may have before and after its verb


def announced(doc: Parsed, number: int, cues: list[Cue]) -> Iterator[Draft]:
    """The statements that the verbs of one sentence announce."""
    first, last = doc.sentences[number]
    subject: Range | None = None
    done = first
    for position, cue in enumerate(cues):
        later = cues[position + 1 :]
        draft = before_verb(doc, number, cue, done, last) or _after_verb(doc, number, cue, done, last, later, subject)
        if draft:
            draft = _with_parsed_subject(doc, cue, draft)
            yield from _coordinated(doc, draft)
            subject = draft.holder or draft.source or subject
            if draft.pattern.startswith("inverted"):
                done = max(cue.end, draft.source.end if draft.source else 0)
        elif cue.form == "finite" and subject is None:
            subject = subject_before(doc, cue.start, first) or subject_after(doc, cue.end, last)


def _with_parsed_subject(doc: Parsed, cue: Cue, draft: Draft) -> Draft:
    """The draft with the subject that a trained pipeline's parse gives the verb, where there is such a pipeline."""
    subject = next((doc.subjects[i] for i in range(cue.start, cue.end) if i in doc.subjects), None)
    return replace(draft, source=Range(*subject)) if subject and not cue.passive else draft


def _after_verb(
    doc: Parsed, number: int, cue: Cue, first: int, last: int, later: list[Cue], subject: Range | None
) -> Draft | None:
    """What follows the verb: a clause, an infinitive, a quotation, a noun phrase with quoted words."""
    found = complement(doc, cue, last) or _after_leading(doc, cue, first, last)
    if found is None:
        return None
    start, pattern = found
    end = clause_end(doc, start, last, later)
    if pattern in ("colon", "quotation"):
        end = quotation_end(doc, start, end)
    elif pattern == "clause":
        end = before_colon(doc, start, end)
    elif pattern == "object":
        end = object_end(doc, start, end)
    elif pattern == "fragment":
        end = fragment_end(doc, start, end)
    span = trim_clause(doc, start, end)
    if span is None:
        return None
    quoted = "q" in doc.outer[start:end]
    if pattern == "object" and not quoted and "plain" in cue.verb.frames:
        pattern = "noun phrase"
    elif pattern == "object" and not quoted:
        return None
    if "soft" in cue.verb.frames and not quoted:
        return None
    if pattern == "leading" and doc.french:
        source, holder = subject_after(doc, cue.end, last), None
    else:
        source, holder = _speaker_of(doc, cue, first, last, subject)
    if source is None and holder is None and cue.start == first and not doc.french:
        return None  # "Asked whether …": somebody else asked
    return Draft((span,), pattern, number, Range(cue.start, cue.end), source, holder, cue.verb.lemma, cue.passive)


def _after_leading(doc: Parsed, cue: Cue, first: int, last: int) -> tuple[int, str] | None:
    """What follows a clause that leads: "As he pointed out, …", "Comme l'a souligné le ministre, …"."""
    head = first
    while head < cue.start and doc.outer[head] in "C_":
        head += 1
    if doc.lower[head] not in doc.lexicon.groups["as"] or cue.form != "finite" or cue.start - head > LEADING:
        return None
    source = subject_after(doc, cue.end, last) if doc.french else None
    comma = doc.outer.find(",", source.end if source else cue.end, min(last, cue.end + LEADING))
    if comma < 0 or "X" in doc.outer[cue.end : comma] or "V" in doc.outer[cue.end : comma]:
        return None
    return comma + 1, "leading"


def _coordinated(doc: Parsed, draft: Draft) -> Iterator[Draft]:
    """The draft, or one for each clause where several hang on one verb ("a déclaré que … et que …")."""
    if draft.pattern != "clause":
        yield draft
        return
    start, stop = draft.content[0]
    tokens = _tokens(doc, start, stop)
    head = tokens.start
    for i in range(tokens.start, tokens.end - 1):
        after_comma = i > head and doc.outer[i - 1] == ","
        if (
            after_comma
            and doc.outer[i] == "C"
            and doc.lower[i + 1] in doc.lexicon.groups["that"]
            and doc.outer[i + 1] == "S"
        ):
            span = trim_clause(doc, head, i)
            if span:
                yield replace(draft, content=(span,))
            head = i + 2
    span = trim_clause(doc, head, tokens.end)
    if span:
        yield replace(draft, content=(span,))


def _tokens(doc: Parsed, start: int, stop: int) -> Range:
    """The tokens that a stretch of characters covers."""
    return Range(bisect_left(doc.starts, start), bisect_left(doc.starts, stop))


def _speaker_of(
    doc: Parsed, cue: Cue, first: int, last: int, subject: Range | None
) -> tuple[Range | None, Range | None]:
    """The subject of the verb, as (source, holder): the holder is somebody named elsewhere in the sentence."""
    pronoun = next((i for i in range(cue.start, cue.end) if doc.outer[i] == "R" and doc.words[i][0] == "-"), None)
    if cue.passive:
        for i in range(cue.end, last - 1):
            if doc.lower[i] in ("par", "by") and doc.outer[i] == "I":
                return phrase_from(doc, i + 1, last), None
        return None, None  # whoever said it is not named: the subject is what it is about
    if cue.form in ("gerund", "infinitive"):
        return None, subject or main_subject(doc, first, cue.start)
    source = subject_before(doc, cue.start, first)
    if pronoun is not None:
        return source or Range(pronoun, pronoun + 1), None
    if source is None:
        coordinated = cue.start > first and doc.outer[cue.start - 1] in "CKA,_"
        return None, (subject or first_phrase(doc, first, cue.start)) if coordinated else None
    return source, None
