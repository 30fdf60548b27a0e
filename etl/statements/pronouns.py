"""Who a pronoun stands for: by number, by gender, by who spoke or was made the subject before it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from etl.parse.letters import VERB, holds
from etl.parse.parsed import Parsed, Range, entry_start
from etl.statements.names import fullest, name_in, text_of
from etl.statements.phrases import first_phrase, head_speaks
from etl.statements.subjects import subject_before
from etl.statements.traits import Gender, Traits, gender_of, traits_of

RECENT = 4  # sentences before a pronoun in which whom it stands for was made the subject
REMEMBERED = 40  # statements before a pronoun whose speakers it may stand for
NEAR = 4  # sentences from a name to the description that stands for it ("Ann Lee left. The mayor said …")
NAMED = 120  # tokens before a pronoun within which the last person was named


class Heard(NamedTuple):
    """Somebody who spoke, the sentence it was in, what is known of him, whether he was only described ("the mayor")."""

    name: str
    sentence: int
    traits: Traits
    described: bool = False


class Referents(NamedTuple):
    """Whom a pronoun of an article may stand for.

    Attributes:
        names: last word of a name → the fullest form that the article gives.
        genders: last word of a name → what its given name and the titles before it tell.
        heard: who has spoken so far, in the order of the text, in the entry that the pronoun stands in.
    """

    names: Mapping[str, str]
    genders: Mapping[str, Gender]
    heard: Sequence[Heard]


def pronoun_traits(parsed: Parsed, i: int) -> Traits:
    """What a pronoun asks for: "they" several, "elle" feminine, "she" a woman."""
    groups, word = parsed.lexicon.groups, parsed.lower[i]
    plain = word.lstrip("-")
    many = word in groups["plural pronouns"]
    one = plain in groups["singular pronouns"]
    person = True if word in groups["people pronouns"] else False if word in groups["things pronouns"] else None
    return Traits(True if many else False if one or person is False else None, gender_of(parsed, word), person)


def who_it_is(parsed: Parsed, i: int, referents: Referents) -> str | None:
    """Who the pronoun at a token is: whoever was made the subject since somebody spoke, else the last one who did,
    else the last one named; None where nobody before it agrees with it."""
    wanted = pronoun_traits(parsed, i)
    here = bisect_right(parsed.sentences, (i, len(parsed))) - 1
    nearby = _subject_of_its_sentence(parsed, i, parsed.sentences[here][0], wanted, referents)
    if nearby:
        return nearby
    spoke = _last_who_agrees(wanted, referents.heard[-REMEMBERED:])
    since = max(spoke.sentence if spoke else -1, here - RECENT, -1)
    recent = [n for n in range(here - 1, since, -1) if parsed.sentences[n][0] >= entry_start(parsed, i)]
    told = wanted.gender == "feminine"  # of two, "elle" is rather the one whose gender is told
    for sure in (True, False) if told else (False,):
        if told and not sure and spoke and spoke.traits.gender == wanted.gender:
            break
        for number in recent:
            named = _subject_of(parsed, number, wanted, referents, sure=sure)
            if named:
                return named
    if spoke:
        return spoke.name
    if wanted.several is not False or wanted.person is False:
        return None
    return _described_subject(parsed, here - 1, wanted, referents) or _last_name_before(parsed, i, wanted, referents)


def nearest_name(parsed: Parsed, i: int, referents: Referents) -> str | None:
    """The last person named before a token ("*celui-ci*"), else whoever spoke last."""
    named = _last_name_before(parsed, i, Traits(), referents)
    return named or (referents.heard[-1].name if referents.heard else None)


def _last_who_agrees(wanted: Traits, heard: Sequence[Heard]) -> Heard | None:
    """The last one who spoke and agrees; where he was only described, the one named shortly before instead."""
    agreeing = [one for one in heard if _agree(wanted, one.traits)]
    if not agreeing or not agreeing[-1].described or wanted.several:
        return agreeing[-1] if agreeing else None
    last = agreeing[-1]
    named = [
        one for one in agreeing if not one.described and one.traits.person and last.sentence - one.sentence <= NEAR
    ]
    return named[-1] if named else last


def _agree(wanted: Traits, known: Traits) -> bool:
    """Whether nothing that is known of somebody speaks against a pronoun."""
    if wanted.several and not known.several:
        return known.several is None and not known.person
    if wanted.several is False and known.several:
        return False
    if wanted.person is not None and known.person is not None and wanted.person != known.person:
        return False
    return not (wanted.gender and known.gender and wanted.gender != known.gender)


def _subject_of_its_sentence(parsed: Parsed, i: int, first: int, wanted: Traits, referents: Referents) -> str | None:
    """Whom the sentence of a pronoun has as its first subject, where number and gender are told and agree: "*La
    présidente* est venue, bien qu'elle ait précisé …"."""
    phrase = first_phrase(parsed, first, i)
    if phrase and not head_speaks(parsed, phrase):  # "Le 4 août, *le ministre* en rajoutait quand il assurait que"
        phrase = next(_subjects_between(parsed, first, i), phrase)
    inverted = parsed.words[i].startswith("-") and ":" not in parsed.outer[first:i]
    if inverted:  # "*Un homme*, a-t-il dit, est mort": that is said
        return None
    if phrase is None or parsed.outer[phrase.start] == "R" or phrase.end >= i or not head_speaks(parsed, phrase):
        return None
    traits = traits_of(parsed, phrase, referents.genders)
    gendered = bool(parsed.lexicon.groups["feminine endings"])  # of nouns: "notre ministre" alone leaves it open
    same = traits.gender == wanted.gender or (gendered and traits.gender is None and traits.person)
    told = traits.several if wanted.several else bool(wanted.gender) and same
    if not told or not _agree(wanted, traits) or not holds(parsed.outer[phrase.end : i], VERB):
        return None
    name = name_in(parsed, phrase)
    return fullest(parsed, name, referents.names) if name and not wanted.several else text_of(parsed, phrase)


def _subject_of(parsed: Parsed, number: int, wanted: Traits, referents: Referents, *, sure: bool) -> str | None:
    """Whoever a sentence has as its first subject, or else as that of a later verb, and agrees with a pronoun: a person
    with a first name, for "they" a group that can speak. `sure`: only whose gender is told."""
    for phrase in _subjects(parsed, number):
        traits = traits_of(parsed, phrase, referents.genders)
        if not _agree(wanted, traits) or (wanted.several and not traits.several) or (sure and not traits.gender):
            continue
        if wanted.several:
            return text_of(parsed, phrase)
        name = name_in(parsed, phrase)
        whole = fullest(parsed, name, referents.names) if name else None
        if whole and " " in whole:
            return whole
        if whole is None and traits.person and wanted.gender and traits.gender == wanted.gender:
            return text_of(parsed, phrase)  # "*Le maire* a parlé. « … », a-t-il dit"
    return None


def _described_subject(parsed: Parsed, number: int, wanted: Traits, referents: Referents) -> str | None:
    """The person without a name whom a sentence begins with: "*The general* met Ann Lee. He said …"."""
    if number < 0 or parsed.sentences[number][0] < entry_start(parsed, parsed.sentences[number + 1][0]):
        return None
    phrase = first_phrase(parsed, *parsed.sentences[number])
    if phrase is None or parsed.lower[phrase.start] not in parsed.lexicon.groups["definite"]:
        return None
    traits = traits_of(parsed, phrase, referents.genders)
    unnamed = traits.person and name_in(parsed, phrase) is None and head_speaks(parsed, phrase)
    return text_of(parsed, phrase) if unnamed and _agree(wanted, traits) else None


def _subjects(parsed: Parsed, number: int) -> Iterator[Range]:
    """The phrases that can speak and are a sentence's first one or the subjects of its verbs, in order."""
    return _subjects_between(parsed, *parsed.sentences[number])


def _subjects_between(parsed: Parsed, first: int, stop: int) -> Iterator[Range]:
    leading = first_phrase(parsed, first, stop)
    verbs = (i for i in range(first + 1, stop) if parsed.outer[i] in VERB and parsed.outer[i - 1] not in VERB)
    for phrase in (leading, *(subject_before(parsed, i, first) for i in verbs)):
        gerund = phrase and parsed.lexicon.morphology.mood(parsed.lower[phrase.start]).gerund  # "*Granting* Ukraine …"
        if phrase and not gerund and head_speaks(parsed, phrase):
            yield phrase


def _last_name_before(parsed: Parsed, i: int, wanted: Traits, referents: Referents) -> str | None:
    """The last person named before a token: somebody with a first name, or whose title tells the right gender."""
    for j in range(i - 1, max(entry_start(parsed, i) - 1, i - NAMED), -1):
        if parsed.classes[j] != "M" or parsed.lower[j] in parsed.lexicon.places:
            continue
        name, gender = referents.names.get(parsed.lower[j]), referents.genders.get(parsed.lower[j])
        if name and gender and wanted.gender and gender != wanted.gender:
            continue
        if name and (" " in name or (gender and gender == wanted.gender)):
            return name
    return None
