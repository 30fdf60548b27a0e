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
    PARTS,
    PAUSE_OR_RELATIVE,
    UP_TO_SUBJECT,
    VERB,
    back_over,
    holds,
    past,
)
from etl.parse.parsed import Parsed, Range
from etl.statements.adjuncts import adjunct_end, after_times
from etl.statements.english_complements import complement_at
from etl.statements.phrases import head_speaks, phrase_from
from etl.statements.reporting_clauses import clause_start, subject_behind
from etl.statements.subjects import subject_before
from etl.statements.verbs import has_main_verb, only_quotes, quoted_as_saying, relative_before, tells

MARKS_AND_BLANKS = frozenset("\"'”’» \u00a0\u202f")  # what may follow the last character of a quotation
CLAUSE = 12  # tokens after a verb within which a clause shows its own verb
CLAUSAL = frozenset(("that", "wh", "soft", "-"))  # frames of verbs that a clause without quoted words may stand before
CLAUSES = frozenset(("clause", "zero", "question", "colon"))  # complements that say all that the verb announces


def english_reporting_clause(parsed: Parsed, cue: Cue, first: int, stop: int) -> ReportingClause | None:
    """The clause of an English verb after what is said; None where it attributes nothing before it."""
    if cue.form == "gerund":
        return _quoted(parsed, cue, first)
    if cue.form != "finite" or only_quotes(parsed, cue, stop):
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
        goes_on = parsed.outer[source.end] in VERB  # "The magazine “Harbour” *says the port is lost*"
        return None if goes_on else ReportingClause(start, source)
    after = adjunct_end(parsed, source.end, stop)
    closes = after >= stop or parsed.outer[after] in PAUSE_OR_RELATIVE
    said = closes and parsed.outer[source.start] != "R" and has_main_verb(parsed, first, start)
    return ReportingClause(start, source) if said else None


def _subject_first(parsed: Parsed, cue: Cue, first: int, stop: int) -> ReportingClause | None:
    """ "…,” *Mr Price said*", "…, *the poll found*": the subject, its verb, then nothing more to say."""
    if relative_before(parsed, cue.start, first) is not None:
        return None  # "…, the mayor and the judge, *who said* …"
    source = _phrase_after_quotation(parsed, cue, first) or subject_before(parsed, cue.start, first)
    start = None if source is None or _is_claim(parsed, source) else _start_before(parsed, source, first)
    if source is None or start is None:
        return None
    after_quotation = parsed.outer[start - 1] == "q"
    if not after_quotation and (
        _is_unsaid(parsed, cue) or _is_when(parsed, first, start) or not cue.verb.frames & CLAUSAL
    ):
        return None
    if (not after_quotation or parsed.outer[first] == "I") and _says_more(parsed, cue, stop):
        return None
    i = after_times(parsed, cue.end, stop)
    if _goes_on(parsed, cue, i, stop):
        return None
    if not after_quotation and not _ends(parsed, cue, i, stop):
        return None
    return ReportingClause(start, _document_behind(parsed, cue, source, stop) or source)


ORDERS: tuple[Callable[[Parsed, Cue, int, int], ReportingClause | None], ...] = (_verb_first, _subject_first)


def _quoted(parsed: Parsed, cue: Cue, first: int) -> ReportingClause | None:
    """ "…,” Interfax quoted *the ministry* as saying": all from the quotation on is the clause."""
    source = quoted_as_saying(parsed, cue, first)
    end = parsed.outer.rfind("q", first, source.start) + 1 if source else 0
    start = past(UP_TO_SUBJECT, parsed.outer, end, cue.start)
    if source is None or end <= first or holds(parsed.outer[start : source.start], PARTS):
        return None
    return ReportingClause(start, source)


def _is_claim(parsed: Parsed, source: Range) -> bool:
    """Whether a phrase says what the words are, rather than whose: "… of “cleansing,” *an accusation Baku* rejects"."""
    noun, lexicon = parsed.lower[source.start + 1], parsed.lexicon
    claim = noun in lexicon.announcing and noun not in lexicon.things  # "a statement said"
    return claim and parsed.lower[source.start] in parsed.lexicon.groups["indefinite"]


def _document_behind(parsed: Parsed, cue: Cue, source: Range, stop: int) -> Range | None:
    """The document that "it" is, named behind its verb: "…,” *it says in the report*"; None elsewhere."""
    groups = parsed.lexicon.groups
    it = parsed.lower[source.start] in groups["things pronouns"] and parsed.lower[cue.end] in groups["inside"]
    known = parsed.lower[cue.end + 1] in groups["definite"]  # "it said in a statement": a body did
    phrase = phrase_from(parsed, cue.end + 1, stop) if it and known else None
    return phrase if phrase and any(parsed.lower[i] in parsed.lexicon.things for i in range(*phrase)) else None


def _phrase_after_quotation(parsed: Parsed, cue: Cue, first: int) -> Range | None:
    """All between a quotation and the verb, where it is one phrase with asides: "…,” *Dana Flynn, an aide,* said"."""
    quoted = parsed.outer.rfind("q", first, cue.start)
    end = back_over(UP_TO_SUBJECT, parsed.outer, cue.start, quoted + 1)
    start = past("_", parsed.outer, quoted + 1, end)
    if quoted < first or start >= end or parsed.outer[start] not in OPENS_SUBJECT:
        return None
    asides = parsed.outer[start:end].split(",")
    heads = [aside for aside in asides if aside.lstrip("_")[:1] not in HEADS_ASIDE]
    if any(holds(head, NO_ONE_PHRASE) for head in heads) or _clause_goes_on(parsed, quoted, start, end):
        return None
    return Range(start, end)


def _clause_goes_on(parsed: Parsed, quoted: int, start: int, end: int) -> bool:
    """Whether what follows a quotation is the rest of its clause: "a “routine” *patrol* at sea, the minister said"."""
    closed = holds(parsed.outer[quoted + 1 : start], UP_TO_SUBJECT[-1]) or _last_inside(parsed, quoted) in ".,-?!"
    comma = parsed.outer.rfind(",", start, end)
    if closed or comma < 0 or parsed.outer[comma + 1] not in OPENS_CLAUSE:
        return False
    return not head_speaks(parsed, Range(start, parsed.outer.find(",", start, end)))


def _last_inside(parsed: Parsed, quoted: int) -> str:
    """The last character of a quotation before its mark, by its last token."""
    last = parsed.text[: parsed.ends[quoted]]
    while last and (last[-1] in MARKS_AND_BLANKS):
        last = last[:-1]
    return last[-1:]


def _start_before(parsed: Parsed, source: Range, first: int) -> int | None:
    """The first token of a clause that begins with its subject, or its conjunction ("…, *as police* have said")."""
    start = source.start
    while start > first and (
        parsed.outer[start - 1] in ADVERBIAL or parsed.lower[start - 1] in parsed.lexicon.groups["as"]
    ):
        start -= 1
    return start if start > first and parsed.outer[start - 1] in ENDS_SAID_BEFORE_SUBJECT else None


def _is_when(parsed: Parsed, first: int, start: int) -> bool:
    """Whether a clause only says when: "*Four days after a drone fell*, the governments agree on little"."""
    verb = next((i for i in range(first, start) if parsed.outer[i] in VERB), start)
    joins = (i for i in range(first, verb) if parsed.lower[i] in parsed.lexicon.groups["time conjunctions"])
    return "," not in parsed.outer[first : start - 1] and any(parsed.outer[i] != "q" for i in joins)


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
    to = adjunct_end(parsed, cue.end, stop)
    infinitive = parsed.lower[to] in groups["infinitive marks"] and parsed.outer[to + 1] in INFINITIVE
    that = parsed.outer[i] == "," and parsed.lower[i + 1] in groups["that"]
    clause = i < stop and parsed.outer[i] in OPENS_CLAUSE and holds(parsed.outer[i : min(stop, i + CLAUSE)], VERB)
    when = parsed.lower[i] in groups["time conjunctions"]  # "“No,” she said *when* asked"
    return (infinitive and "to" in cue.verb.frames) or that or clause or (parsed.outer[i] == "S" and not when)


def _ends(parsed: Parsed, cue: Cue, i: int, stop: int) -> bool:
    """Whether the clause ends after its verb: before a mark, where and when it was said, who was told, a quotation."""
    if i >= stop or parsed.outer[i] in AFTER_REPORTING or (tells(parsed, cue) and parsed.outer[i] in ADDRESSEE):
        return True
    return parsed.outer[i] in BEFORE_QUOTATION and parsed.outer[i + 1] == "q"
