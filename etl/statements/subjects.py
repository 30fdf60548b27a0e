"""The subject of a verb: who says it, before the verb or after it."""

from __future__ import annotations

from collections.abc import Callable

from etl.parse.letters import (
    ASIDE_CLOSES,
    ASIDE_OPENS,
    BEFORE_OBJECT_PHRASE,
    BESIDE_VERB,
    CLAUSE_PARTS,
    DATE,
    DATE_OR_BLANK,
    HEAD,
    HEADS_NO_SUBJECT,
    NOMINAL,
    NOUN,
    OPENS_SUBJECT,
    PREPOSITION_OR_COMMA,
    REDUCED,
    SUBORDINATE,
    VERB,
    back_over,
    holds,
)
from etl.parse.parsed import Parsed, Range
from etl.statements.odd_subjects import before_headline_verb, named_in_marks, nickname_at, past_date, past_time
from etl.statements.phrases import (
    blank_before,
    extent,
    first_phrase,
    head_speaks,
    holds_preposition,
    phrase_before,
    phrase_from,
    with_apposition,
)

WIDEST_CUE = 12  # tokens that a verb with its auxiliaries has at most
SKIPPED = 4  # prepositional phrases and commas that may stand between a verb and its subject


def subject_after(parsed: Parsed, i: int, limit: int) -> Range | None:
    """Who stands after an inverted verb: "dit-*il*", "a indiqué mercredi *le bureau*", "said *Mr Price*"."""
    skipped = 0
    while i < limit and skipped < SKIPPED:
        if parsed.outer[i] == "R":
            return Range(i, i + 1)
        end = _adjunct_end(parsed, i, limit, skipped)
        if end is None and parsed.outer[i] == "q":
            return nickname_at(parsed, i, limit)
        if end is None:
            return phrase_from(parsed, i, limit) if parsed.outer[i] in NOMINAL else None
        skipped += parsed.outer[i] in PREPOSITION_OR_COMMA
        i = end
    return None


def _adjunct_end(parsed: Parsed, i: int, limit: int, skipped: int) -> int | None:
    """The token after what begins at one between a verb and its subject; None where nothing of the kind does."""
    for adjunct in ADJUNCTS:
        end = adjunct(parsed, i, limit, skipped)
        if end is not None:
            return end
    return None


def _word(parsed: Parsed, i: int, _limit: int, _skipped: int) -> int | None:
    """ "a indiqué *également mercredi* le bureau"."""
    letter, word = parsed.outer[i], parsed.lower[i]
    is_time = letter in HEAD and word in parsed.lexicon.groups["times"]
    return i + 1 if letter in BESIDE_VERB or is_time or word in parsed.lexicon.groups["possessive marks"] else None


def _prepositional_phrase(parsed: Parsed, i: int, limit: int, _skipped: int) -> int | None:
    """ "a indiqué *à l'AFP* le bureau", "a lancé *aux téléspectateurs* le gouverneur"."""
    if holds_preposition(parsed, i) and parsed.outer[i - 1] != "q":
        end = extent(parsed, i, limit)
        return end if end > i + 1 else None
    if parsed.outer[i] != "I":
        return None
    end = extent(parsed, i + 1, limit)
    agency = (
        i + 2 < end and parsed.outer[i + 1] == "D" and parsed.words[i + 2].isupper() and len(parsed.words[i + 2]) > 1
    )
    if agency and parsed.outer[i + 3] == "M":
        return i + 3  # "a déclaré à l'AP *Natalia Gebert*"
    return end if end > i + 1 else None


def _date(parsed: Parsed, i: int, limit: int, _skipped: int) -> int | None:
    """ "a indiqué *ce mercredi 15 mars* le bureau", "a lancé *le 23 avril* le président"."""
    times = parsed.lexicon.groups["times"]
    if parsed.outer[i] != "D" or i + 2 >= limit:
        return None
    if parsed.outer[i + 1] == "#" and parsed.lower[i + 2] in times:
        return i + 3 + (i + 3 < limit and parsed.outer[i + 3] == "#")
    return max(extent(parsed, i, limit), i + 2) if parsed.lower[i + 1] in times else None


def _comma(parsed: Parsed, i: int, limit: int, skipped: int) -> int | None:
    """ "a indiqué à l'AFP*,* mercredi, le bureau", "a dit à l'AFP*,* Jean Dupont"."""
    if parsed.outer[i] != "," or i + 1 >= limit:
        return None
    times = parsed.lexicon.groups["times"]
    is_time = parsed.lower[i + 1] in times or (parsed.outer[i + 1] in DATE and parsed.lower[i + 2] in times)
    after_time = parsed.lower[i - 1] in times or parsed.outer[i - 1] == "#"
    return i + 1 if is_time or after_time or (skipped and parsed.outer[i + 1] == "M") else None


ADJUNCTS: tuple[Callable[[Parsed, int, int, int], int | None], ...] = (_word, _prepositional_phrase, _date, _comma)


def subject_before(parsed: Parsed, i: int, first: int) -> Range | None:
    """Who stands before a verb at token `i` in the sentence that begins at `first`: "*Le maire* ne l'a pas dit"."""
    j = back_over(BESIDE_VERB, parsed.outer, i, first) - 1
    if j < first:
        return None
    letter = parsed.outer[j]
    if letter == "W":
        return _antecedent(parsed, j, first)
    if letter == "R":
        return Range(j, j + 1)
    if letter == "q":
        return named_in_marks(parsed, j, first)
    opening = parsed.outer.rfind("(", first, j) if letter == ")" else -1
    if opening > first:
        return _before_bracket(parsed, opening, j, first)
    if letter in ASIDE_CLOSES:
        return _before_asides(parsed, j, first)
    return _right_before(parsed, j, first)


def _antecedent(parsed: Parsed, relative: int, first: int) -> Range | None:
    """Whom a relative pronoun stands for: "*le maire*, qui a dit", "reporters to *the ministry*, which said"."""
    end = relative - (relative > first and parsed.outer[relative - 1] == ",")
    found = phrase_before(parsed, end, first)
    if found is None:
        return None
    if parsed.lower[relative] in parsed.lexicon.groups["things relatives"]:
        return nearest(parsed, found)
    return found if head_speaks(parsed, found) else _last_that_speaks(parsed, found)


def _before_bracket(parsed: Parsed, opening: int, closing: int, first: int) -> Range | None:
    """ "*Caroline Fiat (LFI)* a dénoncé"."""
    found = subject_before(parsed, opening, first)
    return Range(found.start, closing + 1) if found else None


def _right_before(parsed: Parsed, last: int, first: int) -> Range | None:
    """The noun phrase that ends with a token, without a time after it: "*Wells Fargo* just this month announced"."""
    found = phrase_before(parsed, last + 1, first)
    timed = parsed.lower[last] in parsed.lexicon.groups["times"]
    if found and timed and parsed.outer[found.start] == "D" and found.start > first:
        return subject_before(parsed, found.start, first)
    if timed:
        put_out = past_date(parsed, last, first)
        if put_out is not None and _is_participle(parsed, put_out):
            return subject_before(parsed, put_out, first)  # "*A health alert* sent on Wednesday said"
    if found and timed and found.start < last - 1 and parsed.outer[last - 1] == "I":
        return subject_before(parsed, last - 1, first)  # "*Trump* on Monday suggested"
    return _whole_before(parsed, past_time(parsed, found), first) if found else None


def _is_participle(parsed: Parsed, i: int) -> bool:
    """Whether a form may tell what was done to the noun before it: "an alert *sent* Wednesday"."""
    participle = parsed.lexicon.morphology.mood(parsed.lower[i]).participle
    return participle and parsed.outer[i] in REDUCED and parsed.outer[i - 1] in NOUN


def _whole_before(parsed: Parsed, phrase: Range, first: int) -> Range:
    """The phrase with what its end only belongs to: "*the regions bordering* Ukraine say", "*ce pays dont* l'économie
    est faible a fait savoir"; the phrase itself where it is whole."""
    verb = back_over(BEFORE_OBJECT_PHRASE, parsed.outer, phrase.start, first) - 1
    if verb <= first or any(verb < cue.end for cue in parsed.cues_from(verb - WIDEST_CUE, verb + 1)):
        return phrase
    purpose = parsed.outer[verb] == "F" and parsed.lower[verb - 1] in parsed.lexicon.groups["infinitive marks"]
    if purpose and verb - 2 > first:  # "*a commission assembled to investigate* the attacks said"
        verb -= 2
    mood = parsed.lexicon.morphology.mood(parsed.lower[verb])
    if parsed.outer[verb] in REDUCED and parsed.outer[verb - 1] in NOUN and (mood.participle or mood.gerund):
        whole = phrase_before(parsed, verb, first)
        return Range(whole.start, phrase.end) if whole else phrase
    relative = parsed.outer.rfind("W", first, verb)
    between = parsed.outer[relative:verb]
    if parsed.outer[verb] not in VERB or relative <= first or "," in between or holds(between, VERB):
        return phrase
    return _antecedent(parsed, relative, first) or phrase


def _last_that_speaks(parsed: Parsed, phrase: Range) -> Range:
    """The last phrase in one that can speak: "de nouvelles opérations menées par *l'armée*, qui a expliqué …"."""
    cuts = [i + 1 for i in range(*phrase) if parsed.outer[i] == "I" and i + 1 < phrase.end]
    speaking = [Range(cut, phrase.end) for cut in cuts if head_speaks(parsed, Range(cut, phrase.end))]
    return speaking[-1] if speaking else phrase


def nearest(parsed: Parsed, phrase: Range) -> Range:
    """The last of the phrases that prepositions other than "of" join: "reporters to *the ministry*, which said"."""
    of = parsed.lexicon.groups["of"]
    cuts = [i for i in range(*phrase) if parsed.outer[i] == "I" and parsed.lower[i] not in of and i + 1 < phrase.end]
    return Range(cuts[-1] + 1, phrase.end) if cuts else phrase


def _before_asides(parsed: Parsed, last: int, first: int) -> Range | None:
    """The subject before what stands between commas: "*X*, commissaire-priseur, a souligné"."""
    segments = _segments(parsed, last, first)
    for segment in reversed(segments):
        found = _whole_phrase(parsed, segment)
        if found:
            return _with_its_apposition(parsed, before_headline_verb(parsed, found), last)
    for segment in segments:
        found = phrase_before(parsed, segment.end, segment.start) if segment.start < segment.end else None
        governed = found and found.start > segment.start and parsed.outer[found.start - 1] == "I"
        if found and not governed:  # not X in "…, a-t-il écrit sur X, …"
            return _subject_of_the_verb_before(parsed, found, segment.start) or found
    return None


def _subject_of_the_verb_before(parsed: Parsed, phrase: Range, first: int) -> Range | None:
    """Whose verb has a phrase as its object: "*Harsk* won't meet Bolt, says the port will stay shut"; None without."""
    verb = next((i for i in range(first, phrase.start) if parsed.outer[i] in VERB), None)
    return subject_before(parsed, verb, first) if verb is not None else None


def _segments(parsed: Parsed, last: int, first: int) -> list[Range]:
    """What stands between the commas, dashes and brackets before a token, the last one first."""
    segments: list[Range] = []
    end = last
    position = last - 1
    while position >= first and parsed.outer[position] not in CLAUSE_PARTS:
        if _opens_aside(parsed, position):
            segments.append(Range(position + 1, end))
            end = position
        position -= 1
    return [*segments, Range(position + 1, end)]


def _opens_aside(parsed: Parsed, i: int) -> bool:
    """Whether a comma, a bracket or a dash opens an aside; a hyphen ("porte-parole") does not."""
    return parsed.outer[i] in ASIDE_OPENS and (parsed.outer[i] != "-" or blank_before(parsed, i))


def _whole_phrase(parsed: Parsed, segment: Range) -> Range | None:
    """The noun phrase that all of a segment begins with; None where it is a time, or a phrase that no verb follows."""
    if segment.start >= segment.end or parsed.outer[segment.start] in HEADS_NO_SUBJECT or _is_date(parsed, segment):
        return None
    found = phrase_before(parsed, segment.end, segment.start)
    whole = found and found.start == segment.start and parsed.outer[found.start] in OPENS_SUBJECT
    return found if whole else None


def _is_date(parsed: Parsed, tokens: Range) -> bool:
    """Whether nothing but a time stands there ("le 12 juillet")."""
    times = parsed.lexicon.groups["times"]
    return all(parsed.outer[i] in DATE_OR_BLANK or parsed.lower[i] in times for i in range(*tokens))


def _with_its_apposition(parsed: Parsed, found: Range, limit: int) -> Range:
    """The phrase with the name that follows its comma ("le ministre russe de la Défense, *Sergueï Choïgou*")."""
    if found.end + 1 < limit and parsed.outer.startswith(",M", found.end):
        return Range(found.start, extent(parsed, found.end + 1, limit))
    return Range(found.start, max(found.end, with_apposition(parsed, found.end, limit)))


def _is_subordinate(parsed: Parsed, verb: int, first: int) -> bool:
    """Whether a verb stands in a clause that "that" or a relative pronoun joins to a verb before it."""
    joins = max(parsed.outer.rfind(letter, first, verb) for letter in SUBORDINATE)
    return joins > first and holds(parsed.outer[first:joins], VERB)


def main_subject(parsed: Parsed, first: int, limit: int) -> Range | None:
    """The subject of the last finite verb before a token: who goes on in a participle ("… left, saying that")."""
    for i in range(limit - 1, first, -1):
        if parsed.outer[i] in VERB and parsed.outer[i - 1] not in VERB and not _is_subordinate(parsed, i, first):
            subject = subject_before(parsed, i, first)
            if subject and (parsed.outer[subject.start] == "R" or head_speaks(parsed, subject)):
                return subject
    return first_phrase(parsed, first, limit)
