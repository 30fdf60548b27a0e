"""Statements announced by a verb: the clause after it, before it, or on both sides of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from etl.parse.cues import Cue
from etl.parse.language import Complement, Construction
from etl.parse.letters import (
    COORDINATED,
    GOVERNED_BY,
    LEADS_TO_AS,
    PRONOUN,
    UP_TO_QUOTATION,
    UP_TO_SUBJECT,
    VERB,
    holds,
    past,
)
from etl.parse.parsed import Parsed, Range
from etl.statements.before_verb import before_verb
from etl.statements.deeds import is_deed, only_names, says_nothing
from etl.statements.draft import Draft, trim_clause
from etl.statements.endings import complement_end
from etl.statements.phrases import first_phrase, head_speaks, holds_preposition, phrase_before, phrase_from
from etl.statements.subjects import main_subject, subject_after, subject_before
from etl.statements.verbs import inverted_pronoun, only_quotes, pronoun_behind, quoted_as_saying, relative_before

QUOTED = frozenset(("quotation", "colon"))  # complements that may be one quotation
LEADING_CLAUSE = 15  # tokens that a leading "as he said" may have before and after its verb


class Announcing(NamedTuple):
    """A verb in its sentence, as the search for statements comes to it.

    Attributes:
        parsed: the document.
        number: which sentence it is.
        cue: the verb.
        first: the first token that no statement before it has taken.
        stop: where the sentence ends.
        later: the verbs that follow in the sentence.
        subject: whoever spoke before in the sentence, if anybody.
    """

    parsed: Parsed
    number: int
    cue: Cue
    first: int
    stop: int
    later: list[Cue]
    subject: Range | None


class Who(NamedTuple):
    """Whose words they are: the `source` phrase at the verb, or the `holder`, named elsewhere in the sentence."""

    source: Range | None = None
    holder: Range | None = None


def announced(parsed: Parsed, number: int, cues: list[Cue]) -> Iterator[Draft]:
    """The statements that the verbs of one sentence announce."""
    first, stop = parsed.sentences[number]
    first = _past_question(parsed, Range(first, stop), cues)
    cues = [cue for cue in cues if cue.start >= first and not _is_asked(parsed, cue)]
    done, subject = first, None
    for position, cue in enumerate(cues):
        draft = before_verb(parsed, number, cue, done, stop) or _after_verb(
            Announcing(parsed, number, cue, done, stop, cues[position + 1 :], subject)
        )
        if draft:
            draft = _with_parsed_subject(parsed, cue, draft)
            yield from _coordinated(parsed, draft)
            subject = draft.holder or draft.source or subject
            if draft.pattern.startswith("inverted"):
                done = max(cue.end, draft.source.end if draft.source else 0)
        elif cue.form == "finite" and subject is None:
            subject = subject_before(parsed, cue.start, first) or subject_after(parsed, cue.end, stop)


def _past_question(parsed: Parsed, sentence: Range, cues: list[Cue]) -> int:
    """Where a sentence goes on after a question that nobody states: "Asked whether he knew, *he said* …"."""
    first, stop = sentence
    if parsed.lower[first] not in parsed.lexicon.groups["asked"]:
        return first
    quoted = parsed.outer.find(",q", first, stop)
    subjects = [subject_before(parsed, cue.start, first) for cue in cues if cue.form == "finite"]
    begins = [subject.start for subject in subjects if subject and parsed.outer[subject.start - 1] == ","]
    return min([*begins, *([quoted + 1] if quoted > 0 else [])], default=first)


def _is_asked(parsed: Parsed, cue: Cue) -> bool:
    """Whether a verb tells of a question without whose it is: "he said *when asked* whether …"."""
    groups = parsed.lexicon.groups
    before = parsed.lower[cue.start - 1]
    return (
        parsed.lower[cue.end - 1] in groups["asked"]
        and before in groups["time conjunctions"]
        and cue.end - cue.start == 1
    )


def _with_parsed_subject(parsed: Parsed, cue: Cue, draft: Draft) -> Draft:
    """The draft with the subject that a trained pipeline's parse gives the verb, where the rules are unsure."""
    found = next((Range(*parsed.subjects[i]) for i in range(cue.start, cue.end) if i in parsed.subjects), None)
    if found is None or cue.passive or not _is_unsure(parsed, draft) or not head_speaks(parsed, found):
        return draft
    return replace(draft, source=found, holder=None)


def _is_unsure(parsed: Parsed, draft: Draft) -> bool:
    """Whether the rules found nobody who says it, or somebody who cannot speak."""
    phrase = draft.holder or draft.source
    if phrase is None:
        return True
    pronoun = parsed.outer[phrase.start] in PRONOUN + "W"
    return not pronoun and not head_speaks(parsed, phrase)


def _after_verb(verb: Announcing) -> Draft | None:
    """What follows the verb: a clause, an infinitive, a quotation, a noun phrase with quoted words."""
    parsed, cue = verb.parsed, verb.cue
    if only_quotes(parsed, cue, verb.stop):
        return None
    found = parsed.language.complement(parsed, cue, verb.stop) or _after_leading(verb)
    if found is None:
        return None
    if found.construction in QUOTED and _claimed_behind(verb, found):
        return None
    end = complement_end(parsed, found, verb.stop, verb.later)
    span = trim_clause(parsed, found.start, end)
    quoted = "q" in parsed.outer[found.start : end]
    pattern = _pattern(cue, found.construction, quoted=quoted)
    who = _who(verb, pattern) if span and pattern else None
    if who and who.source and parsed.lower[who.source.start - 1] in parsed.lexicon.groups["before participles"]:
        comma = parsed.outer.find(",", found.start, end)  # "Despite MPs saying *that the deal was dead*, Harsk …"
        span = trim_clause(parsed, found.start, comma) if comma > 0 and span else span
    if who and who.source and says_nothing(parsed, who.source):
        return None
    if pattern == "noun phrase" and only_names(parsed, cue, found.start, verb.stop):
        return None
    if span is None or pattern is None or who is None:
        return None
    if not quoted and is_deed(parsed, cue, who.source or who.holder, pattern):
        return None
    return Draft(
        content=(span,),
        pattern=pattern,
        sentence=verb.number,
        cue=Range(cue.start, cue.end),
        source=who.source,
        holder=who.holder,
        lemma=cue.verb.lemma,
        passive=cue.passive,
    )


def _claimed_behind(verb: Announcing, found: Complement) -> bool:
    """Whether a verb behind a quotation says whose it is: "les rejetant : « … », *a-t-il déclaré*"."""
    parsed = verb.parsed
    opening = past(UP_TO_QUOTATION, parsed.outer, found.start, verb.stop)
    closing = past("q", parsed.outer, opening, verb.stop)
    start = past(UP_TO_SUBJECT, parsed.outer, closing, verb.stop)
    return opening < closing and any(cue.start == start and inverted_pronoun(parsed, cue) for cue in verb.later)


def _after_leading(verb: Announcing) -> Complement | None:
    """What follows a clause that leads: "As he pointed out, *…*", "Comme l'a souligné le ministre, *…*"."""
    parsed, cue = verb.parsed, verb.cue
    head = past(LEADS_TO_AS, parsed.outer, verb.first, cue.start)
    leads = parsed.lower[head] in parsed.lexicon.groups["as"] and cue.start - head <= LEADING_CLAUSE
    if not leads or cue.form != "finite":
        return None
    source = subject_after(parsed, cue.end, verb.stop) if parsed.language.subject_follows_as else None
    comma = parsed.outer.find(",", source.end if source else cue.end, min(verb.stop, cue.end + LEADING_CLAUSE))
    if comma < 0 or holds(parsed.outer[cue.end : comma], VERB):
        return None
    return Complement(comma + 1, "leading")


def _pattern(cue: Cue, construction: Construction, *, quoted: bool) -> str | None:
    """The name under which a complement counts as a statement; None where it counts with quoted words alone."""
    if quoted:
        return construction
    if "soft" in cue.verb.frames or (construction == "object" and "plain" not in cue.verb.frames):
        return None
    return "noun phrase" if construction == "object" else construction


def _who(verb: Announcing, pattern: str) -> Who | None:
    """Whose words follow the verb; None where they are no statement of anybody's."""
    parsed, cue = verb.parsed, verb.cue
    if pattern == "leading" and parsed.language.subject_follows_as:
        return Who(subject_after(parsed, cue.end, verb.stop))
    who = _speaker_of(verb)
    opens = who == Who() and cue.start == verb.first
    return None if opens and parsed.language.opening_verb_is_passive else who  # "Asked whether …"


def _speaker_of(verb: Announcing) -> Who:
    """The subject of the verb, or whoever stands for it elsewhere in the sentence."""
    parsed, cue = verb.parsed, verb.cue
    if cue.passive:
        return Who(_agent(verb) or _where_it_stands(verb))  # not the subject: that is what it is about
    named = _named_at_participle(parsed, cue, verb.first) if cue.form == "gerund" else None
    if named:
        return Who(named)
    if cue.form in ("gerund", "infinitive"):
        return Who(holder=verb.subject or main_subject(parsed, verb.first, cue.start))
    source, pronoun = subject_before(parsed, cue.start, verb.first), pronoun_behind(parsed, cue)
    if pronoun and not (source and _is_asked_of(parsed, source, verb.first)):
        source = pronoun  # "Dans le Figaro affirme-t-*il* que …"
    relative = relative_before(parsed, cue.start, verb.first)
    if relative is not None:
        return Who(Range(relative, relative + 1), holder=source)
    coordinated = cue.start > verb.first and parsed.outer[cue.start - 1] in COORDINATED
    if source is None and coordinated:
        return Who(holder=verb.subject or first_phrase(parsed, verb.first, cue.start))
    return Who(source)


def _is_asked_of(parsed: Parsed, phrase: Range, first: int) -> bool:
    """Whether a phrase before a verb and its pronoun is whom a question is about: "*Le maire* a-t-il dit que …?"."""
    governed = phrase.start > first and parsed.outer[phrase.start - 1] in GOVERNED_BY
    return head_speaks(parsed, phrase) and not governed and not holds_preposition(parsed, phrase.start)


def _named_at_participle(parsed: Parsed, cue: Cue, first: int) -> Range | None:
    """Who says what a participle announces, right before it: "quoted *people* as saying", "despite *MPs* saying"."""
    quoted = quoted_as_saying(parsed, cue, first)
    found = quoted or phrase_before(parsed, cue.start, first)
    if quoted or found is None or found.start <= first or not head_speaks(parsed, found):
        return quoted
    return found if parsed.lower[found.start - 1] in parsed.lexicon.groups["before participles"] else None


def _agent(verb: Announcing) -> Range | None:
    """Who did what a passive tells: "L'acte a été qualifié d'« irréfléchi » par *la Maison Blanche*"; None without."""
    parsed = verb.parsed
    for i in range(verb.cue.end, verb.stop - 1):
        if parsed.lower[i] in parsed.lexicon.groups["agents"] and parsed.outer[i] == "I":
            return phrase_from(parsed, i + 1, verb.stop)
    return None


def _where_it_stands(verb: Announcing) -> Range | None:
    """The document in which something is written: "Il est écrit dans *le rapport* que …"; None without."""
    parsed, at = verb.parsed, verb.cue.end
    if parsed.outer[at] != "I" or parsed.lower[at] not in parsed.lexicon.groups["inside"]:
        return None
    phrase = phrase_from(parsed, at + 1, verb.stop)
    named = phrase is not None and any(parsed.lower[i] in parsed.lexicon.things for i in range(*phrase))
    return phrase if named else None


def _coordinated(parsed: Parsed, draft: Draft) -> Iterator[Draft]:
    """The draft, or one for each clause where several hang on one verb ("a déclaré que …, et que …")."""
    if draft.pattern != "clause":
        yield draft
        return
    start, stop = (bisect_left(parsed.starts, offset) for offset in draft.content[0])
    that = parsed.lexicon.groups["that"]
    cuts = [
        i for i in range(start + 1, stop - 1) if parsed.outer.startswith(",CS", i - 1) and parsed.lower[i + 1] in that
    ]
    for head, end in zip([start, *(cut + 2 for cut in cuts)], [*cuts, stop], strict=True):
        span = trim_clause(parsed, head, end)
        if span:
            yield replace(draft, content=(span,))
