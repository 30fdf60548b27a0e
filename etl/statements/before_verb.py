"""What stands before its verb: "…, a indiqué le ministère", "…,” he said", with what goes on after it."""

from __future__ import annotations

from etl.model.article import Span
from etl.parse.components import Parsed
from etl.parse.cues import Cue
from etl.statements.adjuncts import adjunct_end, after_times
from etl.statements.complements import french_complement
from etl.statements.draft import Draft, Range, trim_clause
from etl.statements.english_complements import complement_at
from etl.statements.phrases import first_phrase
from etl.statements.subjects import subject_after, subject_before

SHORTEST = 3  # tokens from which on what stands before an inverted French verb is taken for a clause
REACH = 40  # tokens after a verb within which its quotation goes on


def before_verb(doc: Parsed, number: int, cue: Cue, first: int, last: int) -> Draft | None:
    """A clause or quotation that comes before its verb, and goes on after it or not."""
    source, left = _inverted_subject(doc, cue, first, last)
    if source is None or left < first:
        return None
    head = _start_of_quoted(doc, first, left)
    before = trim_clause(doc, head, left)
    quoted_before = before is not None and "q" in doc.outer[head:left]
    if "soft" in cue.verb.frames and doc.outer[left - 1] != "q":
        return None
    if not quoted_before and not _has_verb(doc, head, left):
        before = None
    after_from = max(cue.end, source.end)
    after = _goes_on(doc, after_from, last, quoted_before, _has_main_verb(doc, head, left))
    if before is None and after is not None and (not doc.french or "q" not in doc.outer[after_from : after_from + 3]):
        before = trim_clause(doc, head, left)
    if quoted_before is False and after is not None and doc.outer[head] in "IS" and not _has_main_verb(doc, head, left):
        before = None  # "In a statement, Peabody said: “…”"
    if before is None and after is None and doc.french and doc.outer[head] in "DRM" and left - head >= SHORTEST:
        before = trim_clause(doc, head, left)  # its verb may be spelt like a noun
    content = tuple(span for span in (before, after) if span)
    if not content or (cue.form == "gerund" and not quoted_before):
        return None
    if before is None and after is not None:
        holder = first_phrase(doc, head, left) if doc.outer[head] != "S" else None
        return Draft(content, "inverted after", number, Range(cue.start, cue.end), source, holder, cue.verb.lemma)
    pattern = "inverted quotation" if quoted_before else "inverted clause"
    return Draft(content, pattern, number, Range(cue.start, cue.end), source, None, cue.verb.lemma)


def _inverted_subject(doc: Parsed, cue: Cue, first: int, last: int) -> tuple[Range | None, int]:
    """Who speaks in a clause that follows what is said, and the token where what is said ends."""
    left = cue.start
    while left > first and (doc.outer[left - 1] in "_KA"):
        left -= 1
    pronoun = next((i for i in range(cue.start, cue.end) if doc.outer[i] == "R" and doc.words[i][0] == "-"), None)
    if left > first and doc.lower[left - 1] in doc.lexicon.groups["as"]:
        left -= 1
    if left > first and (doc.outer[left - 1] in "q,.-?" or doc.lower[left - 1] == "…"):
        if pronoun is not None:
            complement = _complementizer(doc, cue.end, last)
            return (None, 0) if complement else (Range(pronoun, pronoun + 1), left)
        if cue.form == "finite" and not _complement_at(doc, cue.end, last) and not _asks_for(doc, cue, last):
            source = subject_after(doc, cue.end, last)
            if source and (doc.french or _closes_sentence(doc, source, first, left, last)):
                return source, left
    if not doc.french or doc.outer[left - 1 : left] == "q":
        return _quotative(doc, cue, first, last)
    return None, 0


def _complement_at(doc: Parsed, i: int, last: int) -> bool:
    """Whether a complement begins right at a token: "que", a colon, a quotation."""
    while i < last and doc.outer[i] in "_A":
        i += 1
    return i < last and (doc.outer[i] in ":q" or doc.lower[i] in doc.lexicon.groups["that"])


def _closes_sentence(doc: Parsed, source: Range, first: int, left: int, last: int) -> bool:
    """Whether an English verb before its subject really is one ("…, said Mr Price."): nothing but asides follow."""
    if doc.outer[left - 1] == "q":
        return True
    ends = source.end >= last or doc.outer[source.end] in ".,;" or doc.outer[source.end] == "W"
    return ends and doc.outer[source.start] != "R" and _has_main_verb(doc, first, left)


def _asks_for(doc: Parsed, cue: Cue, last: int) -> bool:
    """Whether somebody is asked to do something ("a appelé les autorités à …"): then the subject stands before."""
    if not doc.french or not cue.verb.frames & {"à", "de"}:
        return False
    found = french_complement(doc, cue, last)
    return found is not None and found[1] == "infinitive"


def _complementizer(doc: Parsed, i: int, last: int) -> bool:
    """Whether "que" follows before the clause ends."""
    for j in range(i, min(last, i + 15)):
        if doc.lower[j] in doc.lexicon.groups["that"]:
            return True
        if doc.outer[j] in "VX.;:q":
            return False
    return False


def _quotative(doc: Parsed, cue: Cue, first: int, last: int) -> tuple[Range | None, int]:
    """English order: "…,” Mr Price said", "…, the poll found" — subject, verb, then nothing more to say."""
    if cue.form != "finite":
        return None, 0
    source = _after_quotation(doc, cue, first) or subject_before(doc, cue.start, first)
    if source is None or source.start <= first:
        return None, 0
    left = source.start
    while left > first and (doc.outer[left - 1] in "_A" or doc.lower[left - 1] in doc.lexicon.groups["as"]):
        left -= 1
    if left <= first or doc.outer[left - 1] not in "q,-":
        return None, 0
    quoted = doc.outer[left - 1] == "q"
    unsaid = any(doc.lower[i] in ("not", "n't", "never") for i in range(cue.start, cue.end))
    if not quoted and unsaid:
        return None, 0  # "Whether it was meant, he could not say"
    if (not quoted or doc.outer[first] == "I") and _says_more(doc, cue, last):
        return None, 0
    i = after_times(doc, cue.end, last)
    told = cue.verb.lemma in doc.lexicon.groups["told"]
    if doc.lower[i : i + 1] == ["to"] and "to" in cue.verb.frames and doc.outer[i + 1 : i + 2] in "FX":
        return None, 0
    if _opens_clause(doc, i, last) or (doc.outer[i : i + 1] == "," and doc.lower[i + 1 : i + 2] == ["that"]):
        return None, 0
    ends = i >= last or doc.outer[i] in ".,IA-" or (told and doc.outer[i] in "MKDN") or _quote_after(doc, i)
    return (source, left) if ends or doc.outer[left - 1] == "q" else (None, 0)


def _after_quotation(doc: Parsed, cue: Cue, first: int) -> Range | None:
    """All that stands between a quotation and the verb after it, where that is one noun phrase with its asides."""
    quoted = doc.outer.rfind("q", first, cue.start)
    start, end = quoted + 1, cue.start
    while end > start and doc.outer[end - 1] in ",_A":
        end -= 1
    while start < end and doc.outer[start] == "_":
        start += 1
    if quoted < first or start >= end or doc.outer[start] not in "DNM#R":
        return None
    asides = doc.outer[start:end].split(",")
    heads = [aside for aside in asides if aside.lstrip("_")[:1] not in ("W", "G")]
    return None if any(letter in "VXSW;:.q" for letter in "".join(heads)) else Range(start, end)


def _says_more(doc: Parsed, cue: Cue, last: int) -> bool:
    """Whether an English verb has its complement after it, so that what stands before it is no part of what is said."""
    found = complement_at(doc, cue, adjunct_end(doc, cue.end, last), last)
    return found is not None and found[1] in ("clause", "zero", "question", "colon")


def _quote_after(doc: Parsed, i: int) -> bool:
    return doc.outer[i] in ",:" and doc.outer[i + 1 : i + 2] == "q"


def _opens_clause(doc: Parsed, i: int, last: int) -> bool:
    """Whether a clause with a verb of its own follows at once ("he said the jets came close")."""
    return any(letter in "S" for letter in doc.outer[i : i + 1]) or (
        i < last and doc.outer[i] in "RDM" and _has_verb(doc, i, min(last, i + 12))
    )


def _start_of_quoted(doc: Parsed, first: int, left: int) -> int:
    """Where what is said begins: after a leading connector, or after the colon that opens its quotation."""
    head = first
    for i in range(first, left - 1):
        if doc.outer[i] == ":" and doc.outer[i + 1] == "q" and (i < 1 or doc.outer[i - 1] != "q"):
            head = i + 1
    while head < left and doc.outer[head] in "C_":
        head += 1
    return head


def _goes_on(doc: Parsed, i: int, last: int, quoted: bool, main_verb: bool) -> Span | None:
    """What is said after the verb and its subject: the next quotation, or the rest of a clause that was cut open."""
    comma = i if doc.french else adjunct_end(doc, i, last)
    cut_open = not quoted and not main_verb and comma < last and doc.outer[comma] == ","
    if cut_open and doc.outer[comma + 1 : comma + 2] != "q" and _has_verb(doc, comma, last):
        return trim_clause(doc, comma + 1, last)
    position = i
    while position < last and doc.outer[position] not in "q;." and position - i < REACH:
        position += 1
    if position >= last or doc.outer[position] != "q":
        return None
    quote = doc.quotes[doc.inside[position]]
    if not quote.parts or (position > i and (doc.outer[position - 1] not in ",:_-" or len(quote.parts) > 1)):
        return None
    return Span(quote.parts[0].start, quote.parts[-1].end)


def _has_verb(doc: Parsed, start: int, end: int) -> bool:
    """Whether the stretch holds a finite verb outside of relative clauses."""
    i = start
    while i < end:
        if doc.outer[i] in "VX":
            return True
        if doc.outer[i] == "W":
            comma = doc.outer.find(",", i, end)
            if comma < 0:
                return False
            i = comma
        i += 1
    return False


def _has_main_verb(doc: Parsed, start: int, end: int) -> bool:
    """Whether the clause can stand by itself: a verb, and no conjunction at its head that makes it depend."""
    if start < end and (doc.outer[start] == "S" or doc.lower[start] in doc.lexicon.groups["whether"]):
        return False
    return _has_verb(doc, start, end)
