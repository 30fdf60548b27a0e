"""The words that announce a statement: cue verbs with their auxiliaries, found where they are verbs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from etl.parse.lexicon import CueVerb, Lexicon

Form = Literal["finite", "gerund", "infinitive", "bare"]
_COMPLEMENT = {"fr": frozenset(("que", "qu'", "qu’", ":", "si", "à", "de", "d'")), "en": frozenset(("that", ":", "to"))}
_MARKS = ("«", "“", '"', "„", "»")


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


def find_cues(lower: Sequence[str], classes: str, lexicon: Lexicon) -> list[Cue]:
    """The cues of a document, in order."""
    found = []
    for i, word in enumerate(lower):
        for verb in lexicon.cues.get(word, ()):
            cue = _cue_at(i, verb, lower, classes, lexicon)
            if cue:
                found.append(cue)
                break
    return found


def _cue_at(i: int, verb: CueVerb, lower: Sequence[str], classes: str, lexicon: Lexicon) -> Cue | None:
    end = _rest(i + 1, verb.rest, lower, classes)
    if end is None:
        return None
    french = lexicon.lang == "fr"
    mood = lexicon.morphology.mood(lower[i])
    auxiliary = _auxiliary(i, lower, classes, lexicon) if mood.participle or mood.gerund else None
    start, passive = i, False
    form: Form = "finite"
    if auxiliary is not None:
        start = auxiliary
        passive = _passive(start, i, lower, verb, french)
    elif mood.gerund:
        form = "gerund"
    elif mood.infinitive and (french or classes[i] == "F"):
        start, form = _light(i, lower, classes, lexicon)
    elif mood.participle and not mood.finite:
        form = "bare"
    if french and not _pronominal_fits(start, verb, lower):
        return None
    if not _is_verb(i, start, end, form, lower, classes, lexicon):
        return None
    return Cue(start, end, verb, form, passive)


def _rest(i: int, rest: tuple[str, ...], lower: Sequence[str], classes: str) -> int | None:
    """Where the words that complete the verb end; adverbs and the inverted pronoun may stand between."""
    if not rest:
        return i
    while i < len(lower) and classes[i] in "ARK" and lower[i] != rest[0]:
        i += 1
    return i + len(rest) if tuple(lower[i : i + len(rest)]) == rest else None


def _auxiliary(i: int, lower: Sequence[str], classes: str, lexicon: Lexicon) -> int | None:
    """The first auxiliary of a compound tense before token `i`, with only adverbs and pronouns between."""
    first = None
    for j in range(i - 1, max(-1, i - 8), -1):
        inverted = lower[j].startswith("-")
        if lower[j] in lexicon.perfect or (lexicon.lang == "en" and classes[j] == "X"):
            first = j
        elif classes[j] == "R" and not inverted:
            break
        elif classes[j] == "K" and first is not None and not inverted:
            break
        elif classes[j] not in "AKR" and not (first is not None and lower[j] == "été"):
            break
    return first


def _passive(start: int, i: int, lower: Sequence[str], verb: CueVerb, french: bool) -> bool:
    between = lower[start:i]
    if french:
        etre = any(
            word in ("est", "sont", "était", "étaient", "fut", "furent", "sera", "seront", "été") for word in between
        )
        return etre and not verb.pronominal and (start == 0 or lower[start - 1] not in ("s'", "se", "m'", "nous"))
    return any(word in ("is", "are", "was", "were", "been", "be", "'s", "being") for word in between) and not lower[
        i
    ].endswith("ing")


def _light(i: int, lower: Sequence[str], classes: str, lexicon: Lexicon) -> tuple[int, Form]:
    """Where "vient d'annoncer" or "went on to say" begins; an infinitive without such a verb stays one."""
    j = i - 1
    while j >= 0 and i - j < 5 and (classes[j] in "AKI" or lower[j] in ("to", "on")):
        j -= 1
    if j >= 0 and lower[j] in lexicon.light and classes[j] not in "NM":
        auxiliary = _auxiliary(j, lower, classes, lexicon)
        return (j if auxiliary is None else auxiliary), "finite"
    if lexicon.lang == "en" and j >= 0 and classes[j] == "X":
        return j, "finite"
    return i, "infinitive"


def _pronominal_fits(start: int, verb: CueVerb, lower: Sequence[str]) -> bool:
    """ "se féliciter" wants its "se"; "présenter" does not take one."""
    before = lower[start - 1] if start else ""
    if before in ("y", "en", "l'", "le", "la") and start > 1:
        before = lower[start - 2] if lower[start - 2] in ("s'", "se") else before
    doer = lower[start - 2] if start > 1 else ""
    reflexive = before in ("se", "s'") or (before in ("m'", "me", "nous", "t'") and doer in ("je", "j'", "nous", "tu"))
    return reflexive if verb.pronominal else before not in ("se", "s'")


def _is_verb(i: int, start: int, end: int, form: Form, lower: Sequence[str], classes: str, lexicon: Lexicon) -> bool:
    """Whether the form is a verb here and not the noun or the adjective that is spelt alike."""
    if start < i and form == "finite":
        return True
    before = classes[i - 1] if i else "."
    following = lower[end] if end < len(lower) else ""
    if lexicon.lang == "fr" and lower[i].endswith("ons") and before not in "RK" and not following.startswith("-"):
        return False  # "rappelons que": the paper itself
    if form == "infinitive":
        return before == "I" and lower[i - 1] != "sans" and following in (":", *_MARKS)
    if form == "bare":
        return following in (":", *_MARKS) and before in "NM"
    if form == "gerund":
        return (before != "D" or lower[i - 1] in lexicon.groups["objects"]) and classes[i] != "N"
    if lexicon.lang == "fr":
        return _is_french_verb(i, before, following, lower, classes, lexicon)
    return _is_english_verb(i, before, lower, classes, lexicon)


def _is_french_verb(i: int, before: str, following: str, lower: Sequence[str], classes: str, lexicon: Lexicon) -> bool:
    if before in "DI" and not (lower[i - 1] in lexicon.groups["objects"] and i > 1 and classes[i - 2] in "RK,Q"):
        return False
    if not lexicon.morphology.nominal(lower[i]):
        return True
    return before in "RKWAQ,.)" or following in _COMPLEMENT["fr"] or classes[i] == "V" or following.startswith("-")


def _is_english_verb(i: int, before: str, lower: Sequence[str], classes: str, lexicon: Lexicon) -> bool:
    return classes[i] in "VF" or (lower[i] in lexicon.groups["verbs"] and before != "D")
