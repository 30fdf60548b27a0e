"""Where a reported clause ends before a later verb of its sentence: one that reports at its level, or above it."""

from __future__ import annotations

from collections.abc import Callable

from etl.parse.cues import Cue
from etl.parse.letters import BESIDE_VERB, BLANK_OR_SUBORDINATOR, FULL_STOP_OR_COMMA, back_over
from etl.parse.parsed import Parsed
from etl.statements.adjuncts import adjunct_end
from etl.statements.subjects import subject_after, subject_before

NO_CLAUSE = frozenset(("-",))  # frames of verbs that report nothing but quotations
RELATIVE = 8  # tokens before what is said within which the relative pronoun stands that its verb follows


def end_before(parsed: Parsed, cue: Cue, start: int, stop: int) -> int | None:
    """Where a clause ends before a later verb that reports at its level; None where it holds that verb."""
    for boundary in BOUNDARIES:
        end = boundary(parsed, cue, start, stop)
        if end is not None and end > start:
            return end
    return None


def end_before_remark(parsed: Parsed, start: int, stop: int) -> int:
    """Where a clause whose source leads ends: before what another says in its sentence, or of it; else with it."""
    for cue in parsed.cues_from(start + 1, stop):
        for boundary in (_semicolon, _remarked_upon):
            end = boundary(parsed, cue, start, stop)
            if end is not None and end > start:
                return end
    return stop


def _semicolon(parsed: Parsed, cue: Cue, start: int, _stop: int) -> int | None:
    """ "Kiev affirme que la digue a été minée*;* Moscou dément"."""
    semicolon = parsed.outer.find(";", start, cue.start)
    return semicolon if semicolon >= 0 else None


def _participle(parsed: Parsed, cue: Cue, start: int, _stop: int) -> int | None:
    """ "…*,* ajoutant que tout était prêt", "… *while* adding that", "… *sans* préciser si"."""
    i = _before_verb(parsed, cue, start)
    if cue.form in ("gerund", "infinitive") and parsed.lower[i] in parsed.lexicon.groups["without"]:
        return i - (parsed.outer[i - 1] == ",")
    if cue.form != "gerund":
        return None
    if parsed.outer[i] == ",":
        return i
    return i + 1 if parsed.lower[i + 1] in parsed.lexicon.groups["before gerunds"] else None


def _same_subject(parsed: Parsed, cue: Cue, start: int, _stop: int) -> int | None:
    """ "Il a dit que le pont tenait *et* a ajouté que …"."""
    i = _before_verb(parsed, cue, start)
    return i if cue.form != "gerund" and parsed.outer[i] == "C" and cue.verb.frames - NO_CLAUSE else None


def _another_subject(parsed: Parsed, cue: Cue, start: int, _stop: int) -> int | None:
    """ "Kiev affirme que la digue a été minée, *mais* Moscou dit que …"."""
    subject = subject_before(parsed, cue.start, start) if cue.form == "finite" else None
    if subject is None:
        return None
    i = subject.start - 1
    if i > start and parsed.lower[i] in parsed.lexicon.groups["and"]:
        return i
    adversatives = parsed.lexicon.groups["adversatives"]
    while i > start and parsed.outer[i] in BLANK_OR_SUBORDINATOR and parsed.lower[i] not in adversatives:
        i -= 1
    return i if i > start and parsed.lower[i] in adversatives else None


def _attribution_behind(parsed: Parsed, cue: Cue, _start: int, stop: int) -> int | None:
    """ "Police said that the bridge held*,* said Mr Price."."""
    if cue.form != "finite" or parsed.outer[cue.start - 1] != ",":
        return None
    source = subject_after(parsed, cue.end, stop)
    closes = source is not None and source.end < stop and parsed.outer[source.end] in FULL_STOP_OR_COMMA
    return cue.start - 1 if source and closes and parsed.outer[source.start] != "R" else None


def _attribution_in_plain_order(parsed: Parsed, cue: Cue, start: int, stop: int) -> int | None:
    """ "Police found that the bridge had held*,* sources said."."""
    if not parsed.language.plain_order_reports or cue.form != "finite" or parsed.outer[cue.start - 1] == ",":
        return None
    i = adjunct_end(parsed, cue.end, stop)
    subject = subject_before(parsed, cue.start, start)
    if subject is None or (i < stop and parsed.outer[i] != "."):
        return None
    return subject.start - 1 if parsed.outer[subject.start - 1] == "," else None


def _clause_around(parsed: Parsed, cue: Cue, start: int, _stop: int) -> int | None:
    """ "Beijing, which denies that it spied*,* says …": the verb of the clause around a relative one."""
    comma = cue.start - 1
    if cue.form != "finite" or parsed.outer[comma] != "," or "W" in parsed.outer[start:comma]:
        return None
    return comma if "W" in parsed.outer[max(0, start - RELATIVE) : start] else None


def _subordinate(parsed: Parsed, cue: Cue, start: int, _stop: int) -> int | None:
    """ "Le premier ministre accuse la Croix-Rouge de mentir*, après que* l'organisation lui a reproché …"."""
    subject = subject_before(parsed, cue.start, start) if cue.form == "finite" else None
    if subject is None:
        return None
    i = back_over(BLANK_OR_SUBORDINATOR, parsed.outer, subject.start, start)
    groups = parsed.lexicon.groups
    comma = next((k for k in (i - 1, i - 2) if k > start and parsed.outer[k] == ","), None)
    joined = comma is not None and parsed.lower[comma + 1] in groups["time conjunctions"]
    return comma if joined else None


def _remarked_upon(parsed: Parsed, cue: Cue, start: int, _stop: int) -> int | None:
    """ "Kiev accuse Moscou d'avoir visé le barrage*, ce que* le Kremlin dément", "…*, which* the Kremlin denies."."""
    subject = subject_before(parsed, cue.start, start) if cue.form == "finite" else None
    if subject is None:
        return None
    groups, i = parsed.lexicon.groups, subject.start - 1
    if parsed.lower[i] in groups["that"] and parsed.lower[i - 1] in groups["remarking"]:
        i -= 1
    elif parsed.outer[i] != "W" or parsed.outer[cue.end] not in FULL_STOP_OR_COMMA:
        return None
    return i - 1 if i - 1 > start and parsed.outer[i - 1] == "," else None


BOUNDARIES: tuple[Callable[[Parsed, Cue, int, int], int | None], ...] = (
    _semicolon,
    _clause_around,
    _subordinate,
    _remarked_upon,
    _participle,
    _same_subject,
    _another_subject,
    _attribution_behind,
    _attribution_in_plain_order,
)


def _before_verb(parsed: Parsed, cue: Cue, start: int) -> int:
    """The token before a verb and what belongs to it: pronouns, adverbs, "tout en"."""
    i = cue.start - 1
    before_gerunds = parsed.lexicon.groups["before gerunds"]
    while i > start and (parsed.outer[i] in BESIDE_VERB or parsed.lower[i] in before_gerunds):
        i -= 1
    return i
