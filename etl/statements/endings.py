"""Where what is said ends: with its sentence, its mark, or before what reports at the same level."""

from __future__ import annotations

from etl.parse.cues import Cue
from etl.parse.parsed import Parsed
from etl.statements.adjuncts import after_times
from etl.statements.phrases import phrase_from
from etl.statements.subjects import subject_after, subject_before


def clause_end(parsed: Parsed, start: int, stop: int, later: list[Cue]) -> int:
    """Where the reported clause ends: with the sentence, or before what reports at the same level or above."""
    for cue in later:
        if cue.start <= start or parsed.outer[cue.start] == "q":
            continue
        semicolon = parsed.outer.find(";", start, cue.start)
        if semicolon > start:
            return semicolon
        boundary = _boundary(parsed, cue, start) or _trailing(parsed, cue, start, stop)
        if boundary is not None and boundary > start:
            return boundary
    for i in range(start + 1, stop - 1):
        if parsed.outer[i] != ",":
            continue
        if parsed.lower[i + 1] in parsed.lexicon.groups["concessives"]:
            return i
        if parsed.lower[i + 1] in parsed.lexicon.according and _names_source(parsed, i + 1, stop):
            return i
    return stop


def quotation_end(parsed: Parsed, start: int, end: int) -> int:
    """Where a quotation that follows its verb ends: with its mark, unless the sentence goes straight on."""
    while start < end and parsed.outer[start] in "_,:":
        start += 1
    if start >= end or parsed.outer[start] != "q":
        return end
    stop = start
    while stop < end and parsed.inside[stop] == parsed.inside[start]:
        stop += 1
    last_inside = parsed.classes[start:stop].rstrip("Q")[-1:]
    ended = (
        last_inside == "." or (last_inside == "," and not parsed.french) or stop >= end or parsed.outer[stop] in ".,;:-"
    )
    return stop if ended else end


def before_colon(parsed: Parsed, start: int, end: int) -> int:
    """Where a clause ends before the colon of a quotation: "reconnaît que tout change : « … »" are two statements."""
    colon = parsed.outer.find(":", start, end)
    following = parsed.outer[colon + 1 : colon + 3].lstrip("_") if colon >= 0 else ""
    return colon if following.startswith("q") and "q" not in parsed.outer[start:colon] else end


def fragment_end(parsed: Parsed, start: int, end: int) -> int:
    """Where a quoted fragment ends: with its mark, or that of the last one in a row ("« a » et d'« c »")."""
    stop = start
    while stop < end and parsed.outer[stop] == "q":
        stop += 1
    following = stop
    while following < end and parsed.outer[following] in ",C_D":
        following += 1
    if following < end and parsed.lower[following] in parsed.lexicon.groups["of"]:
        following += 1
    in_row = stop < following < end and parsed.outer[following] == "q"
    return fragment_end(parsed, following, end) if in_row else stop


def object_end(parsed: Parsed, start: int, end: int) -> int:
    """Where a noun phrase with quoted words ends: at the first verb, conjunction or comma after its quotation."""
    quoted = False
    for i in range(start, end):
        quoted = quoted or parsed.outer[i] == "q"
        if quoted and parsed.outer[i] in "VXSWRG;:":
            return i
        if quoted and parsed.outer[i] == "," and parsed.outer[i + 1 : i + 2] not in ("q", "D"):
            return i
    return end if quoted else _plain_end(parsed, start, end)


def _plain_end(parsed: Parsed, start: int, end: int) -> int:
    """Where a noun phrase without quoted words ends: before an aside, or where and when it was said."""
    stop = next(
        (i for i in range(start + 1, end) if parsed.outer[i] in ",;:" and parsed.outer[i + 1 : i + 2] != "N"), end
    )
    for i in range(stop - 1, start, -1):
        if parsed.lower[i] in parsed.lexicon.groups["settings"]:
            at_end = parsed.lower[stop - 1] in parsed.lexicon.groups["times"] or any(
                parsed.lower[k] in parsed.lexicon.things for k in range(i, stop)
            )
            stop = i if at_end else stop
    return stop


def _names_source(parsed: Parsed, i: int, stop: int) -> bool:
    """Whether "selon X" or "according to X" ends the sentence."""
    for words, condition in parsed.lexicon.according[parsed.lower[i]]:
        if tuple(parsed.lower[i : i + len(words)]) == words and not condition:
            source = phrase_from(parsed, i + len(words), stop)
            return source is not None and (source.end >= stop or parsed.outer[source.end] in ".,;")
    return False


def _trailing(parsed: Parsed, cue: Cue, start: int, stop: int) -> int | None:
    """The comma of a clause at the sentence's end that attributes all before it ("…, sources said.")."""
    if cue.form != "finite":
        return None
    if parsed.outer[cue.start - 1] == ",":
        source = subject_after(parsed, cue.end, stop)
        if source and source.end < stop and parsed.outer[source.end] in ".," and parsed.outer[source.start] != "R":
            return cue.start - 1
        return None
    i = after_times(parsed, cue.end, stop)
    subject = subject_before(parsed, cue.start, start)
    if parsed.french or subject is None or (i < stop and parsed.outer[i] != "."):
        return None
    return subject.start - 1 if subject.start - 1 > start and parsed.outer[subject.start - 1] == "," else None


def _boundary(parsed: Parsed, cue: Cue, start: int) -> int | None:
    """The token where a later verb's own clause begins, when it is coordinated rather than part of what is said."""
    i = cue.start - 1
    while i > start and (parsed.outer[i] in "KA_" or parsed.lower[i] in ("en", "tout", "while", "by")):
        i -= 1
    if cue.form == "gerund":
        return (
            i + (parsed.outer[i] != ",")
            if parsed.outer[i] == "," or parsed.lower[i + 1] in ("tout", "en", "while", "by")
            else None
        )
    if parsed.outer[i] == "C":
        return i
    if cue.form != "finite":
        return None
    subject = subject_before(parsed, cue.start, start)
    if subject is None:
        return None
    j = subject.start - 1
    if j > start and parsed.lower[j] in parsed.lexicon.groups["and"]:
        return j
    while j > start and parsed.outer[j] in "_S":
        if parsed.lower[j] in parsed.lexicon.groups["adversatives"]:
            break
        j -= 1
    return j if j > start and parsed.lower[j] in parsed.lexicon.groups["adversatives"] else None
