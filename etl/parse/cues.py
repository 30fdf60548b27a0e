"""The words that announce a statement: cue verbs with their auxiliaries, found where they are verbs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from etl.parse.classes import Context
from etl.parse.language import Language
from etl.parse.letters import BEFORE_INFINITIVE, IN_VERB_GROUP, NOUN, SENTENCE_OPENS
from etl.parse.lexicon import CueVerb

Form = Literal["finite", "gerund", "infinitive", "bare"]
_BEFORE_QUOTED = frozenset((":", "«", "“", '"', "„", "»"))
ONLY_QUOTES = frozenset(("-",))  # frames of verbs that stand beside quotations alone
COMPOUND = 8  # tokens from a participle back to its first auxiliary ("n'a-t-il pas encore été *dit*")
GOVERNED = 5  # tokens from an infinitive back to the verb that governs it ("went on to *say*")


@dataclass(frozen=True)
class Cue:
    """Tokens `[start, end)` of a document that announce a statement, auxiliaries included.

    `form` is "bare" for a participle without its auxiliary, as translation engines leave it ("Patrouchev tonné : «»").
    """

    start: int
    end: int
    verb: CueVerb
    form: Form
    passive: bool = False


def find_cues(context: Context, language: Language) -> list[Cue]:
    """The cues of a document, in order."""
    known = context.lexicon.cues
    found = []
    for i, word in enumerate(context.lower):
        if word in known:
            cue = next(filter(None, (_cue_at(context, i, verb, language) for verb in known[word])), None)
            if cue:
                found.append(cue)
    return found


def _cue_at(context: Context, i: int, verb: CueVerb, language: Language) -> Cue | None:
    end = _rest(context, i + 1, verb.rest)
    if end is None:
        return None
    cue = _formed(context, i, end, verb, language)
    return cue if language.fits(context, i, cue) and _announces(context, i, cue) else None


def _rest(context: Context, i: int, rest: tuple[str, ...]) -> int | None:
    """Where the words that complete the verb end; adverbs and the inverted pronoun may stand between."""
    if not rest:
        return i
    while i < len(context.letters) and context.letters[i] in IN_VERB_GROUP and context.lower[i] != rest[0]:
        i += 1
    return i + len(rest) if tuple(context.lower[i : i + len(rest)]) == rest else None


def _formed(context: Context, i: int, end: int, verb: CueVerb, language: Language) -> Cue:
    """The cue of a verb at token `i`, with what governs it: "*a* toujours *dit*", "*vient* d'annoncer"."""
    mood = context.lexicon.morphology.mood(context.lower[i])
    auxiliary = _auxiliary(context, i) if mood.participle or mood.gerund else None
    if auxiliary is not None:
        return Cue(auxiliary, end, verb, "finite", passive=language.passive(context, auxiliary, i, verb))
    if mood.gerund:
        return Cue(i, end, verb, "gerund")
    if mood.infinitive and (not mood.finite or context.letters[i] == "F"):
        governing = _governing(context, i, verb, language)
        return Cue(i, end, verb, "infinitive") if governing is None else Cue(governing, end, verb, "finite")
    bare = mood.participle and not mood.finite
    return Cue(i, end, verb, "bare" if bare else "finite")


def _auxiliary(context: Context, i: int) -> int | None:
    """The first auxiliary of a compound tense before token `i`, with only adverbs and pronouns between."""
    first = None
    for j in range(i - 1, max(-1, i - COMPOUND), -1):
        word, letter = context.lower[j], context.letters[j]
        if letter == "X" or word in context.lexicon.perfect:
            first = j
        elif letter == "," and first is None and "A" in (context.letters[j - 1], context.letters[j + 1]):
            continue  # "a*, également,* indiqué"
        elif letter not in IN_VERB_GROUP:
            break
        elif not word.startswith("-") and (letter == "R" or (letter == "K" and first is not None)):
            break  # "*il* a dit", "*l'*a dit"; not "a-t-*il* dit"
    return first


def _governing(context: Context, i: int, verb: CueVerb, language: Language) -> int | None:
    """Where the verb that governs an infinitive begins: "*vient* d'annoncer", "*went* on to say", "*would* say"."""
    j = i - 1
    between = context.lexicon.groups["before infinitives"]
    if verb.frames == ONLY_QUOTES and context.lower[j].startswith("-"):  # "*peut*-on lire"; not "peut-on dire que …?"
        j -= 1
    while j >= 0 and i - j < GOVERNED and (context.letters[j] in BEFORE_INFINITIVE or context.lower[j] in between):
        j -= 1
    if j < 0:
        return None
    if context.lower[j] in context.lexicon.light and context.letters[j] not in NOUN:
        auxiliary = _auxiliary(context, j)
        return j if auxiliary is None else auxiliary
    if context.lower[j] in context.lexicon.groups["be"] and "A" in context.letters[j:i]:
        return None  # "it *is too early* to say"
    return j if language.has_modals and context.letters[j] == "X" else None


def _announces(context: Context, i: int, cue: Cue) -> bool:
    """Whether the form can announce something where it stands; what is finite always can."""
    groups = context.lexicon.groups
    before, quoted = context.letter_before(i), context.lower[cue.end] in _BEFORE_QUOTED
    announces = quoted or context.lower[cue.end] in groups["that"]
    if cue.form == "infinitive" and ((announces and _is_told(context, i)) or _is_left_unsaid(context, i, cue.end)):
        return True
    if cue.form == "infinitive":  # "avant d'ajouter : « … »"
        return quoted and before == "I" and context.lower[i - 1] not in groups["without"]
    if cue.form == "bare":  # "Patrouchev tonné : « … »", "a salué le maire *et assuré* que"
        return (quoted and before in NOUN) or (before == "C" and _goes_on(context, i, cue, announces=announces))
    if cue.form == "gerund":  # "…, saying that"; not "the warning", "a saying"
        return (before != "D" or context.lower[i - 1] in groups["objects"]) and context.letters[i] != "N"
    return True


def _is_told(context: Context, i: int) -> bool:
    """Whether an infinitive tells what was done next: "*Et d'ajouter* que la plage était propre"."""
    marked = context.lower[i - 1] in context.lexicon.groups["infinitive marks"] and context.letters[i - 2] == "C"
    return marked and (i < 3 or context.letters[i - 3] in SENTENCE_OPENS)


def _is_left_unsaid(context: Context, i: int, end: int) -> bool:
    """Whether an infinitive tells what was not said: "*sans préciser* combien de villages …"."""
    groups, following = context.lexicon.groups, context.lower[end]
    asks = following in groups["interrogatives"] or following in groups["whether"]
    return asks and context.lower[i - 1] in groups["without"]


def _goes_on(context: Context, i: int, cue: Cue, *, announces: bool) -> bool:
    """Whether a participle shares the auxiliary before "and": "a salué X *et assuré* que", "« … » *et appelé* à"."""
    asks = bool(cue.verb.frames & {"à", "de"}) and context.letters[i - 2] == "Q"
    return asks or (announces and "que" in cue.verb.frames)
