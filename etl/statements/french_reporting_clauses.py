"""Who spoke, in a French clause after what is said: "…, *a-t-il dit*", "…, *a indiqué le ministère*"."""

from __future__ import annotations

from etl.parse.cues import Cue
from etl.parse.language import ReportingClause
from etl.parse.letters import VERB_PHRASE_OVER
from etl.parse.parsed import Parsed, Range
from etl.statements.french_complements import french_complement
from etl.statements.reporting_clauses import clause_start, subject_behind
from etl.statements.verbs import inverted_pronoun

QUE = 15  # tokens after a verb and its pronoun within which "que" makes a complement
ASKING = frozenset(("à", "de"))  # frames: what may follow is an infinitive


def french_reporting_clause(parsed: Parsed, cue: Cue, first: int, stop: int) -> ReportingClause | None:
    """The clause of a French verb that stands before its subject; None where it attributes nothing before it."""
    start = clause_start(parsed, cue, first)
    if start is None:
        return None
    if inverted_pronoun(parsed, cue):
        source = _pronoun(parsed, cue, stop)
    else:
        source = _noun(parsed, cue, stop)
    return ReportingClause(start, source) if source else None


def _pronoun(parsed: Parsed, cue: Cue, stop: int) -> Range | None:
    """ "…, a-t-*il* dit"; not "…, a-t-il dit que …": what he said follows."""
    return None if _has_clause(parsed, cue.end, stop) else inverted_pronoun(parsed, cue)


def _noun(parsed: Parsed, cue: Cue, stop: int) -> Range | None:
    """ "…, a indiqué *le ministère*"; not "…, a appelé *les autorités* à agir": they are asked."""
    return None if _asks_somebody(parsed, cue, stop) else subject_behind(parsed, cue, stop)


def _asks_somebody(parsed: Parsed, cue: Cue, stop: int) -> bool:
    """Whether somebody is asked to do something ("a appelé les autorités à …"): then the subject stands before."""
    if not cue.verb.frames & ASKING:
        return False
    found = french_complement(parsed, cue, stop)
    return found is not None and found.construction == "infinitive"


def _has_clause(parsed: Parsed, i: int, stop: int) -> bool:
    """Whether "que" follows before the verb's own clause ends."""
    for j in range(i, min(stop, i + QUE)):
        if parsed.lower[j] in parsed.lexicon.groups["that"]:
            return True
        if parsed.outer[j] in VERB_PHRASE_OVER:
            return False
    return False
