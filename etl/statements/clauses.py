"""Statements announced by a verb: the clause after it, before it, or on both sides of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from etl.parse.cues import Cue
from etl.parse.parsed import Parsed
from etl.statements.before_verb import before_verb
from etl.statements.complements import complement
from etl.statements.draft import Draft, Range, trim_clause
from etl.statements.endings import before_colon, clause_end, fragment_end, object_end, quotation_end
from etl.statements.phrases import first_phrase, phrase_from
from etl.statements.subjects import main_subject, subject_after, subject_before

LEADING = 15  # tokens that a leading "as he said" may have before and after its verb


def announced(parsed: Parsed, number: int, cues: list[Cue]) -> Iterator[Draft]:
    """The statements that the verbs of one sentence announce."""
    first, stop = parsed.sentences[number]
    subject: Range | None = None
    done = first
    for position, cue in enumerate(cues):
        later = cues[position + 1 :]
        draft = before_verb(parsed, number, cue, done, stop) or _after_verb(
            parsed, number, cue, done, stop, later, subject
        )
        if draft:
            draft = _with_parsed_subject(parsed, cue, draft)
            yield from _coordinated(parsed, draft)
            subject = draft.holder or draft.source or subject
            if draft.pattern.startswith("inverted"):
                done = max(cue.end, draft.source.end if draft.source else 0)
        elif cue.form == "finite" and subject is None:
            subject = subject_before(parsed, cue.start, first) or subject_after(parsed, cue.end, stop)


def _with_parsed_subject(parsed: Parsed, cue: Cue, draft: Draft) -> Draft:
    """The draft with the subject that a trained pipeline's parse gives the verb, where there is such a pipeline."""
    subject = next((parsed.subjects[i] for i in range(cue.start, cue.end) if i in parsed.subjects), None)
    return replace(draft, source=Range(*subject)) if subject and not cue.passive else draft


def _after_verb(
    parsed: Parsed, number: int, cue: Cue, first: int, stop: int, later: list[Cue], subject: Range | None
) -> Draft | None:
    """What follows the verb: a clause, an infinitive, a quotation, a noun phrase with quoted words."""
    found = complement(parsed, cue, stop) or _after_leading(parsed, cue, first, stop)
    if found is None:
        return None
    start, pattern = found
    end = clause_end(parsed, start, stop, later)
    if pattern in ("colon", "quotation"):
        end = quotation_end(parsed, start, end)
    elif pattern == "clause":
        end = before_colon(parsed, start, end)
    elif pattern == "object":
        end = object_end(parsed, start, end)
    elif pattern == "fragment":
        end = fragment_end(parsed, start, end)
    span = trim_clause(parsed, start, end)
    if span is None:
        return None
    quoted = "q" in parsed.outer[start:end]
    if pattern == "object" and not quoted and "plain" in cue.verb.frames:
        pattern = "noun phrase"
    elif pattern == "object" and not quoted:
        return None
    if "soft" in cue.verb.frames and not quoted:
        return None
    if pattern == "leading" and parsed.french:
        source, holder = subject_after(parsed, cue.end, stop), None
    else:
        source, holder = _speaker_of(parsed, cue, first, stop, subject)
    if source is None and holder is None and cue.start == first and not parsed.french:
        return None  # "Asked whether …": somebody else asked
    return Draft(
        content=(span,),
        pattern=pattern,
        sentence=number,
        cue=Range(cue.start, cue.end),
        source=source,
        holder=holder,
        lemma=cue.verb.lemma,
        passive=cue.passive,
    )


def _after_leading(parsed: Parsed, cue: Cue, first: int, stop: int) -> tuple[int, str] | None:
    """What follows a clause that leads: "As he pointed out, …", "Comme l'a souligné le ministre, …"."""
    head = first
    while head < cue.start and parsed.outer[head] in "C_":
        head += 1
    if parsed.lower[head] not in parsed.lexicon.groups["as"] or cue.form != "finite" or cue.start - head > LEADING:
        return None
    source = subject_after(parsed, cue.end, stop) if parsed.french else None
    comma = parsed.outer.find(",", source.end if source else cue.end, min(stop, cue.end + LEADING))
    if comma < 0 or "X" in parsed.outer[cue.end : comma] or "V" in parsed.outer[cue.end : comma]:
        return None
    return comma + 1, "leading"


def _coordinated(parsed: Parsed, draft: Draft) -> Iterator[Draft]:
    """The draft, or one for each clause where several hang on one verb ("a déclaré que … et que …")."""
    if draft.pattern != "clause":
        yield draft
        return
    start, stop = draft.content[0]
    tokens = _tokens(parsed, start, stop)
    head = tokens.start
    for i in range(tokens.start, tokens.end - 1):
        after_comma = i > head and parsed.outer[i - 1] == ","
        if (
            after_comma
            and parsed.outer[i] == "C"
            and parsed.lower[i + 1] in parsed.lexicon.groups["that"]
            and parsed.outer[i + 1] == "S"
        ):
            span = trim_clause(parsed, head, i)
            if span:
                yield replace(draft, content=(span,))
            head = i + 2
    span = trim_clause(parsed, head, tokens.end)
    if span:
        yield replace(draft, content=(span,))


def _tokens(parsed: Parsed, start: int, stop: int) -> Range:
    """The tokens that a stretch of characters covers."""
    return Range(bisect_left(parsed.starts, start), bisect_left(parsed.starts, stop))


def _speaker_of(
    parsed: Parsed, cue: Cue, first: int, stop: int, subject: Range | None
) -> tuple[Range | None, Range | None]:
    """The subject of the verb, as (source, holder): the holder is somebody named elsewhere in the sentence."""
    pronoun = next((i for i in range(cue.start, cue.end) if parsed.outer[i] == "R" and parsed.words[i][0] == "-"), None)
    if cue.passive:
        for i in range(cue.end, stop - 1):
            if parsed.lower[i] in ("par", "by") and parsed.outer[i] == "I":
                return phrase_from(parsed, i + 1, stop), None
        return None, None  # whoever said it is not named: the subject is what it is about
    if cue.form in ("gerund", "infinitive"):
        return None, subject or main_subject(parsed, first, cue.start)
    source = subject_before(parsed, cue.start, first)
    if pronoun is not None:
        return source or Range(pronoun, pronoun + 1), None
    if source is None:
        coordinated = cue.start > first and parsed.outer[cue.start - 1] in "CKA,_"
        return None, (subject or first_phrase(parsed, first, cue.start)) if coordinated else None
    return source, None
