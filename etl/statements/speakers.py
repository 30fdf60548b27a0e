"""Who a statement's speaker is: the fullest name the article gives, pronouns and descriptions resolved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from etl.parse.letters import DESCRIPTION, NOUN, VERB
from etl.parse.parsed import Parsed, entry_start, in_question
from etl.statements.draft import Draft, Range
from etl.statements.names import full_names, fullest, last_word, name_in, text_of
from etl.statements.phrases import can_speak, extent, phrase_before
from etl.statements.pronouns import REMEMBERED, Heard, Referents, nearest_name, pronoun_traits, who_it_is
from etl.statements.repeated import repeated, stands_out
from etl.statements.traits import Gender, Traits, genders_told, traits_of

BESIDE = 9  # tokens beside a title within which its holder's name stands
MODIFIERS = 4  # tokens before a title that belong to it: "the *Greek foreign* minister"
DESCRIBED = 2000  # tokens before a description within which whom it describes was named
MEMORY = 3  # sentences for which a floating quotation may go on with the last speaker
NO_MARKS = str.maketrans("", "", '«»“”„"')  # around a name in a phrase: "le « Quotidien du peuple »"
HEAD = 3  # words of a phrase among which "ce dernier" or "the latter" says whom it means


@dataclass(frozen=True)
class Speaker:
    """Who it is, None where the text does not say, and how that was learnt.

    `how` is "name" or "description" for somebody named in the article, "phrase" for words that name somebody who can
    speak ("le ministère"), "thing" for others ("l'incident"), "pronoun", "carried" for whoever spoke last, "repeated"
    for whoever says the same words elsewhere, "unknown".
    """

    name: str | None
    how: str


UNKNOWN = Speaker(None, "unknown")


def resolve_speakers(parsed: Parsed, drafts: Sequence[Draft]) -> list[Speaker]:
    """The speaker of each draft, in the same order; the drafts come in the order of the text."""
    names = full_names(parsed)
    genders = genders_told(parsed, names)
    repeats = repeated(parsed, drafts)
    speakers: list[Speaker] = []
    heard: list[Heard] = []
    entry = 0
    for number, draft in enumerate(drafts):
        phrase = draft.holder or draft.source
        first = parsed.sentences[draft.sentence][0]
        asked = in_question(parsed, first)
        if entry_start(parsed, first) > entry:
            heard, entry = [], entry_start(parsed, first)
        if phrase is not None:
            speaker = _speaker_of_phrase(parsed, phrase, Referents(names, genders, heard))
        elif number in repeats or asked or draft.passive or stands_out(parsed, draft):
            speaker = UNKNOWN
        else:
            speaker = _carried(draft, heard)
        speakers.append(speaker)
        if speaker.name and speaker.how != "thing" and not asked:  # an answer is not by whom the question names
            traits = _traits(parsed, phrase, speaker, heard, genders)
            heard.append(Heard(speaker.name, draft.sentence, traits, _is_described(parsed, phrase, speaker, traits)))
    return [_of_repeated(speakers, repeats, number) for number in range(len(drafts))]


def _is_described(parsed: Parsed, phrase: Range | None, speaker: Speaker, traits: Traits) -> bool:
    """Whether a description stands for somebody whom the article may have named: "the mayor", not "the ministry" and
    not "l'opérateur Ukrhydroenergo"."""
    if phrase is None or (traits.person is None and parsed.classes[phrase.end - 2 : phrase.end] == "NM"):
        return False
    definite = parsed.lower[phrase.start] in parsed.lexicon.groups["definite"]
    return definite and speaker.how == "phrase" and traits.person is not False


def _traits(
    parsed: Parsed, phrase: Range | None, speaker: Speaker, heard: Sequence[Heard], genders: Mapping[str, Gender]
) -> Traits:
    """What is known of whoever speaks: by his phrase, or, where that is a pronoun or none, by what was known before."""
    before = next((one.traits for one in reversed(heard[-REMEMBERED:]) if one.name == speaker.name), Traits())
    if phrase is None or speaker.how == "carried":
        return before
    told = traits_of(parsed, phrase, genders)
    if speaker.how == "pronoun":
        told = pronoun_traits(parsed, phrase.start)
    place = (speaker.name or "").lower() in parsed.lexicon.places
    person = (
        False
        if place
        else True
        if speaker.how in ("name", "description") and " " in (speaker.name or "")
        else told.person
    )
    return Traits(
        told.several if told.several is not None else before.several,
        before.gender or told.gender,
        before.person if person is None else person,
    )


def _carried(draft: Draft, heard: Sequence[Heard]) -> Speaker:
    """Whoever spoke last, a few sentences before."""
    if heard and draft.sentence - heard[-1].sentence <= MEMORY:
        return Speaker(heard[-1].name, "carried")
    return UNKNOWN


def _of_repeated(speakers: Sequence[Speaker], repeats: Mapping[int, int], number: int) -> Speaker:
    """The speaker of a statement, or of the one whose words it repeats."""
    if number not in repeats:
        return speakers[number]
    name = speakers[repeats[number]].name
    return Speaker(name, "repeated") if name else UNKNOWN


def _speaker_of_phrase(parsed: Parsed, phrase: Range, referents: Referents) -> Speaker:
    words, names = parsed.lower[phrase.start : phrase.end], referents.names
    if len(words) == 1 and words[0] in parsed.lexicon.groups["impersonal pronouns"]:
        return UNKNOWN  # "à qui l'*on* demandait si …"
    if len(words) == 1 and words[0] in parsed.lexicon.groups["pronouns"]:
        return Speaker(who_it_is(parsed, phrase.start, referents), "pronoun")
    if len(words) > 1 and "".join(words) in parsed.lexicon.groups["stressed"]:
        return Speaker(nearest_name(parsed, phrase.start, referents), "pronoun")  # "celui-ci"
    latter = any(word in parsed.lexicon.groups["latter"] for word in words[:HEAD])
    if referents.heard and latter:
        return Speaker(referents.heard[-1].name, "pronoun")
    name = None if parsed.outer[phrase.end - 1] == "q" else name_in(parsed, phrase)
    if name is not None:
        return Speaker(fullest(parsed, name, names), "name")
    described = _described(parsed, phrase, names)
    if described:
        return Speaker(described, "description")
    return Speaker(_as_it_stands(parsed, phrase), "phrase" if can_speak(parsed, phrase) else "thing")


def _described(parsed: Parsed, phrase: Range, names: Mapping[str, str]) -> str | None:
    """Who "le ministre" is: the last person before who was named with that very title and all that goes with it."""
    people, bodies = parsed.lexicon.people, parsed.lexicon.groups["bodies"]
    titles = [word for word in parsed.lower[phrase.start : phrase.end] if word in people and word not in bodies]
    if not titles or parsed.lower[phrase.start] not in parsed.lexicon.groups["definite"]:
        return None
    words = {parsed.lower[i] for i in range(*phrase) if parsed.classes[i] in NOUN}
    for j in range(phrase.start - 1, max(-1, phrase.start - DESCRIBED), -1):
        if parsed.lower[j] != titles[0] or parsed.classes[j] != "N":
            continue
        found = _named_beside(parsed, j)
        if found and " " in found and words <= _words_of_title(parsed, j):
            return names.get(last_word(found), found)
    return None


def _words_of_title(parsed: Parsed, j: int) -> set[str]:
    """All that goes with a title: "le *président brésilien* Jair Bolsonaro", not what stands beside it."""
    end = extent(parsed, j, min(j + BESIDE, len(parsed)))
    return set(parsed.lower[max(0, j - MODIFIERS) : max(end, j + 1)])


def _named_beside(parsed: Parsed, j: int) -> str | None:
    """The name after a title ("le ministre Jean Martin") or before it ("Jean Martin, ministre")."""
    end = min(j + BESIDE, len(parsed))
    stop = parsed.outer.find(".", j, end)
    after = name_in(parsed, Range(j, stop if stop > j else end))
    if after:
        return after
    if parsed.outer[extent(parsed, j, end)] in VERB:
        return None  # "Comme Donald Trump, *le président brésilien accuse* …": no apposition
    comma = j - 1
    while comma > max(0, j - BESIDE) and parsed.outer[comma] in DESCRIPTION:
        comma -= 1  # "Taras Melnyk, a Ukrainian official"
    before = phrase_before(parsed, comma, max(0, comma - BESIDE)) if comma > 0 and parsed.outer[comma] == "," else None
    return name_in(parsed, before) if before else None


def _as_it_stands(parsed: Parsed, phrase: Range) -> str:
    """The phrase as it stands, up to its apposition."""
    end = next((i for i in range(phrase.start, phrase.end) if parsed.outer[i] == ","), phrase.end)
    words = text_of(parsed, Range(phrase.start, max(end, phrase.start + 1)))
    return " ".join(words.translate(NO_MARKS).split()).strip(" ,") or words
