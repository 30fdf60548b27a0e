"""Who spoke, in an English clause after what is said: "…,” *Mr Price said*", "…, *said Mr Price*"."""

from __future__ import annotations

from collections.abc import Callable

from etl.parse.cues import Cue
from etl.parse.language import ReportingClause
from etl.parse.letters import (
    ADDRESSEE,
    ADVERBIAL,
    AFTER_REPORTING,
    BEFORE_QUOTATION,
    ENDS_SAID_BEFORE_SUBJECT,
    HEADS_ASIDE,
    INFINITIVE,
    NO_ONE_PHRASE,
    OPENS_CLAUSE,
    OPENS_SUBJECT,
    PAUSE_OR_RELATIVE,
    UP_TO_SUBJECT,
    back_over,
    holds,
    past,
)
from etl.parse.parsed import Parsed, Range
from etl.statements.adjuncts import adjunct_end, after_times
from etl.statements.english_complements import complement_at, tells
from etl.statements.reporting_clauses import clause_start, subject_behind
from etl.statements.subjects import subject_before
from etl.statements.verbs import has_main_verb, has_verb

CLAUSE = 12  # tokens after a verb within which a clause shows its own verb
CLAUSES = frozenset(("clause", "zero", "question", "colon"))  # complements that say all that the verb announces


def english_reporting_clause(parsed: Parsed, cue: Cue, first: int, stop: int) -> ReportingClause | None:
    """The clause of an English verb after what is said; None where it attributes nothing before it."""
    if cue.form != "finite":
        return None
    for order in ORDERS:
        found = order(parsed, cue, first, stop)
        if found is not None:
            return found
    return None


def _verb_first(parsed: Parsed, cue: Cue, first: int, stop: int) -> ReportingClause | None:
    """ "…,” *said Mr Price*", "The drone fell, *said Mr Price*."; it closes its sentence, but for asides."""
    start = clause_start(parsed, cue, first)
    source = None if start is None else subject_behind(parsed, cue, stop)
    if start is None or source is None:
        return None
    if parsed.outer[start - 1] == "q":
        return ReportingClause(start, source)
    closes = source.end >= stop or parsed.outer[source.end] in PAUSE_OR_RELATIVE
    said = closes and parsed.outer[source.start] != "R" and has_main_verb(parsed, first, start)
    return ReportingClause(start, source) if said else None


def _subject_first(parsed: Parsed, cue: Cue, first: int, stop: int) -> ReportingClause | None:
    """ "…,” *Mr Price said*", "…, *the poll found*": the subject, its verb, then nothing more to say."""
    source = _phrase_after_quotation(parsed, cue, first) or subject_before(parsed, cue.start, first)
    start = None if source is None else _start_before(parsed, source, first)
    if source is None or start is None:
        return None
    after_quotation = parsed.outer[start - 1] == "q"
    if not after_quotation and _is_unsaid(parsed, cue):
        return None
    if (not after_quotation or parsed.outer[first] == "I") and _says_more(parsed, cue, stop):
        return None
    i = after_times(parsed, cue.end, stop)
    if _goes_on(parsed, cue, i, stop):
        return None
    return ReportingClause(start, source) if after_quotation or _ends(parsed, cue, i, stop) else None


ORDERS: tuple[Callable[[Parsed, Cue, int, int], ReportingClause | None], ...] = (_verb_first, _subject_first)


def _phrase_after_quotation(parsed: Parsed, cue: Cue, first: int) -> Range | None:
    """All between a quotation and the verb, where it is one phrase with asides: "…,” *Dana Flynn, an aide,* said"."""
    quoted = parsed.outer.rfind("q", first, cue.start)
    end = back_over(UP_TO_SUBJECT, parsed.outer, cue.start, quoted + 1)
    start = past("_", parsed.outer, quoted + 1, end)
    if quoted < first or start >= end or parsed.outer[start] not in OPENS_SUBJECT:
        return None
    asides = parsed.outer[start:end].split(",")
    heads = [aside for aside in asides if aside.lstrip("_")[:1] not in HEADS_ASIDE]
    return None if any(holds(head, NO_ONE_PHRASE) for head in heads) else Range(start, end)


def _start_before(parsed: Parsed, source: Range, first: int) -> int | None:
    """The first token of a clause that begins with its subject, or its conjunction ("…, *as police* have said")."""
    start = source.start
    while start > first and (
        parsed.outer[start - 1] in ADVERBIAL or parsed.lower[start - 1] in parsed.lexicon.groups["as"]
    ):
        start -= 1
    return start if start > first and parsed.outer[start - 1] in ENDS_SAID_BEFORE_SUBJECT else None


def _is_unsaid(parsed: Parsed, cue: Cue) -> bool:
    """Whether the verb is denied: "Whether it was meant, he could *not* say"."""
    return any(parsed.lower[i] in parsed.lexicon.groups["unsaid"] for i in range(cue.start, cue.end))


def _says_more(parsed: Parsed, cue: Cue, stop: int) -> bool:
    """Whether the verb's own complement follows, so that what stands before it is no part of what is said."""
    found = complement_at(parsed, cue, adjunct_end(parsed, cue.end, stop), stop)
    return found is not None and found.construction in CLAUSES


def _goes_on(parsed: Parsed, cue: Cue, i: int, stop: int) -> bool:
    """Whether an infinitive or a clause follows the verb: "…, he vowed *to stay*", "…, he said *the jets came*"."""
    groups = parsed.lexicon.groups
    infinitive = parsed.lower[i] in groups["infinitive marks"] and parsed.outer[i + 1] in INFINITIVE
    that = parsed.outer[i] == "," and parsed.lower[i + 1] in groups["that"]
    clause = i < stop and parsed.outer[i] in OPENS_CLAUSE and has_verb(parsed, i, min(stop, i + CLAUSE))
    return (infinitive and "to" in cue.verb.frames) or that or clause or parsed.outer[i] == "S"


def _ends(parsed: Parsed, cue: Cue, i: int, stop: int) -> bool:
    """Whether the clause ends after its verb: before a mark, where and when it was said, who was told, a quotation."""
    if i >= stop or parsed.outer[i] in AFTER_REPORTING or (tells(parsed, cue) and parsed.outer[i] in ADDRESSEE):
        return True
    return parsed.outer[i] in BEFORE_QUOTATION and parsed.outer[i + 1] == "q"
