"""Who a statement's speaker is: the fullest name the article gives, pronouns and descriptions resolved."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from etl.components import Parsed
from etl.statements.draft import Draft, Range
from etl.statements.phrases import first_phrase

DESCRIBED = 2000  # tokens before a description within which whom it describes was named
MEMORY = 3  # sentences for which a floating quotation may go on with the last speaker


@dataclass(frozen=True)
class Speaker:
    """Who it is (None where the text does not say), and how that was learnt: "name", "phrase", "pronoun", "carried"."""

    name: str | None
    how: str


def resolve_speakers(doc: Parsed, drafts: Sequence[Draft]) -> list[Speaker]:
    """The speaker of each draft, in the same order; the drafts come in the order of the text."""
    names = full_names(doc)
    speakers: list[Speaker] = []
    last: tuple[str | None, int] = (None, -MEMORY - 1)
    person = last
    for draft in drafts:
        phrase = draft.holder or draft.source
        if phrase is not None:
            personal = doc.lower[phrase.start] in doc.lexicon.groups["people pronouns"]
            speaker = _speaker_of_phrase(doc, phrase, names, person if personal else last)
        elif draft.sentence - last[1] <= MEMORY and not draft.passive:
            speaker = Speaker(last[0], "carried")
        else:
            speaker = Speaker(None, "unknown")
        speakers.append(speaker)
        if speaker.name:
            last = (speaker.name, draft.sentence)
            if speaker.how in ("name", "description") or (phrase and personal) or doc.french:
                person = last
    return speakers


def _speaker_of_phrase(doc: Parsed, phrase: Range, names: dict[str, str], last: tuple[str | None, int]) -> Speaker:
    words = doc.lower[phrase.start : phrase.end]
    if phrase.end - phrase.start == 1 and words[0] in doc.lexicon.groups["pronouns"]:
        return Speaker(_pronoun(doc, phrase.start, names, last), "pronoun")
    if any(word in doc.lexicon.groups["latter"] for word in words[:3]) and last[0]:
        return Speaker(last[0], "pronoun")
    name = name_in(doc, phrase)
    if name is not None:
        return Speaker(_fullest(doc, name, names), "name")
    described = _described(doc, phrase, names)
    if described:
        return Speaker(described, "description")
    return Speaker(_plain(doc, phrase), "phrase" if _can_speak(doc, phrase) else "thing")


def _can_speak(doc: Parsed, phrase: Range) -> bool:
    """Whether the phrase holds a name, or a noun for somebody who can speak ("l'incident" cannot)."""
    return any(doc.classes[i] == "M" or doc.lexicon.is_speaker_noun(doc.lower[i]) for i in range(*phrase))


def _pronoun(doc: Parsed, i: int, names: dict[str, str], last: tuple[str | None, int]) -> str | None:
    """Who a pronoun is: whoever was made the subject since the last speaker, else that speaker, else the last named."""
    speaker, sentence = last
    here = bisect_right(doc.sentences, (i, len(doc.words))) - 1
    singular = doc.lower[i].lstrip("-") in doc.lexicon.groups["singular pronouns"]
    if singular:
        for number in range(here - 1, max(sentence, here - 4, -1), -1):
            phrase = first_phrase(doc, *doc.sentences[number])
            name = name_in(doc, phrase) if phrase else None
            if name and " " in _fullest(doc, name, names):
                return _fullest(doc, name, names)
    return speaker or (_last_name_before(doc, i, names) if singular else None)


def _fullest(doc: Parsed, name: str, names: dict[str, str]) -> str:
    """The fullest form of a name that the article gives: one that holds all its words."""
    full = names.get(_key(name), name)
    words = {word.casefold() for word in name.split() if word[0].isupper()} - doc.lexicon.groups["titles"]
    return full if words <= {word.casefold() for word in full.split()} else name


def name_in(doc: Parsed, phrase: Range) -> str | None:
    """The name of a person that a noun phrase holds: the run of capitals that is not the complement of a noun."""
    bracket = doc.outer.find("(", phrase.start + 1, phrase.end)
    phrase = Range(phrase.start, bracket if bracket > 0 else phrase.end)
    runs = [
        run
        for run in map(partial(_without_office, doc), _runs(doc, phrase))
        if doc.lower[run.start] not in doc.lexicon.groups["titles"] or run.end - run.start > 1
    ]
    if not runs:
        return None
    titled = [run for run in runs if run.start > phrase.start and _after_office(doc, run)]
    if titled:
        return _text(doc, titled[-1])
    if doc.lower[phrase.start] in doc.lexicon.groups["definite"] and doc.lexicon.lang == "en":
        return None  # "the Pentagon": a body, and the phrase is its name
    if runs[0].start == phrase.start or doc.lower[phrase.start] in doc.lexicon.groups["titles"]:
        return _text(doc, runs[0])
    free = [kept for run in runs if (kept := _free(doc, run))]
    nouns = (doc.lower[i] for i in range(phrase.start, phrase.end) if doc.classes[i] != "M")
    head_is_person = any(noun in doc.lexicon.people for noun in nouns)
    free = [run for run in free if run.end - run.start > 1 or head_is_person]
    return _text(doc, free[-1]) if free else None


def _without_office(doc: Parsed, run: Range) -> Range:
    """The run without the office or the party before the name in it ("Senate Majority Leader *Mitch McConnell*")."""
    if doc.french:
        return run
    last = max((i for i in range(run.start, run.end - 1) if _is_office(doc, i)), default=run.start - 1)
    return Range(last + 1, run.end)


def _is_office(doc: Parsed, i: int) -> bool:
    office = doc.lower[i] in doc.lexicon.groups["offices"] or doc.lower[i] in doc.lexicon.groups["titles"]
    return office or doc.lower[i] in doc.lexicon.groups["parties"]


def _after_office(doc: Parsed, run: Range) -> bool:
    """Whether the noun right before a run is an office ("State Department spokesman Ned Price")."""
    before = run.start - 1
    while before >= 0 and doc.classes[before] == "_":
        before -= 1
    return before >= 0 and doc.classes[before] == "N" and doc.lower[before] in doc.lexicon.people


def _runs(doc: Parsed, phrase: Range) -> Iterator[Range]:
    """The runs of capitalised words in a phrase, with the particles between them."""
    i = phrase.start
    while i < phrase.end:
        if doc.classes[i] != "M":
            i += 1
            continue
        end = i + 1
        while end < phrase.end:
            if doc.classes[end] == "M" or (doc.classes[end] == "_" and doc.classes[end + 1 : end + 2] == "M"):
                end += 1
            elif (
                doc.lower[end] in doc.lexicon.groups["particles"]
                and doc.classes[end + 1 : end + 2] == "M"
                and end + 1 < phrase.end
                and i > phrase.start
            ):
                break
            elif (
                doc.words[end] in ("-", "'")
                and doc.ends[end - 1] == doc.starts[end]
                and doc.classes[end + 1 : end + 2] == "M"
            ):
                end += 1
            else:
                break
        yield Range(i, end)
        i = end


def _free(doc: Parsed, run: Range) -> Range | None:
    """The part of a run that depends on no noun: all of it, nothing ("ministre de la Défense"), or what follows the
    one word that an article ties to the noun before ("ministre de l'Économie Bruno Le Maire")."""
    j = run.start - 1
    article = False
    while j >= 0 and doc.classes[j] in "D_":
        article = article or doc.classes[j] == "D"
        if doc.lower[j] in ("du", "des", "au", "aux"):
            return Range(run.start + 1, run.end) if run.end - run.start > 2 else None
        j -= 1
    if j < 0 or doc.classes[j] != "I":
        return run
    office = doc.lexicon.lang == "en" and j > 0 and doc.lower[j - 1] in doc.lexicon.people
    return Range(run.start + 1, run.end) if (article or office) and run.end - run.start > 2 else None


def _text(doc: Parsed, run: Range) -> str:
    return " ".join(doc.text[doc.starts[run.start] : doc.ends[run.end - 1]].split())


def _key(name: str) -> str:
    return name.split()[-1].casefold()


def full_names(doc: Parsed) -> dict[str, str]:
    """Last word of a name → the fullest form that the article gives ("Djebbari" → "Jean-Baptiste Djebbari")."""
    names: dict[str, str] = {}
    for first, last in doc.sentences:
        for whole in _runs(doc, Range(first, last)):
            run = _free(doc, _without_office(doc, whole))
            if run is None or (run.start > first and doc.lower[run.start - 1] in doc.lexicon.groups["definite"]):
                continue
            name = _text(doc, run)
            words = [word for word in name.split() if word.lower() not in doc.lexicon.groups["titles"]]
            if not words or len(words) > 4 or words[-1].lower() in doc.lexicon.people or any(map(_has_digit, words)):
                continue
            key = words[-1].casefold()
            if len(words) > len(names.get(key, "").split()):
                names[key] = " ".join(words)
    return names


def _has_digit(word: str) -> bool:
    return any(character.isdigit() for character in word)


def _last_name_before(doc: Parsed, i: int, names: dict[str, str]) -> str | None:
    """The last person named before a token: somebody with a first name."""
    for j in range(i - 1, max(-1, i - 120), -1):
        if doc.classes[j] == "M":
            name = names.get(doc.lower[j])
            if name and " " in name:
                return name
    return None


def _described(doc: Parsed, phrase: Range, names: dict[str, str]) -> str | None:
    """Who "le ministre" is: the last person before who was named with that very title."""
    titles = [word for word in doc.lower[phrase.start : phrase.end] if word in doc.lexicon.people]
    definite = doc.lower[phrase.start] in doc.lexicon.groups["definite"]
    if not titles or not definite or phrase.end - phrase.start > 4:
        return None
    for j in range(phrase.start - 1, max(-1, phrase.start - DESCRIBED), -1):
        if doc.lower[j] == titles[0]:
            found = name_in(doc, Range(j, min(j + 9, len(doc.words)))) if doc.classes[j] == "N" else None
            if found and " " in found:
                return names.get(_key(found), found)
    return None


def _plain(doc: Parsed, phrase: Range) -> str:
    """The phrase as it stands, up to its apposition."""
    end = next((i for i in range(phrase.start, phrase.end) if doc.outer[i] == ","), phrase.end)
    return _text(doc, Range(phrase.start, max(end, phrase.start + 1)))
