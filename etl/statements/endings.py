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
    CLAUSE_END_OR_DASH,
    COMMA_GOES_ON,
    ENDS_BEFORE_CLAIM,
    INFINITIVE,
    OBJECT_OVER,
    PAUSE,
    PHRASE_PAUSE,
    UP_TO_FRAGMENT,
    VERB,
    holds,
    past,
)
from etl.parse.parsed import Parsed
from etl.statements.boundaries import end_before
from etl.statements.phrases import phrase_from
from etl.statements.traits import several


def complement_end(parsed: Parsed, found: Complement, stop: int, later: list[Cue]) -> int:
    """Where a complement ends, in a sentence that ends before `stop` and has the verbs `later` in it."""
    end = clause_end(parsed, found.start, stop, later)
    ending = ENDINGS.get(found.construction)
    return ending(parsed, found.start, end) if ending else end


def clause_end(parsed: Parsed, start: int, stop: int, later: list[Cue]) -> int:
    """Where the reported clause ends: with the sentence, or before what reports at the same level or above."""
    for cue in later:
        if cue.start > start and parsed.outer[cue.start] != "q":
            end = end_before(parsed, cue, start, stop)
            if end is not None:
                return end
    return _end_before_source(parsed, start, stop)


def _end_before_source(parsed: Parsed, start: int, stop: int) -> int:
    """Where a clause ends before the paper's own "although", or before "…, selon X" at the sentence's end."""
    for i in range(start + 1, stop - 1):
        if parsed.outer[i] == "q" != parsed.outer[i + 1] and _calls_it_a_claim(parsed, i, stop):
            return i + 1  # "of “cleansing,” *an accusation* Baku rejects"
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
    ends = parsed.outer[i] in ENDS_BEFORE_CLAIM and i + 2 < stop
    indefinite = ends and parsed.lower[i + 1] in parsed.lexicon.groups["indefinite"]
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
    end = _before_another_number(parsed, start, end)
    quoted = parsed.outer.find("q", start, end)
    if quoted < 0 or holds(parsed.outer[start:quoted], VERB):
        return end
    stop = past("q", parsed.outer, quoted, end)
    but = past(BLANK_OR_COMMA, parsed.outer, stop, end)
    goes_on = parsed.lower[but] in parsed.lexicon.groups["adversatives"] and "q" not in parsed.outer[but:end]
    return stop if but < end and goes_on and holds(parsed.outer[but:end], VERB) else end


def _before_another_number(parsed: Parsed, start: int, end: int) -> int:
    """Where a clause about one ends before a verb of several: "they said he left *but have* shown no proof"."""
    subject = phrase_from(parsed, start, end)
    if subject is None or several(parsed, subject) is not False:
        return end
    groups = parsed.lexicon.groups
    for i in range(subject.end, end - 1):
        verb = past(BESIDE_VERB, parsed.outer, i + 1, end)
        but = parsed.lower[i] in groups["adversatives"] and holds(parsed.outer[subject.end : i], VERB)
        if but and parsed.lower[verb] in groups["plural auxiliaries"]:
            return i
    return end


def fragment_end(parsed: Parsed, start: int, end: int) -> int:
    """Where a quoted fragment ends: with its mark, or that of the last one in a row ("« a » et d'« c »")."""
    stop = past("q", parsed.outer, start, end)
    of = parsed.lower[stop] in parsed.lexicon.groups["of"]
    if stop < end and of and parsed.outer[stop + 1] in INFINITIVE:  # "sur « l'importance » *d'engager* …"
        return object_end(parsed, start, end)
    following = past(UP_TO_FRAGMENT, parsed.outer, stop, end)
    if following < end and parsed.lower[following] in parsed.lexicon.groups["of"]:
        following += 1
    in_row = stop < following < end and parsed.outer[following] == "q"
    return fragment_end(parsed, following, end) if in_row else stop


def object_end(parsed: Parsed, start: int, end: int) -> int:
    """Where a noun phrase with quoted words ends: at the first verb, conjunction or comma after its quotation."""
    quoted = parsed.outer.find("q", start, end)
    if quoted < 0 or ",V" in parsed.outer[start:quoted]:  # "rejects a report, calls it “fiction”": the next verb's
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
        after = parsed.outer[i] == "," and parsed.lower[i + 1] in parsed.lexicon.groups["time conjunctions"]
        if after and holds(parsed.outer[i + 2 : end], VERB):
            return i  # "… of looking away*, after* the group faulted his army"
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
