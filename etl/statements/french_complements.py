"""What stands after a French verb: "a déclaré *que …*", "appelle *à …*", "dénonce *un acte « irréfléchi »*"."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from etl.parse.cues import Cue
from etl.parse.language import Complement, Language
from etl.parse.letters import (
    ANOTHER_CLAUSE,
    BESIDE_VERB,
    BLANK_OR_COMMA,
    OPENS_ASIDE,
    OPENS_CONSTRUCTION,
    PREDICATE,
    RELATIVE_HEAD,
    SUBORDINATE,
    past,
)
from etl.parse.parsed import Parsed
from etl.statements.adjuncts import REACH, after_times, aside_end
from etl.statements.french_nouns import begins_infinitive
from etl.statements.french_objects import is_object
from etl.statements.phrases import head_of, phrase_before

NAMELIKE = 5  # words; a shorter quotation after "appeler" is a name, no statement
COLON = 4  # tokens between the verb and a colon that introduces a clause
NEAR = 2  # tokens after the verb, times aside, within which what follows at once begins
QUESTION = 5  # tokens between the verb and "pourquoi", "comment"
OPENING_GROUPS = (  # the words that the constructions below ask for
    *("that", "according to", "whether", "interrogatives", "described as"),
    *("infinitive marks", "urging marks", "negations"),
)


class At(NamedTuple):
    """A token after a verb, and what stands between them.

    Attributes:
        parsed: the document.
        cue: the verb.
        i: the token.
        letter: its class.
        word: itself, in lower case.
        begins: the first token after the verb that is no word of time.
        limit: the token before which a complement begins.
        stop: where the sentence ends.
        object_at: the first token of a noun phrase that may be the verb's object.
    """

    parsed: Parsed
    cue: Cue
    i: int
    letter: str
    word: str
    begins: int
    limit: int
    stop: int
    object_at: int | None


class Onward(NamedTuple):
    """No complement here: the token from which to look on."""

    token: int


def french_complement(parsed: Parsed, cue: Cue, stop: int) -> Complement | None:
    """What a French verb announces after it: "a déclaré *que …*"; None where it announces nothing."""
    limit = min(stop, cue.end + REACH)
    begins = after_times(parsed, cue.end, limit)
    opening = _opening_words(parsed.language)
    i, object_at = cue.end, None
    while i < limit:
        letter, word = parsed.outer[i], parsed.lower[i]
        found = None
        if letter in OPENS_CONSTRUCTION or word in opening or i <= begins:
            found = _construction(At(parsed, cue, i, letter, word, begins, limit, stop, object_at))
        if isinstance(found, Complement):
            return found
        if object_at is None and found is None and is_object(parsed, i, limit):
            object_at = i
        i = found.token if found else i + 1
    return None


@cache
def _opening_words(language: Language) -> frozenset[str]:
    """The words with which a construction begins: at any other noun, adverb or article the search goes straight on."""
    return frozenset().union(*(language.lexicon.groups[group] for group in OPENING_GROUPS))


def _construction(at: At) -> Complement | Onward | None:
    """What the first construction that begins at a token makes of it; None where none does."""
    for construction in CONSTRUCTIONS:
        found = construction(at)
        if found is not None:
            return found
    return None


def _nothing_follows(at: At) -> Onward:
    """Past the last token where a complement may begin: the verb announces nothing."""
    return Onward(at.limit)


def _quotation(at: At) -> Complement | Onward | None:
    """ "Il a ajouté *« Nous avons le film »*", "a parlé de *« manœuvres »*", "dénonce *un acte « irréfléchi »*"."""
    if at.letter != "q":
        return None
    parsed, cue = at.parsed, at.cue
    if "name" in cue.verb.frames and _quoted_words(parsed, at.i) < NAMELIKE:
        return _nothing_follows(at)  # "On l'appelait « le Tigre »"
    between = parsed.outer[cue.end : at.i].strip(BESIDE_VERB)
    if not between or between in (",", ":"):
        return Complement(at.i, "quotation")
    evaluated = "as" in cue.verb.frames and parsed.lower[at.i - 1] in parsed.lexicon.groups["of"]
    closing = past("q", parsed.outer, at.i, at.limit)
    if "as" in cue.verb.frames and not evaluated and parsed.lower[closing] in parsed.lexicon.groups["of"]:
        return Onward(closing)  # "a qualifié l'idéologie « X » *de « cancer »*"
    if at.object_at is None or evaluated:
        return Complement(at.i, "fragment")
    return Complement(at.object_at, "object") if "np" in cue.verb.frames else _nothing_follows(at)


def _after_colon(at: At) -> Complement | Onward | None:
    """ "Le maire a prévenu : *la digue tiendra*"."""
    if at.letter != ":":
        return None
    quoted = "q" in at.parsed.outer[at.i : at.i + 3]
    if quoted or ("que" in at.cue.verb.frames and at.i - at.cue.end < COLON):
        return Complement(at.i + 1, "colon")
    return _nothing_follows(at)


def _que_clause(at: At) -> Complement | Onward | None:
    """ "Le Pentagone a affirmé que *les avions s'étaient approchés*"; not "évoque une technologie qu'elle connaît"."""
    if at.word not in at.parsed.lexicon.groups["that"]:
        return None
    if at.parsed.lower[at.i - 1] in at.parsed.lexicon.groups["comparatives"]:
        return Onward(at.i + 1)  # "affirme de manière plus *que* claire : …"
    if _is_relative(at):
        return Onward(_after_aside(at, at.i))
    if "que" in at.cue.verb.frames or at.cue.form == "bare":
        return Complement(at.i + 1, "clause")
    return _nothing_follows(at)


def _selon_clause(at: At) -> Complement | None:
    """ "Il a démenti les informations selon lesquelles *le navire avait coulé*"."""
    relative = at.word in at.parsed.lexicon.groups["according to"] and at.parsed.outer[at.i + 1] == "W"
    if relative and _is_somebodys(at):
        return None  # "répond à la déclaration de M. Dupont selon laquelle …": Dupont says it
    return Complement(at.i + 2, "clause") if relative and "que" in at.cue.verb.frames else None


def _is_somebodys(at: At) -> bool:
    """Whether the noun before "selon laquelle" says whose words they are: "les propos *de Dupont* selon lesquels"."""
    phrase = phrase_before(at.parsed, at.i, at.cue.end)
    if phrase is None:
        return False
    head = head_of(at.parsed, phrase)
    announces = head is not None and at.parsed.lower[head] in at.parsed.lexicon.announcing
    return announces and "M" in at.parsed.outer[phrase.start : phrase.end]


def _whether(at: At) -> Complement | None:
    """ "Il n'a pas précisé si *le navire avait coulé*"."""
    if at.letter != "S" or at.word not in at.parsed.lexicon.groups["whether"] or "que" not in at.cue.verb.frames:
        return None
    after_aside = at.parsed.outer[at.i - 1] == "," and at.object_at is None
    return Complement(at.i + 1, "question") if at.i - at.begins < NEAR or after_aside else None


def _question(at: At) -> Complement | None:
    """ "Le maire a expliqué *pourquoi la digue avait cédé*"."""
    asks = at.word in at.parsed.lexicon.groups["interrogatives"] and "que" in at.cue.verb.frames
    near = at.object_at is None and at.i - at.cue.end < QUESTION
    return Complement(at.i, "question") if asks and near else None


def _described_as(at: At) -> Complement | None:
    """ "Il a décrit l'accord comme *« historique »*"."""
    described = at.word in at.parsed.lexicon.groups["described as"] and at.parsed.outer[at.i + 1] == "q"
    return Complement(at.i + 1, "fragment") if described and "np" in at.cue.verb.frames else None


def _infinitive_after_de(at: At) -> Complement | None:
    """ "Le ministre a promis de *reconstruire le pont*"; not "Il est accusé d'avoir volé": somebody else said it."""
    if at.word not in at.parsed.lexicon.groups["infinitive marks"] or "de" not in at.cue.verb.frames or at.cue.passive:
        return None
    return Complement(at.i + 1, "infinitive") if begins_infinitive(at.parsed, at.i + 1, at.stop) else None


def _infinitive_after_a(at: At) -> Complement | None:
    """ "Paris a appelé les deux parties à *faire preuve de retenue*"."""
    if at.word not in at.parsed.lexicon.groups["urging marks"] or "à" not in at.cue.verb.frames:
        return None
    return Complement(at.i + 1, "infinitive") if begins_infinitive(at.parsed, at.i + 1, at.stop) else None


def _bare_infinitive(at: At) -> Complement | None:
    """ "Le ministre assure *avoir transmis les images*"."""
    negated = at.word in at.parsed.lexicon.groups["negations"] and at.object_at is None
    first = (at.i == at.begins or negated) and "inf" in at.cue.verb.frames
    return Complement(at.i, "infinitive") if first and begins_infinitive(at.parsed, at.i, at.stop) else None


def _predicate(at: At) -> Complement | None:
    """ "Le syndicat s'est dit *prêt à négocier*"."""
    verb = at.cue.verb
    of_oneself = verb.pronominal and verb.lemma in at.parsed.lexicon.groups["declaring oneself"]
    return Complement(at.i, "predicate") if at.i == at.cue.end and of_oneself and at.letter in PREDICATE else None


def _aside(at: At) -> Onward | None:
    """ "Il a annoncé, *lors d'une visite*, que …", "a dit au juge *qui l'interrogeait*, que …": past it."""
    if at.letter in SUBORDINATE:
        return Onward(_after_aside(at, at.i))
    that = at.parsed.lexicon.groups["that"]
    plain = aside_end(at.parsed, at.i, at.stop) if at.i == at.begins else None
    if plain is not None and at.parsed.lower[plain] in that:
        return Onward(plain)  # "affirme*, vidéo à l'appui,* que …"
    opens = at.letter == "," and at.parsed.outer[at.i + 1] in OPENS_ASIDE
    return Onward(_after_aside(at, at.i + 1)) if opens and at.parsed.lower[at.i + 1] not in that else None


def _another_clause(at: At) -> Onward | None:
    """ "Le maire parle et *s'en va*. …": what follows the next verb is its own, and nobody announces it."""
    finite = at.letter == "X" and at.word not in at.parsed.lexicon.groups["infinitive auxiliaries"]
    beside = at.letter == "G" and at.parsed.lower[at.i - 1] in at.parsed.lexicon.groups["before gerunds"]
    if beside and at.i - at.cue.end <= QUESTION:
        return Onward(at.i + 1)  # "répond *en rigolant*, « … »"
    if at.letter in ANOTHER_CLAUSE or finite or (at.letter == "R" and not at.i - at.begins < NEAR):
        return _nothing_follows(at)
    return None


CONSTRUCTIONS: tuple[Callable[[At], Complement | Onward | None], ...] = (
    _quotation,
    _after_colon,
    _que_clause,
    _selon_clause,
    _whether,
    _question,
    _described_as,
    _infinitive_after_de,
    _infinitive_after_a,
    _bare_infinitive,
    _predicate,
    _aside,
    _another_clause,
)


def _is_relative(at: At) -> bool:
    """Whether a "que" belongs to a conjunction ("tandis que") or to the noun before it ("une chose qu'elle …")."""
    parsed, before = at.parsed, at.i - 1
    while before > at.cue.end and parsed.outer[before] in BLANK_OR_COMMA:
        before -= 1
    joins = before >= at.cue.end and parsed.lower[before] in parsed.lexicon.groups["conjunctions"]
    if joins and not (before == at.cue.end and parsed.lower[before] in parsed.lexicon.groups["also"]):
        return True  # "tandis que"; not "affirme *aussi* que"
    if at.object_at is None or "obj" in at.cue.verb.frames:
        return False
    return parsed.outer[before] in RELATIVE_HEAD and parsed.lower[before] not in parsed.lexicon.groups["times"]


def _after_aside(at: At, i: int) -> int:
    """The token after the comma that closes the aside which a token opens; the limit where none does."""
    comma = at.parsed.outer.find(",", i + 1, at.limit)
    return comma + 1 if comma >= 0 else at.limit


def _quoted_words(parsed: Parsed, i: int) -> int:
    quote = parsed.quotes[parsed.inside[i]]
    return sum(len(parsed.text[part.start : part.end].split()) for part in quote.parts)
