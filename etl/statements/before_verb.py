"""What stands before its verb: "…, a indiqué le ministère", "…,” he said", with what goes on after it."""

from __future__ import annotations

from etl.model.article import Span
from etl.parse.cues import Cue
from etl.parse.parsed import Parsed
from etl.statements.adjuncts import adjunct_end, after_times
from etl.statements.complements import french_complement
from etl.statements.draft import Draft, Range, trim_clause
from etl.statements.english_complements import complement_at
from etl.statements.phrases import first_phrase
from etl.statements.subjects import subject_after, subject_before

SHORTEST = 3  # tokens from which on what stands before an inverted French verb is taken for a clause
REACH = 40  # tokens after a verb within which its quotation goes on


def before_verb(parsed: Parsed, number: int, cue: Cue, first: int, stop: int) -> Draft | None:
    """A clause or quotation that comes before its verb, and goes on after it or not."""
    source, left = _inverted_subject(parsed, cue, first, stop)
    if source is None or left < first:
        return None
    head = _start_of_quoted(parsed, first, left)
    before = trim_clause(parsed, head, left)
    quoted_before = before is not None and "q" in parsed.outer[head:left]
    if "soft" in cue.verb.frames and parsed.outer[left - 1] != "q":
        return None
    if not quoted_before and not _has_verb(parsed, head, left):
        before = None
    after_from = max(cue.end, source.end)
    after = _goes_on(parsed, after_from, stop, quoted_before, _has_main_verb(parsed, head, left))
    if (
        before is None
        and after is not None
        and (not parsed.french or "q" not in parsed.outer[after_from : after_from + 3])
    ):
        before = trim_clause(parsed, head, left)
    if (
        quoted_before is False
        and after is not None
        and parsed.outer[head] in "IS"
        and not _has_main_verb(parsed, head, left)
    ):
        before = None  # "In a statement, Peabody said: “…”"
    if before is None and after is None and parsed.french and parsed.outer[head] in "DRM" and left - head >= SHORTEST:
        before = trim_clause(parsed, head, left)  # its verb may be spelt like a noun
    content = tuple(span for span in (before, after) if span)
    if not content or (cue.form == "gerund" and not quoted_before):
        return None
    if before is None and after is not None:
        holder = first_phrase(parsed, head, left) if parsed.outer[head] != "S" else None
        return Draft(
            content=content,
            pattern="inverted after",
            sentence=number,
            cue=Range(cue.start, cue.end),
            source=source,
            holder=holder,
            lemma=cue.verb.lemma,
        )
    pattern = "inverted quotation" if quoted_before else "inverted clause"
    return Draft(
        content=content,
        pattern=pattern,
        sentence=number,
        cue=Range(cue.start, cue.end),
        source=source,
        lemma=cue.verb.lemma,
    )


def _inverted_subject(parsed: Parsed, cue: Cue, first: int, stop: int) -> tuple[Range | None, int]:
    """Who speaks in a clause that follows what is said, and the token where what is said ends."""
    left = cue.start
    while left > first and (parsed.outer[left - 1] in "_KA"):
        left -= 1
    pronoun = next((i for i in range(cue.start, cue.end) if parsed.outer[i] == "R" and parsed.words[i][0] == "-"), None)
    if left > first and parsed.lower[left - 1] in parsed.lexicon.groups["as"]:
        left -= 1
    if left > first and (parsed.outer[left - 1] in "q,.-?" or parsed.lower[left - 1] == "…"):
        if pronoun is not None:
            complement = _complementizer(parsed, cue.end, stop)
            return (None, 0) if complement else (Range(pronoun, pronoun + 1), left)
        if cue.form == "finite" and not _complement_at(parsed, cue.end, stop) and not _asks_for(parsed, cue, stop):
            source = subject_after(parsed, cue.end, stop)
            if source and (parsed.french or _closes_sentence(parsed, source, first, left, stop)):
                return source, left
    if not parsed.french or parsed.outer[left - 1 : left] == "q":
        return _quotative(parsed, cue, first, stop)
    return None, 0


def _complement_at(parsed: Parsed, i: int, stop: int) -> bool:
    """Whether a complement begins right at a token: "que", a colon, a quotation."""
    while i < stop and parsed.outer[i] in "_A":
        i += 1
    return i < stop and (parsed.outer[i] in ":q" or parsed.lower[i] in parsed.lexicon.groups["that"])


def _closes_sentence(parsed: Parsed, source: Range, first: int, left: int, stop: int) -> bool:
    """Whether an English verb before its subject really is one ("…, said Mr Price."): nothing but asides follow."""
    if parsed.outer[left - 1] == "q":
        return True
    ends = source.end >= stop or parsed.outer[source.end] in ".,;" or parsed.outer[source.end] == "W"
    return ends and parsed.outer[source.start] != "R" and _has_main_verb(parsed, first, left)


def _asks_for(parsed: Parsed, cue: Cue, stop: int) -> bool:
    """Whether somebody is asked to do something ("a appelé les autorités à …"): then the subject stands before."""
    if not parsed.french or not cue.verb.frames & {"à", "de"}:
        return False
    found = french_complement(parsed, cue, stop)
    return found is not None and found[1] == "infinitive"


def _complementizer(parsed: Parsed, i: int, stop: int) -> bool:
    """Whether "que" follows before the clause ends."""
    for j in range(i, min(stop, i + 15)):
        if parsed.lower[j] in parsed.lexicon.groups["that"]:
            return True
        if parsed.outer[j] in "VX.;:q":
            return False
    return False


def _quotative(parsed: Parsed, cue: Cue, first: int, stop: int) -> tuple[Range | None, int]:
    """English order: "…,” Mr Price said", "…, the poll found" — subject, verb, then nothing more to say."""
    if cue.form != "finite":
        return None, 0
    source = _after_quotation(parsed, cue, first) or subject_before(parsed, cue.start, first)
    if source is None or source.start <= first:
        return None, 0
    left = source.start
    while left > first and (parsed.outer[left - 1] in "_A" or parsed.lower[left - 1] in parsed.lexicon.groups["as"]):
        left -= 1
    if left <= first or parsed.outer[left - 1] not in "q,-":
        return None, 0
    quoted = parsed.outer[left - 1] == "q"
    unsaid = any(parsed.lower[i] in ("not", "n't", "never") for i in range(cue.start, cue.end))
    if not quoted and unsaid:
        return None, 0  # "Whether it was meant, he could not say"
    if (not quoted or parsed.outer[first] == "I") and _says_more(parsed, cue, stop):
        return None, 0
    i = after_times(parsed, cue.end, stop)
    told = cue.verb.lemma in parsed.lexicon.groups["told"]
    if parsed.lower[i : i + 1] == ["to"] and "to" in cue.verb.frames and parsed.outer[i + 1 : i + 2] in "FX":
        return None, 0
    if _opens_clause(parsed, i, stop) or (parsed.outer[i : i + 1] == "," and parsed.lower[i + 1 : i + 2] == ["that"]):
        return None, 0
    ends = i >= stop or parsed.outer[i] in ".,IA-" or (told and parsed.outer[i] in "MKDN") or _quote_after(parsed, i)
    return (source, left) if ends or parsed.outer[left - 1] == "q" else (None, 0)


def _after_quotation(parsed: Parsed, cue: Cue, first: int) -> Range | None:
    """All that stands between a quotation and the verb after it, where that is one noun phrase with its asides."""
    quoted = parsed.outer.rfind("q", first, cue.start)
    start, end = quoted + 1, cue.start
    while end > start and parsed.outer[end - 1] in ",_A":
        end -= 1
    while start < end and parsed.outer[start] == "_":
        start += 1
    if quoted < first or start >= end or parsed.outer[start] not in "DNM#R":
        return None
    asides = parsed.outer[start:end].split(",")
    heads = [aside for aside in asides if aside.lstrip("_")[:1] not in ("W", "G")]
    return None if any(letter in "VXSW;:.q" for letter in "".join(heads)) else Range(start, end)


def _says_more(parsed: Parsed, cue: Cue, stop: int) -> bool:
    """Whether an English verb has its complement after it, so that what stands before it is no part of what is said."""
    found = complement_at(parsed, cue, adjunct_end(parsed, cue.end, stop), stop)
    return found is not None and found[1] in ("clause", "zero", "question", "colon")


def _quote_after(parsed: Parsed, i: int) -> bool:
    return parsed.outer[i] in ",:" and parsed.outer[i + 1 : i + 2] == "q"


def _opens_clause(parsed: Parsed, i: int, stop: int) -> bool:
    """Whether a clause with a verb of its own follows at once ("he said the jets came close")."""
    return any(letter in "S" for letter in parsed.outer[i : i + 1]) or (
        i < stop and parsed.outer[i] in "RDM" and _has_verb(parsed, i, min(stop, i + 12))
    )


def _start_of_quoted(parsed: Parsed, first: int, left: int) -> int:
    """Where what is said begins: after a leading connector, or after the colon that opens its quotation."""
    head = first
    for i in range(first, left - 1):
        if parsed.outer[i] == ":" and parsed.outer[i + 1] == "q" and (i < 1 or parsed.outer[i - 1] != "q"):
            head = i + 1
    while head < left and parsed.outer[head] in "C_":
        head += 1
    return head


def _goes_on(parsed: Parsed, i: int, stop: int, quoted: bool, main_verb: bool) -> Span | None:
    """What is said after the verb and its subject: the next quotation, or the rest of a clause that was cut open."""
    comma = i if parsed.french else adjunct_end(parsed, i, stop)
    cut_open = not quoted and not main_verb and comma < stop and parsed.outer[comma] == ","
    if cut_open and parsed.outer[comma + 1 : comma + 2] != "q" and _has_verb(parsed, comma, stop):
        return trim_clause(parsed, comma + 1, stop)
    position = i
    while position < stop and parsed.outer[position] not in "q;." and position - i < REACH:
        position += 1
    if position >= stop or parsed.outer[position] != "q":
        return None
    quote = parsed.quotes[parsed.inside[position]]
    if not quote.parts or (position > i and (parsed.outer[position - 1] not in ",:_-" or len(quote.parts) > 1)):
        return None
    return Span(quote.parts[0].start, quote.parts[-1].end)


def _has_verb(parsed: Parsed, start: int, end: int) -> bool:
    """Whether the stretch holds a finite verb outside of relative clauses."""
    i = start
    while i < end:
        if parsed.outer[i] in "VX":
            return True
        if parsed.outer[i] == "W":
            comma = parsed.outer.find(",", i, end)
            if comma < 0:
                return False
            i = comma
        i += 1
    return False


def _has_main_verb(parsed: Parsed, start: int, end: int) -> bool:
    """Whether the clause can stand by itself: a verb, and no conjunction at its head that makes it depend."""
    if start < end and (parsed.outer[start] == "S" or parsed.lower[start] in parsed.lexicon.groups["whether"]):
        return False
    return _has_verb(parsed, start, end)
