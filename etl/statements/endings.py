"""Where what is said ends: with its sentence, its mark, or before what reports at the same level."""

from __future__ import annotations

from etl.parse.components import Parsed
from etl.parse.cues import Cue
from etl.statements.adjuncts import after_times
from etl.statements.phrases import phrase_from
from etl.statements.subjects import subject_after, subject_before


def clause_end(doc: Parsed, start: int, last: int, later: list[Cue]) -> int:
    """Where the reported clause ends: with the sentence, or before what reports at the same level or above."""
    for cue in later:
        if cue.start <= start or doc.outer[cue.start] == "q":
            continue
        semicolon = doc.outer.find(";", start, cue.start)
        if semicolon > start:
            return semicolon
        boundary = _boundary(doc, cue, start) or _trailing(doc, cue, start, last)
        if boundary is not None and boundary > start:
            return boundary
    for i in range(start + 1, last - 1):
        if doc.outer[i] != ",":
            continue
        if doc.lower[i + 1] in doc.lexicon.groups["concessives"]:
            return i
        if doc.lower[i + 1] in doc.lexicon.according and _names_source(doc, i + 1, last):
            return i
    return last


def quotation_end(doc: Parsed, start: int, end: int) -> int:
    """Where a quotation that follows its verb ends: with its mark, unless the sentence goes straight on."""
    while start < end and doc.outer[start] in "_,:":
        start += 1
    if start >= end or doc.outer[start] != "q":
        return end
    stop = start
    while stop < end and doc.inside[stop] == doc.inside[start]:
        stop += 1
    last_inside = doc.classes[start:stop].rstrip("Q")[-1:]
    ended = last_inside == "." or (last_inside == "," and not doc.french) or stop >= end or doc.outer[stop] in ".,;:-"
    return stop if ended else end


def before_colon(doc: Parsed, start: int, end: int) -> int:
    """Where a clause ends before the colon of a quotation: "reconnaît que tout change : « … »" are two statements."""
    colon = doc.outer.find(":", start, end)
    following = doc.outer[colon + 1 : colon + 3].lstrip("_") if colon >= 0 else ""
    return colon if following.startswith("q") and "q" not in doc.outer[start:colon] else end


def fragment_end(doc: Parsed, start: int, end: int) -> int:
    """Where a quoted fragment ends: with its mark, or that of the last one in a row ("« a » et d'« c »")."""
    stop = start
    while stop < end and doc.outer[stop] == "q":
        stop += 1
    following = stop
    while following < end and doc.outer[following] in ",C_D":
        following += 1
    if following < end and doc.lower[following] in doc.lexicon.groups["of"]:
        following += 1
    in_row = stop < following < end and doc.outer[following] == "q"
    return fragment_end(doc, following, end) if in_row else stop


def object_end(doc: Parsed, start: int, end: int) -> int:
    """Where a noun phrase with quoted words ends: at the first verb, conjunction or comma after its quotation."""
    quoted = False
    for i in range(start, end):
        quoted = quoted or doc.outer[i] == "q"
        if quoted and doc.outer[i] in "VXSWRG;:":
            return i
        if quoted and doc.outer[i] == "," and doc.outer[i + 1 : i + 2] not in ("q", "D"):
            return i
    return end if quoted else _plain_end(doc, start, end)


def _plain_end(doc: Parsed, start: int, end: int) -> int:
    """Where a noun phrase without quoted words ends: before an aside, or where and when it was said."""
    stop = next((i for i in range(start + 1, end) if doc.outer[i] in ",;:" and doc.outer[i + 1 : i + 2] != "N"), end)
    for i in range(stop - 1, start, -1):
        if doc.lower[i] in doc.lexicon.groups["settings"]:
            at_end = doc.lower[stop - 1] in doc.lexicon.groups["times"] or any(
                doc.lower[k] in doc.lexicon.things for k in range(i, stop)
            )
            stop = i if at_end else stop
    return stop


def _names_source(doc: Parsed, i: int, last: int) -> bool:
    """Whether "selon X" or "according to X" ends the sentence."""
    for words, condition in doc.lexicon.according[doc.lower[i]]:
        if tuple(doc.lower[i : i + len(words)]) == words and not condition:
            source = phrase_from(doc, i + len(words), last)
            return source is not None and (source.end >= last or doc.outer[source.end] in ".,;")
    return False


def _trailing(doc: Parsed, cue: Cue, start: int, last: int) -> int | None:
    """The comma of a clause at the sentence's end that attributes all before it ("…, sources said.")."""
    if cue.form != "finite":
        return None
    if doc.outer[cue.start - 1] == ",":
        source = subject_after(doc, cue.end, last)
        if source and source.end < last and doc.outer[source.end] in ".," and doc.outer[source.start] != "R":
            return cue.start - 1
        return None
    i = after_times(doc, cue.end, last)
    subject = subject_before(doc, cue.start, start)
    if doc.french or subject is None or (i < last and doc.outer[i] != "."):
        return None
    return subject.start - 1 if subject.start - 1 > start and doc.outer[subject.start - 1] == "," else None


def _boundary(doc: Parsed, cue: Cue, start: int) -> int | None:
    """The token where a later verb's own clause begins, when it is coordinated rather than part of what is said."""
    i = cue.start - 1
    while i > start and (doc.outer[i] in "KA_" or doc.lower[i] in ("en", "tout", "while", "by")):
        i -= 1
    if cue.form == "gerund":
        return (
            i + (doc.outer[i] != ",")
            if doc.outer[i] == "," or doc.lower[i + 1] in ("tout", "en", "while", "by")
            else None
        )
    if doc.outer[i] == "C":
        return i
    if cue.form != "finite":
        return None
    subject = subject_before(doc, cue.start, start)
    if subject is None:
        return None
    j = subject.start - 1
    if j > start and doc.lower[j] in doc.lexicon.groups["and"]:
        return j
    while j > start and doc.outer[j] in "_S":
        if doc.lower[j] in doc.lexicon.groups["adversatives"]:
            break
        j -= 1
    return j if j > start and doc.lower[j] in doc.lexicon.groups["adversatives"] else None
