"""The date that stands beside a statement's verb and tells when it was made: "a déclaré *mardi*", "said *on Tuesday*".

A date counts where nothing but adjuncts stands between it and the verb, and where it does not belong to another thing:
not "a réagi à l'attaque de *mardi*", "said after *Monday*'s strike", "le ministre, nommé *en 2004*".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from etl.dates.outside import FARTHEST, Beside, dates_outside
from etl.model.extraction import DateMention, Said, SaidFrom
from etl.parse.letters import (
    BEFORE_ISSUED,
    BESIDE_DATE,
    BETWEEN_DATE_AND_VERB,
    CLAUSE_BREAK,
    GOVERNED,
    GOVERNED_NUMBER,
    HEAD,
    LEADS_TO_DATE,
    NOUN,
    OPENS_DATE,
    OPENS_DATE_PHRASE,
    PARTICIPLES,
    VERB_OR_BREAK,
    back_over,
    holds,
)
from etl.parse.parsed import Parsed
from etl.statements.find import Attribution
from etl.statements.phrases import head_of
from etl.statements.verbs import has_verb

CUT_OPEN = frozenset(("according", "inverted clause", "inverted after"))  # what leads is said: "At 9, he said, it fell"
HEADS = 4  # words from the first noun of a phrase to its own: "A *Boston Globe poll*"
ISSUED = 5  # tokens from a document to its date: "a report, released late on Friday"


def date_beside(parsed: Parsed, one: Attribution, mentions: Sequence[DateMention]) -> Said | None:
    """When a statement was made by the date beside its verb, the nearest one; None where there is none."""
    asked = ((at, mention, _place(at)) for at, mention in dates_outside(parsed, one, mentions))
    found = [(at.away, mention, place) for at, mention, place in asked if place]
    if not found:
        return None
    _, mention, place = min(found, key=lambda each: each[0])
    date = mention.date
    return Said(date.start, date.end, date.precision, place, date.offset)


def _place(at: Beside) -> SaidFrom | None:
    """What a date tells by where it stands: "sentence", "document", or nothing."""
    return next((place for asked in PLACES if (place := asked(at))), None)


def _within_source(at: Beside) -> SaidFrom | None:
    """ "*A statement issued on Friday* said", "selon *un communiqué publié mardi*", "*un rapport de 2019* affirme"."""
    parsed, source = at.parsed, at.source
    head = head_of(parsed, source) if source else None
    if source is None or head is None or at.start < source.start:
        return None
    if not any(parsed.lower[i] in parsed.lexicon.things for i in range(head, min(head + HEADS, source.end))):
        return None  # "One of the authors of that *2013 report*, Ari Fleischer, said"
    named = at.end <= source.end and holds(parsed.outer[source.start : at.end + 1], NOUN) and _is_its_date(at)
    issued = _issued(at) and (at.start < source.end or _close(at, source.end))
    return "document" if named or issued else None


def _is_its_date(at: Beside) -> bool:
    """Whether a document's name holds its date: "un rapport *de 2019*", "a *2019* report"."""
    parsed, of = at.parsed, at.parsed.lexicon.groups["of"]
    behind = parsed.lower[at.start - 1] in of and parsed.lower[at.start - 2] in parsed.lexicon.things
    return behind or parsed.lower[at.end] in parsed.lexicon.things


def _issued(at: Beside) -> bool:
    """Whether a participle stands before a date: "a report *released* on Friday", "la note, *datée* du 3 mars"."""
    parsed, groups = at.parsed, at.parsed.lexicon.groups
    i = at.start - 1
    while i > at.first and (parsed.outer[i] in OPENS_DATE or parsed.lower[i] in groups["contracted"]):
        i -= 1
    put_out = i
    while i > at.first and parsed.lower[i] in groups["issued"]:
        i -= 1
    return i < put_out and parsed.outer[i] in BEFORE_ISSUED


def _who_spoke(at: Beside) -> SaidFrom | None:
    """ "Selon le maire, qui *s'exprimait mardi*, …", "said Anna Harsk, who *spoke on Tuesday*"."""
    parsed = at.parsed
    relative = parsed.outer.rfind("W", at.first, at.start)
    speaks = relative > 0 and any(parsed.lower[i] in parsed.lexicon.groups["spoke"] for i in range(relative, at.start))
    plain = speaks and not holds(parsed.outer[relative + 1 : at.start], CLAUSE_BREAK + ",")
    return "sentence" if plain and _tells_when(at, relative) else None


def _close(at: Beside, ends: int) -> bool:
    """Whether nothing but its participle stands between a source and the date behind it."""
    return not holds(at.between(ends, at.start), CLAUSE_BREAK) and at.start - ends <= ISSUED


def _after_verb(at: Beside) -> SaidFrom | None:
    """ "a déclaré *mardi* à l'AFP", "told reporters *on Wednesday*", "dans un entretien publié *lundi*"."""
    behind = max(at.cue.end, at.source.end if at.source else 0)
    if at.start < at.cue.end or (at.pattern in CUT_OPEN and at.parsed.outer[behind] == "," and at.start > behind + 2):
        return None  # "…, he said, *from $1 million this year*": that is said
    between = list(at.outside(at.cue.end, at.start))
    plain = all(letter in BETWEEN_DATE_AND_VERB or _speaks(at.parsed, i) for i, letter in between)
    own = plain and len(between) <= FARTHEST and _participles_speak(at, at.cue.end, at.start)
    return "sentence" if own and _tells_when(at, at.cue.end - 1) else None


def _before_verb(at: Beside) -> SaidFrom | None:
    """ "*Mardi*, le maire a dit", "Peskov *on Tuesday* said", "Interrogé *mardi* par l'AFP, le maire a dit"."""
    if at.end > at.cue.start or at.pattern in CUT_OPEN:
        return None
    behind_subject = at.source is not None and at.source.end <= at.start
    begins = at.source.end if behind_subject and at.source else at.first
    subject = at.source.start if at.source and at.end <= at.source.start < at.cue.start else at.cue.start
    allowed = BESIDE_DATE if behind_subject else LEADS_TO_DATE
    leads = all(letter in allowed or _speaks(at.parsed, i) for i, letter in at.outside(begins, at.start))
    between = at.between(at.end, subject) + _without_aside(at.between(subject, at.cue.start))
    clear = len(between) <= FARTHEST and not holds(between, VERB_OR_BREAK)
    own = leads and clear and _participles_speak(at, begins, at.start)
    return "sentence" if own and _tells_when(at, begins - 1) else None


def _without_aside(letters: str) -> str:
    """The letters without what stands between two commas: "Peskov, *who was in Kyiv,* said"."""
    return letters.split(",")[0] + letters.split(",")[-1] if letters.count(",") > 1 else letters


def _at_participle(at: Beside) -> SaidFrom | None:
    """ "Zelensky visited the town *on Friday*, saying that …": the main verb's date is the participle's."""
    parsed = at.parsed
    gerund = parsed.lexicon.morphology.mood(parsed.lower[at.cue.start]).gerund
    if at.end > at.cue.start or not gerund:
        return None
    clear = not holds(at.between(at.end, at.cue.start), VERB_OR_BREAK)
    main = has_verb(parsed, at.first, at.start) and not holds(at.between(at.first, at.start), CLAUSE_BREAK)
    return "sentence" if clear and main and _tells_when(at, at.first) else None


def _participles_speak(at: Beside, start: int, stop: int) -> bool:
    """Whether all participles of a stretch tell of words put out or of who speaks: not "X, *nommé* en 2004"."""
    parsed = at.parsed
    return all(_speaks(parsed, i) or not _is_participle(parsed, i, letter) for i, letter in at.outside(start, stop))


def _is_participle(parsed: Parsed, i: int, letter: str) -> bool:
    """Whether a word is a participle, also one that may be a noun where a comma stands before it: ", *élu* lundi"."""
    aside = parsed.outer[i - 1] == "," and parsed.lexicon.morphology.mood(parsed.lower[i]).participle
    described = parsed.lower[i - 1] in parsed.lexicon.groups["occasions"]  # "une allocution *télévisée*"
    return (letter in PARTICIPLES or aside) and not described


def _speaks(parsed: Parsed, i: int) -> bool:
    groups = parsed.lexicon.groups
    return parsed.lower[i] in groups["issued"] or parsed.lower[i] in groups["speaking"]


PLACES: tuple[Callable[[Beside], SaidFrom | None], ...] = (
    _within_source,
    _who_spoke,
    _after_verb,
    _before_verb,
    _at_participle,
)


def _tells_when(at: Beside, floor: int) -> bool:
    """Whether a date is that of the saying, and no other thing's: by what governs it, back to token `floor`."""
    parsed, groups = at.parsed, at.parsed.lexicon.groups
    if parsed.lower[at.end] in groups["possessive marks"]:  # "in *Tuesday's* briefing", "on Monday's strike"
        about = parsed.lower[at.start - 1] in groups["about"]
        return not about and _names_occasion(at, at.end + 1, at.end + 4)
    i = at.start - 1
    while i > floor and (parsed.outer[i] in OPENS_DATE_PHRASE and parsed.lower[i] not in groups["contracted"]):
        i -= 1
    if parsed.lower[i] in groups["not at that time"]:
        return False
    of = parsed.lower[i] in groups["of"] or (parsed.lower[i] in groups["contracted"] and i > floor)
    if of and parsed.lower[i - 1] in groups["issued"]:
        return True  # "un entretien daté *du 12 mars*"
    if of and i > floor:
        return _names_occasion(at, _back_over_phrase(at, i, floor + 1), i)
    return all(_names_occasion(at, *phrase) for phrase in _spoken_about(at, floor))


def _back_over_phrase(at: Beside, i: int, first: int) -> int:
    """Where the phrase before a token begins, what "of" joins to it included: "*la session d'urgence* de mardi"."""
    parsed, of = at.parsed, at.parsed.lexicon.groups["of"]
    start = back_over(GOVERNED, parsed.outer, i, first)
    while start > first and parsed.lower[start - 1] in of:
        start = back_over(GOVERNED, parsed.outer, start - 1, first)
    return start


def _spoken_about(at: Beside, floor: int) -> Iterator[tuple[int, int]]:
    """The phrases between verb and date that a date behind them may belong to: "said after *the strike* on Monday"."""
    parsed, about = at.parsed, at.parsed.lexicon.groups["about"]
    for i in range(floor + 1, at.start):
        if parsed.outer[i] != "I" or parsed.lower[i] not in about:
            continue
        end = i + 1
        while end < at.start and parsed.outer[end] in GOVERNED_NUMBER:
            end += 1
        nouns = [k for k in range(i + 1, end) if parsed.outer[k] in HEAD]
        if any(parsed.outer[k] == "N" for k in nouns):
            yield i + 1, end


def _names_occasion(at: Beside, start: int, stop: int) -> bool:
    """Whether a noun of an occasion to speak, or of a document, stands there: "la *conférence de presse* de lundi"."""
    parsed, occasions = at.parsed, at.parsed.lexicon.groups["occasions"]
    return any(parsed.lower[i] in occasions or parsed.lower[i] in parsed.lexicon.things for i in range(start, stop))
