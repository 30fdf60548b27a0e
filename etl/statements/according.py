"""Statements whose source stands in a prepositional phrase: "selon X, …", "…, according to X"."""

from __future__ import annotations

from collections.abc import Iterator

from etl.model.article import Span
from etl.parse.letters import (
    BEFORE_SOURCE,
    CLAUSE_BEGINS,
    CONNECTOR,
    CONTINUES,
    END,
    ENDS_SAID,
    NO_SOURCE,
    NOUN,
    NOUN_OR_PREPOSITION,
    OPENS_PHRASE,
    PERSON_CLOSED,
    PREPOSITION_BEFORE,
    SAID,
    SENTENCE_OVER,
    SOURCE_CLOSED,
    SOURCE_OVER,
    VERB,
    holds,
    past,
)
from etl.parse.parsed import Parsed
from etl.statements.boundaries import end_before_remark
from etl.statements.draft import Draft, Range, trim_clause
from etl.statements.odd_subjects import named_behind
from etl.statements.phrases import head_of, head_speaks, phrase_before, phrase_from
from etl.statements.subjects import nearest
from etl.statements.verbs import inverted_pronoun

SHORTEST = (
    4  # tokens of a headline without a verb that names its source behind ("Thirteen dead in Port-Bel, according to X")
)
DESCRIBES = "WT"  # after a source: "…, *qui* cite X, …", "un texte *cité* par X, …"
BEFORE_NOUN = 4  # words of a phrase within which its noun stands ("54 % des *sondés*", "un haut *responsable*")


def according(parsed: Parsed, number: int) -> Iterator[Draft]:
    """The statements of one sentence that name their source this way."""
    first, stop = parsed.sentences[number]
    known = parsed.lexicon.according
    places = [i for i, word in enumerate(parsed.lower[first:stop], first) if word in known and parsed.outer[i] != "q"]
    for i in places:
        phrase = _phrase_at(parsed, i, stop)
        if phrase and parsed.outer[phrase.end] == "W" and not _condition(parsed, phrase):
            draft = _of_antecedent(parsed, number, phrase)
            if draft:
                yield draft
        elif phrase:
            nobody = _condition(parsed, phrase) == "none"
            draft = _of_nobody(parsed, number, phrase) if nobody else _of(parsed, number, phrase)
            if draft:
                yield draft


def _of(parsed: Parsed, number: int, phrase: Range) -> Draft | None:
    """The statement of whoever is named after the phrase."""
    first, stop = parsed.sentences[number]
    people_only = _condition(parsed, phrase) == "person"
    leads = _leads(parsed, phrase.start, first)
    source = _source(parsed, phrase.end, stop, people_only=people_only, leads=leads)
    pronoun = source is not None and parsed.lower[source.start] in parsed.lexicon.groups["stressed"]
    between = (
        source is not None and pronoun and parsed.outer[phrase.start - 1] == "," and parsed.outer[source.end] == ","
    )
    if source is None or ((people_only or pronoun) and not (leads or between)):
        return None
    clause = _clause_start(parsed, first, phrase.start)
    content = _content(parsed, clause, Range(phrase.start, source.end), stop)
    return _draft(parsed, number, phrase, content, source) if content else None


def _of_antecedent(parsed: Parsed, number: int, phrase: Range) -> Draft | None:
    """The statement of whom a relative pronoun stands for: "le criminologue Jean Dupont, *selon lequel* …"."""
    first, stop = parsed.sentences[number]
    comma = phrase.start - (parsed.outer[phrase.start - 1] == ",")
    source = phrase_before(parsed, comma, first)
    head = head_of(parsed, source) if source else None
    if source and head is not None and (parsed.lower[head] in parsed.lexicon.things or not head_speaks(parsed, source)):
        source = nearest(parsed, source)  # "des chiffres cités par *le criminologue Jean Dupont*, selon lequel …"
        head = head_of(parsed, source)
    if source is None or head is None or parsed.lower[head] in parsed.lexicon.things or not head_speaks(parsed, source):
        return None  # "les informations selon lesquelles …"
    start = phrase.end + 1
    closing = parsed.outer.find(",", start, stop) if phrase.start > comma else -1
    span = trim_clause(parsed, start, closing if closing > 0 else stop)
    return _draft(parsed, number, Range(phrase.start, start), (span,), source) if span else None


def _of_nobody(parsed: Parsed, number: int, phrase: Range) -> Draft | None:
    """The statement of whoever spoke last ("à l'en croire, …")."""
    first, stop = parsed.sentences[number]
    content = _content(parsed, first, phrase, stop) if _leads(parsed, phrase.start, first) else ()
    return _draft(parsed, number, phrase, content) if content else None


def _draft(parsed: Parsed, number: int, phrase: Range, content: tuple[Span, ...], source: Range | None = None) -> Draft:
    return Draft(
        content=content,
        pattern="according",
        sentence=number,
        cue=phrase,
        source=source,
        lemma=parsed.lower[phrase.start],
    )


def _clause_start(parsed: Parsed, first: int, i: int) -> int:
    """The sentence's start, or what follows the last semicolon or colon before a token."""
    if i - first > SHORTEST and parsed.outer[i - 2 : i] in (",C", "C,", "S,"):
        return i  # "X won, and *according to the results* he …", "car, *selon elle*, …"
    return max(first, parsed.outer.rfind(";", first, i) + 1, parsed.outer.rfind(":", first, i) + 1)


def _leads(parsed: Parsed, i: int, first: int) -> bool:
    """Whether nothing but a connector or a quotation with its comma stands before the phrase."""
    return all(letter in PREPOSITION_BEFORE for letter in parsed.outer[first:i])


def _phrase_at(parsed: Parsed, i: int, stop: int) -> Range | None:
    """The longest phrase of the list that begins at a token, where something follows it."""
    for words, _ in parsed.lexicon.according[parsed.lower[i]]:
        end = i + len(words)
        if end < stop and all(_same_word(parsed, i + k, word) for k, word in enumerate(words[1:], 1)):
            return Range(i, end)
    return None


def _same_word(parsed: Parsed, i: int, wanted: str) -> bool:
    """Whether a word is the one wanted; "de" also as it stands before other words ("au dire *du* ministre")."""
    of = parsed.lexicon.groups["of"]
    return parsed.lower[i] == wanted or (wanted in of and parsed.lower[i] in of)


def _condition(parsed: Parsed, phrase: Range) -> str:
    """What the word list asks of what follows the phrase."""
    entries = parsed.lexicon.according[parsed.lower[phrase.start]]
    return next((condition for words, condition in entries if len(words) == phrase.end - phrase.start), "")


def _source(parsed: Parsed, i: int, stop: int, *, people_only: bool, leads: bool) -> Range | None:
    """Who is named after the phrase: a name, a pronoun, or a noun for who can speak ("selon la loi" names nobody)."""
    if parsed.lower[i] in parsed.lexicon.groups["stressed"]:
        return Range(i, i + 1)
    source = phrase_from(parsed, i, stop) if parsed.outer[i] not in NO_SOURCE else None
    marked = named_behind(parsed, i, source.end if source else i + (parsed.outer[i] == "D"), stop)
    if marked and not people_only:
        return marked
    if source is None:
        return None
    head = head_of(parsed, source)
    if head is not None and parsed.lower[head].rstrip("s") in parsed.lexicon.groups["measures"]:
        return None  # "according to the Vienna *Convention*"
    after = parsed.outer[source.end] if source.end < stop else END
    closed = leads and after in SOURCE_CLOSED and parsed.outer[source.start] in OPENS_PHRASE
    if head is not None and closed and not people_only:
        return source
    if head is None or not _speaks(parsed, head):
        return source if _later_head_speaks(parsed, source) else None
    if people_only and (after not in PERSON_CLOSED or parsed.lower[head] in parsed.lexicon.things):
        return None
    return source


def _speaks(parsed: Parsed, i: int) -> bool:
    """Whether a word names somebody, or is a noun for who can speak."""
    return parsed.outer[i] == "M" or parsed.lexicon.is_speaker_noun(parsed.lower[i])


def _later_head_speaks(parsed: Parsed, source: Range) -> bool:
    """Whether an adjective or a number stands before who speaks ("un haut responsable", "54 % des sondés")."""
    for k in range(source.start, min(source.start + BEFORE_NOUN, source.end)):
        if parsed.outer[k] == "I":
            return False
        if parsed.outer[k] in NOUN and _speaks(parsed, k):
            return True
    return False


def _content(parsed: Parsed, first: int, phrase: Range, stop: int) -> tuple[Span, ...]:
    """What is said, beside the phrase with its source: the rest of the sentence after a leading one, what precedes a
    trailing one, or both."""
    before = phrase.start
    while before > first and parsed.outer[before - 1] in BEFORE_SOURCE:
        before -= 1
    leading = before - first <= 1 or not any(letter in SAID for letter in parsed.outer[first:before])
    after = _after_source(parsed, phrase.end, stop, leading=leading)
    if leading:
        stop = _before_his_verb(parsed, after, stop)
        after = _after_topic(parsed, after, stop)
        stop = end_before_remark(parsed, after, stop)
    rest = trim_clause(parsed, after, stop) if after < stop else None
    goes_on = (
        rest is not None and before - first > 1 and parsed.outer[past(BEFORE_SOURCE, parsed.outer, after, stop)] in VERB
    )
    if leading and not goes_on and (rest or before - first < SHORTEST):
        return (rest,) if rest else ()
    head = first
    while head < before and parsed.outer[head] in CONNECTOR:
        head += 1
    said = trim_clause(parsed, head, before)
    if said is None:
        return ()
    more = rest if rest and not _attributes(parsed, after, stop) and _clause_follows(parsed, after, stop) else None
    return (said, more) if more else (said,)


def _after_topic(parsed: Parsed, i: int, stop: int) -> int:
    """Where what is said begins after a colon that no verb stands before: "Pour Paris, pas de doute : *il ment*"."""
    colon = parsed.outer.find(":", i, stop)
    return colon + 1 if 0 < colon < stop - 1 and not holds(parsed.outer[i:colon], SAID) else i


def _before_his_verb(parsed: Parsed, i: int, stop: int) -> int:
    """Where what is said ends before a verb that says it again: "Pour le ministre, tout va bien*, a-t-il dit*"."""
    verbs = (cue for cue in parsed.cues_from(i + 1, stop) if cue.end <= stop and inverted_pronoun(parsed, cue))
    return next((cue.start - 1 for cue in verbs if parsed.outer[cue.start - 1] in ENDS_SAID), stop)


def _attributes(parsed: Parsed, i: int, stop: int) -> bool:
    """Whether what follows the source is another's attribution: "…, according to the report, *Mr Lu said*."."""
    return any(cue.end <= stop and parsed.outer[cue.end] in SENTENCE_OVER for cue in parsed.cues_from(i + 1, stop))


def _after_source(parsed: Parsed, i: int, stop: int, *, leading: bool) -> int:
    """Where the words for the source end: at a comma, or where a clause begins ("Selon elle *il* viendra")."""
    after = i
    relative = i + (parsed.outer[i] == ",")
    if leading and relative < stop and _describes(parsed, relative):  # "d'après Tass*, qui cite le ministre*, …"
        after = max(parsed.outer.find(",", relative, stop), i)
    while after < stop and parsed.outer[after] not in SOURCE_OVER and parsed.outer[after - 1] != "q":
        if leading and after > i and parsed.outer[after] in CLAUSE_BEGINS:
            break
        after += 1
    return after


def _describes(parsed: Parsed, i: int) -> bool:
    """Whether what follows a source describes it: "…, *who* spoke on Monday,", "a study *released* on Monday,"."""
    put_out = parsed.lower[i] in parsed.lexicon.groups["issued"] and parsed.outer[i + 1] in NOUN_OR_PREPOSITION
    return parsed.outer[i] in DESCRIBES or put_out


def _clause_follows(parsed: Parsed, comma: int, stop: int) -> bool:
    """Whether a clause goes on after the source: "Tout va bien, selon lui, *là où il est*"; not "…, *et* Kiev …"."""
    if parsed.outer[comma] != "," or parsed.outer[comma + 1] in CONTINUES:
        return False
    return any(letter in SAID for letter in parsed.outer[comma:stop])
