"""Statements that a noun announces: "Mr Trump's claim that …", "sa promesse de …", "l'affirmation selon laquelle …"."""

from __future__ import annotations

from collections.abc import Iterator

from etl.parse.cues import Cue
from etl.parse.letters import BEFORE_CLAUSE, BEFORE_NOUN, NOMINAL, OPENS_PHRASE, OPENS_VERB, VERB
from etl.parse.parsed import Parsed
from etl.statements.draft import Draft, Range, trim_clause
from etl.statements.endings import clause_end
from etl.statements.phrases import phrase_before, phrase_from
from etl.statements.subjects import nearest, subject_before
from etl.statements.verbs import has_verb

BETWEEN = 4  # tokens between the noun and its clause ("the claim made on Friday that")
MAKING = (
    5  # tokens before the noun within which a verb says that somebody makes the claim ("has *repeated* his old claim")
)


def noun_announced(parsed: Parsed, number: int, cues: list[Cue]) -> Iterator[Draft]:
    """The statements of one sentence that a noun announces."""
    first, stop = parsed.sentences[number]
    for i in range(first, stop):
        frames = parsed.lexicon.announcing.get(parsed.lower[i])
        if frames is None or parsed.outer[i] != "N":
            continue
        start = _said_from(parsed, frames, i + 1, stop)
        source = _owner(parsed, i, first, stop)
        holder = _denier(parsed, i, first) if source is None else None
        if source is not None and parsed.lower[source.start] in parsed.lexicon.groups["nobody"]:
            continue
        if start is None or (source is None and not _is_made(parsed, i, first)):
            continue
        end = clause_end(parsed, start, stop, [cue for cue in cues if cue.start > start])
        end = _before_main_verb(parsed, first, i, start, end)
        comma = parsed.outer.find(",", start, end)
        if comma > 0 and not has_verb(parsed, start, comma):
            comma = -1  # "claims that an activist, Dmytro Bulatov, *had been* tortured"
        span = trim_clause(parsed, start, comma if comma > 0 else end)
        if span:
            yield Draft(
                content=(span,),
                pattern="noun",
                sentence=number,
                cue=Range(i, i + 1),
                source=source,
                holder=holder,
                lemma=parsed.lower[i],
            )


def _before_main_verb(parsed: Parsed, first: int, noun: int, start: int, end: int) -> int:
    """Where a clause ends whose noun is the subject of its sentence: "Kyiv's claim that the ship sank *was false*"."""
    if has_verb(parsed, first, noun) or "W" in parsed.outer[start:end] or "," in parsed.outer[start:end]:
        return end
    verbs = [i for i in range(start, end) if parsed.outer[i] in VERB and parsed.outer[i - 1] not in VERB + "A"]
    second = verbs[1] if len(verbs) == 2 else end
    return second if second < end and parsed.outer[second - 1] not in OPENS_VERB else end


def _said_from(parsed: Parsed, frames: frozenset[str], i: int, stop: int) -> int | None:
    """Where the clause or infinitive after the noun begins."""
    ways = [follows for frame in frames for follows in parsed.language.after_noun[frame]]
    for j in range(i, min(i + BETWEEN, stop - 1)):
        start = next((start for follows in ways if (start := follows(parsed, j)) is not None), None)
        if start is not None:
            return start
        infinitive = parsed.lower[j] in parsed.lexicon.groups["infinitive marks"] and parsed.outer[j + 1] not in NOMINAL
        if parsed.outer[j] not in BEFORE_CLAUSE or infinitive:
            return None
    return None


def _owner(parsed: Parsed, i: int, first: int, stop: int) -> Range | None:
    """Whose claim it is: "*his* claim", "*Mr Price*'s claim", "the claim by *Mr Price*"."""
    groups = parsed.lexicon.groups
    j = i - 1
    while j > first and parsed.outer[j] in BEFORE_NOUN:
        j -= 1
    if parsed.lower[j] in groups["possessives"]:
        return Range(j, j + 1)
    if j > first and parsed.lower[j] in groups["possessive marks"]:
        found = phrase_before(parsed, j, first)
        return nearest(parsed, found) if found else None  # "pointed reporters to *the ministry*'s statement that"
    owned = i + 2 < stop and parsed.lower[i + 1] in groups["owners"] and parsed.outer[i + 2] in OPENS_PHRASE
    return phrase_from(parsed, i + 2, stop) if owned else None


def _denier(parsed: Parsed, i: int, first: int) -> Range | None:
    """Who says that the words are not so: "*la Chine* a rejeté l'accusation que", "*he* denied claims that"."""
    for j in range(i - 1, max(first, i - MAKING) - 1, -1):
        if parsed.lower[j] in parsed.lexicon.groups["making denials"]:
            verb = j - (j > first and parsed.outer[j - 1] == "X")
            return subject_before(parsed, verb, first)
    return None


def _is_made(parsed: Parsed, i: int, first: int) -> bool:
    """Whether somebody is said to make, repeat or reject the claim: a verb stands before the noun."""
    return any(word in parsed.lexicon.groups["making"] for word in parsed.lower[max(first, i - MAKING) : i])
