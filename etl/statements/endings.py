"""Where what is said ends: with its sentence, its mark, or before what reports at the same level."""

from __future__ import annotations

from collections.abc import Callable

from etl.parse.cues import Cue
from etl.parse.language import Complement, Construction
from etl.parse.letters import (
    ASIDE_ENDS,
    BEFORE_QUOTATION_OR_BLANK,
    BESIDE_VERB,
    BLANK_OR_COMMA,
    BLANK_OR_SUBORDINATOR,
    CLAUSE_END_OR_DASH,
    COMMA_GOES_ON,
    FULL_STOP_OR_COMMA,
    OBJECT_OVER,
    PAUSE,
    PHRASE_PAUSE,
    UP_TO_FRAGMENT,
    VERB,
    back_over,
    holds,
    past,
)
from etl.parse.parsed import Parsed
from etl.statements.adjuncts import adjunct_end
from etl.statements.phrases import phrase_from
from etl.statements.subjects import subject_after, subject_before

NO_CLAUSE = frozenset(("-",))  # frames of verbs that report nothing but quotations
RELATIVE = 8  # tokens before what is said within which the relative pronoun stands that its verb follows


def complement_end(parsed: Parsed, found: Complement, stop: int, later: list[Cue]) -> int:
    """Where a complement ends, in a sentence that ends before `stop` and has the verbs `later` in it."""
    end = clause_end(parsed, found.start, stop, later)
    ending = ENDINGS.get(found.construction)
    return ending(parsed, found.start, end) if ending else end


def clause_end(parsed: Parsed, start: int, stop: int, later: list[Cue]) -> int:
    """Where the reported clause ends: with the sentence, or before what reports at the same level or above."""
    for cue in later:
        if cue.start > start and parsed.outer[cue.start] != "q":
            end = _end_before(parsed, cue, start, stop)
            if end is not None:
                return end
    return _end_before_source(parsed, start, stop)


def _end_before(parsed: Parsed, cue: Cue, start: int, stop: int) -> int | None:
    """Where a clause ends before a later verb that reports at its level; None where it holds that verb."""
    for boundary in BOUNDARIES:
        end = boundary(parsed, cue, start, stop)
        if end is not None and end > start:
            return end
    return None


def _semicolon(parsed: Parsed, cue: Cue, start: int, _stop: int) -> int | None:
    """ "Kiev affirme que la digue a été minée*;* Moscou dément"."""
    semicolon = parsed.outer.find(";", start, cue.start)
    return semicolon if semicolon >= 0 else None


def _participle(parsed: Parsed, cue: Cue, start: int, _stop: int) -> int | None:
    """ "…*,* ajoutant que tout était prêt", "… *tout* en ajoutant que", "… *while* adding that"."""
    if cue.form != "gerund":
        return None
    i = _before_verb(parsed, cue, start)
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


BOUNDARIES: tuple[Callable[[Parsed, Cue, int, int], int | None], ...] = (
    _semicolon,
    _clause_around,
    _subordinate,
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


def _end_before_source(parsed: Parsed, start: int, stop: int) -> int:
    """Where a clause ends before the paper's own "although", or before "…, selon X" at the sentence's end."""
    for i in range(start + 1, stop - 1):
        if parsed.outer[i] in ASIDE_ENDS:
            following = parsed.lower[i + 1]
            if parsed.outer[i : i + 2] == "-G" and parsed.ends[i] < parsed.starts[i + 1]:
                return i  # "… – reprenant les termes de Moscou"
            if following in parsed.lexicon.groups["concessives"] or _calls_it_a_claim(parsed, i, stop):
                return i
            if following in parsed.lexicon.according and _names_source(parsed, i + 1, stop):
                return i
    return stop


def _calls_it_a_claim(parsed: Parsed, i: int, stop: int) -> bool:
    """Whether the paper says after a comma what the words are: "…*, a charge* echoed by Paris"."""
    indefinite = parsed.outer[i] == "," and i + 2 < stop and parsed.lower[i + 1] in parsed.lexicon.groups["indefinite"]
    return indefinite and parsed.lower[i + 2] in parsed.lexicon.announcing


def _names_source(parsed: Parsed, i: int, stop: int) -> bool:
    """Whether "selon X" or "according to X" ends the sentence."""
    for words, condition in parsed.lexicon.according[parsed.lower[i]]:
        if tuple(parsed.lower[i : i + len(words)]) == words and not condition:
            source = phrase_from(parsed, i + len(words), stop)
            if source is None:
                return False
            return parsed.outer[source.end] in PAUSE or not holds(parsed.outer[source.end : stop], VERB + ",q")
    return False


def quotation_end(parsed: Parsed, start: int, end: int) -> int:
    """Where a quotation that follows its verb ends: with its mark, unless the sentence goes straight on."""
    first = past(BEFORE_QUOTATION_OR_BLANK, parsed.outer, start, end)
    if first >= end or parsed.outer[first] != "q":
        return end
    stop = first
    while stop < end and parsed.inside[stop] == parsed.inside[first]:
        stop += 1
    last_inside = parsed.classes[first:stop].rstrip("Q")[-1:]
    closed = last_inside == "." or (last_inside == "," and parsed.language.comma_ends_quotation)
    return stop if closed or stop >= end or parsed.outer[stop] in CLAUSE_END_OR_DASH else end


def that_clause_end(parsed: Parsed, start: int, end: int) -> int:
    """Where a clause ends before the colon of a quotation: "reconnaît que tout change : « … »" are two statements."""
    closing = past("q", parsed.outer, start, end)
    if start < closing < end - 1 and parsed.outer[closing : closing + 2] == ",G":
        return closing  # "assurait que « … », *assumant* ainsi …"
    colon = parsed.outer.find(":", start, end)
    following = parsed.outer[colon + 1 : colon + 3].lstrip("_") if colon >= 0 else ""
    if following.startswith("q") and "q" not in parsed.outer[start:colon]:
        return colon
    return before_adversative(parsed, start, end)


def before_adversative(parsed: Parsed, start: int, end: int) -> int:
    """Where a clause with its verb in a quotation ends: before the paper's own "they “should go” *but did not*"."""
    quoted = parsed.outer.find("q", start, end)
    if quoted < 0 or holds(parsed.outer[start:quoted], VERB):
        return end
    stop = past("q", parsed.outer, quoted, end)
    but = past(BLANK_OR_COMMA, parsed.outer, stop, end)
    goes_on = parsed.lower[but] in parsed.lexicon.groups["adversatives"] and "q" not in parsed.outer[but:end]
    return stop if but < end and goes_on and holds(parsed.outer[but:end], VERB) else end


def fragment_end(parsed: Parsed, start: int, end: int) -> int:
    """Where a quoted fragment ends: with its mark, or that of the last one in a row ("« a » et d'« c »")."""
    stop = past("q", parsed.outer, start, end)
    following = past(UP_TO_FRAGMENT, parsed.outer, stop, end)
    if following < end and parsed.lower[following] in parsed.lexicon.groups["of"]:
        following += 1
    in_row = stop < following < end and parsed.outer[following] == "q"
    return fragment_end(parsed, following, end) if in_row else stop


def object_end(parsed: Parsed, start: int, end: int) -> int:
    """Where a noun phrase with quoted words ends: at the first verb, conjunction or comma after its quotation."""
    quoted = parsed.outer.find("q", start, end)
    if quoted < 0:
        return _plain_end(parsed, start, end)
    for i in range(quoted, end):
        closing_comma = parsed.outer[i] == "," and not _list_goes_on(parsed, i, end)
        if closing_comma or parsed.outer[i] in OBJECT_OVER:
            return i
    return end


def _list_goes_on(parsed: Parsed, comma: int, end: int) -> bool:
    """Whether a list goes on after a comma: not "une opération « réussie »*, la présidence* dénonce"."""
    if parsed.outer[comma + 1] not in COMMA_GOES_ON:
        return False
    following = parsed.outer.find(",", comma + 1, end)
    return not holds(parsed.outer[comma + 1 : following if following > 0 else end], VERB)


def _plain_end(parsed: Parsed, start: int, end: int) -> int:
    """Where a noun phrase without quoted words ends: before an aside, or where and when it was said."""
    stop = next((i for i in range(start + 1, end) if _pauses(parsed, i)), end)
    for i in range(stop - 1, start, -1):
        if parsed.lower[i] in parsed.lexicon.groups["settings"] and _is_setting(parsed, i, stop):
            stop = i
    return stop


def _pauses(parsed: Parsed, i: int) -> bool:
    """Whether a noun phrase pauses at a token for more than its next adjective ("a long, costly war")."""
    return parsed.outer[i] in PHRASE_PAUSE and parsed.outer[i + 1] != "N"


def _is_setting(parsed: Parsed, i: int, stop: int) -> bool:
    """Whether a preposition begins where or when something was said: "in a *statement*", "on *Thursday*"."""
    dated = parsed.lower[stop - 1] in parsed.lexicon.groups["times"]
    return dated or any(parsed.lower[k] in parsed.lexicon.things for k in range(i, stop))


def charge_end(parsed: Parsed, start: int, end: int) -> int:
    """Where a gerund after "of" ends: before what the accuser did besides ("accused Iran of lying *and fined* it")."""
    for i in range(start + 1, end - 1):
        if parsed.outer[i] == "C" and parsed.outer[past("A", parsed.outer, i + 1, end)] in VERB:
            return i
    return end


ENDINGS: dict[Construction, Callable[[Parsed, int, int], int]] = {
    "colon": quotation_end,
    "quotation": quotation_end,
    "clause": that_clause_end,
    "zero": before_adversative,
    "object": object_end,
    "fragment": fragment_end,
    "charge": charge_end,
}
