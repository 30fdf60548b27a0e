"""Who spoke, in a French clause after what is said: "…, *a-t-il dit*", "…, *a indiqué le ministère*"."""

from __future__ import annotations

from bisect import bisect_right

from etl.parse.cues import Cue
from etl.parse.language import ReportingClause
from etl.parse.letters import BESIDE_VERB, VERB_PHRASE_OVER, past
from etl.parse.parsed import Parsed, Range
from etl.statements.french_complements import french_complement
from etl.statements.phrases import first_phrase, head_of, head_speaks, phrase_from
from etl.statements.reporting_clauses import clause_start, subject_behind
from etl.statements.verbs import has_verb, inverted_pronoun

QUE = 15  # tokens after a verb and its pronoun within which "que" makes a complement
ASKING = frozenset(("à", "de"))  # frames: what may follow is an infinitive


def french_reporting_clause(parsed: Parsed, cue: Cue, first: int, stop: int) -> ReportingClause | None:
    """The clause of a French verb that stands before its subject; None where it attributes nothing before it."""
    start = clause_start(parsed, cue, first)
    if start is None:
        return None
    pronoun = inverted_pronoun(parsed, cue)
    source = _pronoun(parsed, cue, pronoun, stop) if pronoun else _noun(parsed, cue, start, stop)
    if source and _is_impersonal(parsed, cue, source):
        source = _where_it_is_said(parsed, max(cue.end, source.end), stop)
    return ReportingClause(start, source) if source else None


def _pronoun(parsed: Parsed, cue: Cue, pronoun: Range, stop: int) -> Range | None:
    """ "…, a-t-*il* dit"; not "…, a-t-il dit que …": what he said follows."""
    return None if _has_clause(parsed, cue.end, stop) else pronoun


def _is_impersonal(parsed: Parsed, cue: Cue, source: Range) -> bool:
    """Whether a pronoun is nobody: "dit-*on* au ministère", "est-*il* écrit dans le rapport"."""
    word = parsed.lower[source.start]
    written = word.startswith("-") and cue.passive and not cue.verb.pronominal
    return written or word in parsed.lexicon.groups["impersonal pronouns"]


def _where_it_is_said(parsed: Parsed, i: int, stop: int) -> Range | None:
    """The body or the document after a verb whose subject is nobody: "dit-on à *l'Élysée*", "lit-on dans *la note*"."""
    i = past(BESIDE_VERB, parsed.outer, i, stop)
    into = i < stop and (parsed.outer[i] == "I" or parsed.lower[i] in parsed.lexicon.groups["contracted"])
    return phrase_from(parsed, i + 1, stop) if into else None


def _noun(parsed: Parsed, cue: Cue, start: int, stop: int) -> Range | None:
    """ "…, a indiqué *le ministère*"; not "…, a appelé *les autorités* à agir": they are asked."""
    only_passes_on = cue.verb.lemma in parsed.lexicon.groups["quoting"]  # "« … », cite l'agence"
    source = None if only_passes_on or _asks_somebody(parsed, cue, stop) else subject_behind(parsed, cue, stop)
    if source is None or "q" in parsed.outer[start - 2 : start]:
        return source
    return None if _is_object(parsed, source, start) else source


def _is_object(parsed: Parsed, phrase: Range, start: int) -> bool:
    """Whether a phrase behind a verb that a comma parts from a subject is its object: "X, maire de Y, a commenté *les
    propos* de Z": whatever cannot speak, and a thing that can where no verb stands before the comma."""
    groups, first = parsed.lexicon.groups, parsed.lower[phrase.start]
    if first in groups["contracted"] and first not in groups["plural determiners"]:
        return True  # "*aux* propos"; "*des* ministres" may be a subject
    head = head_of(parsed, phrase)
    if head is None or not head_speaks(parsed, phrase):
        return head is not None
    if parsed.outer[phrase.end] == ",":
        return False  # "La Russie, ajoute *le communiqué*, « … »"
    sentence = parsed.sentences[bisect_right(parsed.sentences, (start, len(parsed))) - 1][0]
    if has_verb(parsed, sentence, start):
        return False
    subject = first_phrase(parsed, sentence, start)  # "*Harsk*, maire de Port-Bel, accuse Bolt de mensonge"
    named = subject is not None and subject.start == sentence and head_speaks(parsed, subject)
    return parsed.lower[head] in parsed.lexicon.things or named


def _asks_somebody(parsed: Parsed, cue: Cue, stop: int) -> bool:
    """Whether somebody is asked to do something ("a appelé les autorités à …"): then the subject stands before."""
    if not cue.verb.frames & ASKING:
        return False
    found = french_complement(parsed, cue, stop)
    return found is not None and found.construction == "infinitive"


def _has_clause(parsed: Parsed, i: int, stop: int) -> bool:
    """Whether "que" follows before the verb's own clause ends."""
    for j in range(i, min(stop, i + QUE)):
        compares = parsed.lower[j - 1] in parsed.lexicon.groups["comparatives"]  # "de manière plus *que* virile"
        if parsed.lower[j] in parsed.lexicon.groups["that"] and not compares:
            return True
        if parsed.outer[j] in VERB_PHRASE_OVER:
            return False
    return False
