"""Statements announced by a verb: the clause after it, before it, or on both sides of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from etl.components import Parsed
from etl.cues import Cue
from etl.model import Span
from etl.statements.draft import Draft, Range, trim_clause
from etl.statements.phrases import first_phrase, phrase_from, subject_after, subject_before

_REACH = 40  # tokens after a verb within which its complement begins
NAMELIKE = 5  # words; a shorter quotation after "appeler" is a name, no statement


def announced(doc: Parsed, number: int, cues: list[Cue]) -> Iterator[Draft]:
    """The statements that the verbs of one sentence announce."""
    first, last = doc.sentences[number]
    subject: Range | None = None
    done = first
    for position, cue in enumerate(cues):
        later = cues[position + 1 :]
        draft = _before_verb(doc, number, cue, done, last) or _after_verb(doc, number, cue, done, last, later, subject)
        if draft:
            yield from _coordinated(doc, draft)
            subject = draft.holder or draft.source or subject
            if draft.pattern.startswith("inverted"):
                done = max(cue.end, draft.source.end if draft.source else 0)
        elif cue.form == "finite" and subject is None:
            subject = subject_before(doc, cue.start, first) or subject_after(doc, cue.end, last)


# --- the clause before the verb: "…, a indiqué le ministère", "…,” he said" -----------------------------------------


def _before_verb(doc: Parsed, number: int, cue: Cue, first: int, last: int) -> Draft | None:
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
    content = tuple(span for span in (before, after) if span)
    if not content or (cue.form == "gerund" and not quoted_before):
        return None
    if before is None and after is not None:
        holder = first_phrase(doc, head, left)
        return Draft(content, "inverted after", number, Range(cue.start, cue.end), source, holder, cue.verb.lemma)
    pattern = "inverted quotation" if quoted_before else "inverted clause"
    return Draft(content, pattern, number, Range(cue.start, cue.end), source, None, cue.verb.lemma, cue.negated)


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
            if source and (doc.french or _closes_sentence(doc, cue, source, first, left, last)):
                return source, left
    if not doc.french or doc.outer[left - 1 : left] == "q":
        return _quotative(doc, cue, first, last)
    return None, 0


def _complement_at(doc: Parsed, i: int, last: int) -> bool:
    """Whether a complement begins right at a token: "que", a colon, a quotation."""
    while i < last and doc.outer[i] in "_A":
        i += 1
    return i < last and (doc.outer[i] in ":q" or doc.lower[i] in doc.lexicon.groups["that"])


def _closes_sentence(doc: Parsed, cue: Cue, source: Range, first: int, left: int, last: int) -> bool:
    """Whether an English verb before its subject really is one ("…, said Mr Price."): nothing but asides follow."""
    if doc.outer[left - 1] == "q":
        return True
    ends = source.end >= last or doc.outer[source.end] in ".,;" or doc.outer[source.end] == "W"
    return ends and doc.outer[source.start] != "R" and _has_main_verb(doc, first, left)


def _asks_for(doc: Parsed, cue: Cue, last: int) -> bool:
    """Whether somebody is asked to do something ("a appelé les autorités à …"): then the subject stands before."""
    if not doc.french or not cue.verb.frames & {"à", "de"}:
        return False
    found = _french_complement(doc, cue, last)
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
    source = subject_before(doc, cue.start, first)
    if source is None or source.start <= first:
        return None, 0
    left = source.start
    while left > first and doc.outer[left - 1] in "_A":
        left -= 1
    if left <= first or doc.outer[left - 1] not in "q,-":
        return None, 0
    i = _after_times(doc, cue.end, last)
    told = cue.verb.lemma in doc.lexicon.groups["told"]
    if doc.lower[i : i + 1] == ["to"] and "to" in cue.verb.frames:
        return None, 0
    if _opens_clause(doc, i, last) or (doc.outer[i : i + 1] == "," and doc.lower[i + 1 : i + 2] == ["that"]):
        return None, 0
    ends = i >= last or doc.outer[i] in ".,IA-" or (told and doc.outer[i] in "MKDN") or _quote_after(doc, i)
    return (source, left) if ends or doc.outer[left - 1] == "q" else (None, 0)


def _after_times(doc: Parsed, i: int, last: int) -> int:
    """The token after the blanks and the words of time that follow a verb ("said Friday afternoon, …")."""
    while i < last and (doc.outer[i] == "_" or doc.lower[i] in doc.lexicon.groups["times"]):
        i += 1
    return i


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
    position = i
    while position < last and doc.outer[position] not in "q;." and position - i < _REACH:
        position += 1
    if position < last and doc.outer[position] == "q" and position > i:
        if doc.outer[position - 1] in ",:_-" or position == i:
            quote = doc.quotes[doc.inside[position]]
            return Span(quote.parts[0].start, quote.parts[-1].end) if quote.parts and len(quote.parts) == 1 else None
        return None
    if position == i and position < last and doc.outer[position] == "q":
        quote = doc.quotes[doc.inside[position]]
        return Span(quote.parts[0].start, quote.parts[-1].end) if quote.parts else None
    if quoted or main_verb:
        return None
    if i < last and doc.outer[i] == "," and _has_verb(doc, i, last):
        return trim_clause(doc, i + 1, last)
    return None


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


# --- the clause after the verb: "a déclaré que …", "appelle à …", "said the jets …" ---------------------------------


def _after_verb(
    doc: Parsed, number: int, cue: Cue, first: int, last: int, later: list[Cue], subject: Range | None
) -> Draft | None:
    """What follows the verb: a clause, an infinitive, a quotation, a noun phrase with quoted words."""
    found = _complement(doc, cue, last)
    if found is None:
        return None
    start, pattern = found
    end = _clause_end(doc, start, last, later)
    if pattern in ("colon", "quotation"):
        end = _quotation_end(doc, start, end)
    elif pattern == "object":
        end = _object_end(doc, start, end)
    elif pattern == "fragment":
        end = _fragment_end(doc, start, end)
    span = trim_clause(doc, start, end)
    if span is None:
        return None
    quoted = "q" in doc.outer[start:end]
    if pattern == "object" and not quoted:
        return None
    if "soft" in cue.verb.frames and not quoted:
        return None
    source, holder = _speaker_of(doc, cue, first, last, subject, start)
    if source is None and holder is None and cue.start == first and not doc.french:
        return None  # "Asked whether …": somebody else asked
    return Draft((span,), pattern, number, Range(cue.start, cue.end), source, holder, cue.verb.lemma, cue.negated)


def _quotation_end(doc: Parsed, start: int, end: int) -> int:
    """Where a quotation that follows its verb ends: with its mark, unless the sentence goes straight on."""
    while start < end and doc.outer[start] in "_,:":
        start += 1
    if start >= end or doc.outer[start] != "q":
        return end
    stop = start
    while stop < end and doc.inside[stop] == doc.inside[start]:
        stop += 1
    ended = doc.classes[stop - 2 : stop - 1] == "." or stop >= end or doc.outer[stop] in ".,;:-"
    return stop if ended else end


def _fragment_end(doc: Parsed, start: int, end: int) -> int:
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
    return _fragment_end(doc, following, end) if in_row else stop


def _object_end(doc: Parsed, start: int, end: int) -> int:
    """Where a noun phrase with quoted words ends: at the first verb, conjunction or comma after its quotation."""
    quoted = False
    for i in range(start, end):
        quoted = quoted or doc.outer[i] == "q"
        if quoted and doc.outer[i] in "VXSWRG;:":
            return i
        if quoted and doc.outer[i] == "," and doc.outer[i + 1 : i + 2] not in ("q", "D"):
            return i
    return end


def _coordinated(doc: Parsed, draft: Draft) -> Iterator[Draft]:
    """The draft, or one for each clause where several hang on one verb ("a déclaré que … et que …")."""
    if draft.pattern != "clause":
        yield draft
        return
    start, stop = draft.content[0]
    tokens = _tokens(doc, start, stop)
    head = tokens.start
    for i in range(tokens.start, tokens.end - 1):
        after_comma = i > head and doc.outer[i - 1] == ","
        if (
            after_comma
            and doc.outer[i] == "C"
            and doc.lower[i + 1] in doc.lexicon.groups["that"]
            and doc.outer[i + 1] == "S"
        ):
            span = trim_clause(doc, head, i)
            if span:
                yield replace(draft, content=(span,))
            head = i + 2
    span = trim_clause(doc, head, tokens.end)
    if span:
        yield replace(draft, content=(span,))


def _tokens(doc: Parsed, start: int, stop: int) -> Range:
    """The tokens that a stretch of characters covers."""
    return Range(bisect_left(doc.starts, start), bisect_left(doc.starts, stop))


def _speaker_of(
    doc: Parsed, cue: Cue, first: int, last: int, subject: Range | None, content: int
) -> tuple[Range | None, Range | None]:
    """The subject of the verb, as (source, holder): the holder is somebody named elsewhere in the sentence."""
    pronoun = next((i for i in range(cue.start, cue.end) if doc.outer[i] == "R" and doc.words[i][0] == "-"), None)
    if cue.passive:
        for i in range(cue.end, last - 1):
            if doc.lower[i] in ("par", "by") and doc.outer[i] == "I":
                return phrase_from(doc, i + 1, last), None
    if cue.form in ("gerund", "infinitive"):
        return None, subject or first_phrase(doc, first, cue.start)
    source = subject_before(doc, cue.start, first)
    if pronoun is not None:
        return source or Range(pronoun, pronoun + 1), None
    if source is None:
        coordinated = cue.start > first and doc.outer[cue.start - 1] in "CKA,_"
        return None, (subject or first_phrase(doc, first, cue.start)) if coordinated else None
    return source, None


def _complement(doc: Parsed, cue: Cue, last: int) -> tuple[int, str] | None:
    """Where the complement of a verb begins, and which construction it is."""
    return _french_complement(doc, cue, last) if doc.french else _english_complement(doc, cue, last)


def _french_complement(doc: Parsed, cue: Cue, last: int) -> tuple[int, str] | None:
    frames = cue.verb.frames
    object_at: int | None = None
    i, limit = cue.end, min(last, cue.end + _REACH)
    while i < limit:
        letter, word = doc.outer[i], doc.lower[i]
        near = i - cue.end < 2
        following = doc.outer[i + 1 : i + 2]
        if letter == "q":
            return _quoted_complement(doc, cue, i, object_at)
        if letter == ":":
            quoted = "q" in doc.outer[i : i + 3]
            return (i + 1, "colon") if quoted or ("que" in frames and i - cue.end < 4) else None
        if word in ("que", "qu'"):
            if not _relative(doc, cue, i, object_at):
                return (i + 1, "clause") if "que" in frames or cue.form == "bare" else None
            i = _after_relative(doc, i, limit)
            continue
        if word in ("selon", "d'après") and following == "W" and "que" in frames:
            return i + 2, "clause"
        if word in doc.lexicon.groups["whether"] and "que" in frames and letter == "S" and near:
            return i + 1, "question"
        if word in doc.lexicon.groups["interrogatives"] and "que" in frames and object_at is None and i - cue.end < 5:
            return i, "question"
        if word == "comme" and following == "q" and "np" in frames:
            return i + 1, "fragment"
        if word in ("de", "d'") and "de" in frames and not cue.passive and _infinitive(doc, i + 1, last):
            return i + 1, "infinitive"
        if word == "à" and "à" in frames and _infinitive(doc, i + 1, last):
            return i + 1, "infinitive"
        if i == cue.end and "inf" in frames and _infinitive(doc, i, last):
            return i, "infinitive"
        if i == cue.end and cue.verb.pronominal and cue.verb.lemma in ("dire", "déclarer") and letter in "TNA":
            return i, "predicate"
        aside = i + (letter == ",")
        if letter in "WS" or (
            letter == "," and following in ("W", "S", "I") and doc.lower[aside] not in doc.lexicon.groups["that"]
        ):
            i = _after_relative(doc, aside, limit)
            continue
        if letter in "VG.;" or (letter == "X" and word not in ("être", "avoir")) or (letter == "R" and not near):
            return None
        if object_at is None and letter in "DN#M" and not _adjunct(doc, i):
            object_at = i
        i += 1
    return None


def _relative(doc: Parsed, cue: Cue, i: int, object_at: int | None) -> bool:
    """Whether a "que" belongs to a conjunction ("tandis que") or to the noun before it ("une chose qu'elle …")."""
    before = i - 1
    while before > cue.end and doc.outer[before] == "_":
        before -= 1
    if before >= cue.end and doc.lower[before] in doc.lexicon.groups["conjunctions"]:
        return True
    if object_at is None or "obj" in cue.verb.frames:
        return False
    return doc.outer[before] in "NM#T"


def _after_relative(doc: Parsed, i: int, limit: int) -> int:
    """The token after the comma that closes a relative clause or an adverbial; the limit where none does."""
    comma = doc.outer.find(",", i + 1, limit)
    return comma + 1 if comma >= 0 else limit


def _quoted_complement(doc: Parsed, cue: Cue, i: int, object_at: int | None) -> tuple[int, str] | None:
    """A quotation after the verb: at once, after a noun phrase, or inside one."""
    if "name" in cue.verb.frames and _quoted_words(doc, i) < NAMELIKE:
        return None
    between = doc.outer[cue.end : i].strip("_AK")
    if not between or between in (",", ":"):
        return i, "quotation"
    evaluated = "as" in cue.verb.frames and doc.lower[i - 1] in doc.lexicon.groups["of"]
    if object_at is None or evaluated:
        return i, "fragment"
    return (object_at, "object") if "np" in cue.verb.frames else None


def _quoted_words(doc: Parsed, i: int) -> int:
    quote = doc.quotes[doc.inside[i]]
    return sum(len(doc.text[part.start : part.end].split()) for part in quote.parts)


def _adjunct(doc: Parsed, i: int) -> bool:
    """Whether a noun phrase is governed by a preposition, and so no object."""
    j = i - 1
    while j >= 0 and doc.outer[j] in "D_":
        j -= 1
    return (j >= 0 and doc.outer[j] == "I") or (doc.lower[i] in ("au", "aux", "du", "des") and doc.outer[i] == "D")


def _infinitive(doc: Parsed, i: int, last: int) -> bool:
    """Whether an infinitive begins at a token, its pronouns and its negation before it."""
    if doc.outer[i : i + 1] == "q":
        return doc.classes[i + 1 : i + 2] == "F"
    while i < last and (doc.outer[i] in "KA_" or doc.lower[i] in ("pas", "ne", "le", "la", "les", "l'", "leur")):
        i += 1
    return i < last and (doc.outer[i] == "F" or doc.lower[i] in ("être", "avoir"))


def _english_complement(doc: Parsed, cue: Cue, last: int) -> tuple[int, str] | None:
    frames = cue.verb.frames
    object_at: int | None = None
    told = cue.verb.lemma in doc.lexicon.groups["told"]
    for i in range(cue.end, min(last, cue.end + _REACH)):
        letter, word = doc.outer[i], doc.lower[i]
        if letter == "q":
            between = doc.outer[cue.end : i].strip("_A")
            if not between or between in (",", ":") or doc.outer[i - 1] in ",:":
                return i, "quotation"
            if object_at is not None and "np" in frames:
                return object_at, "object"
            return (i, "fragment") if set(between) <= set("IAK_") else None
        if letter == ":":
            return (i + 1, "colon") if i + 1 < last else None
        if word == "that" and letter == "S":
            return (i + 1, "clause") if frames & {"that", "wh"} or "soft" in frames else None
        if word in ("whether", "if", "how", "why", "what") and frames & {"that", "wh"}:
            return i, "question"
        if word == "to" and doc.outer[i + 1 : i + 2] in ("F", "V", "X", "A", "q"):
            if "to" in frames:
                return (i if object_at is None or cue.verb.lemma in ("say", "tell") else object_at), "infinitive"
            return None
        if "that" in frames and _zero_clause(doc, i, last, cue, object_at, told):
            return i, "zero"
        if letter in ".;W" or (letter == "," and i == cue.end and doc.lower[i + 1 : i + 2] != ["that"]):
            return None
        if letter in "VX" and object_at is not None and "that" in frames and not told:
            return object_at, "zero"
        if letter in "VX":
            return None
        if object_at is None and letter in "DN#MR" and doc.outer[i - 1] not in "I":
            object_at = i
    return None


def _zero_clause(doc: Parsed, i: int, last: int, cue: Cue, object_at: int | None, told: bool) -> bool:
    """Whether a clause without "that" begins at a token: a subject with a verb after it."""
    letter = doc.outer[i]
    if letter == "R":
        return not told or object_at is not None or doc.lower[i] not in ("you", "it", "us", "me")
    return False


def _clause_end(doc: Parsed, start: int, last: int, later: list[Cue]) -> int:
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
        if doc.outer[i] == "," and doc.lower[i + 1] in doc.lexicon.according and _names_source(doc, i + 1, last):
            return i
    return last


def _names_source(doc: Parsed, i: int, last: int) -> bool:
    """Whether "selon X" or "according to X" ends the sentence."""
    for words, people_only in doc.lexicon.according[doc.lower[i]]:
        if tuple(doc.lower[i : i + len(words)]) == words and not people_only:
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
    i = _after_times(doc, cue.end, last)
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
    while j > start and doc.outer[j] in "_S":
        if doc.lower[j] in doc.lexicon.groups["adversatives"]:
            break
        j -= 1
    return j if j > start and doc.lower[j] in doc.lexicon.groups["adversatives"] else None
