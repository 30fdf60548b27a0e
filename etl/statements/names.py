"""Names of persons in noun phrases, and the fullest form that an article gives each."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from etl.parse.components import Parsed
from etl.statements.draft import Range


def name_in(doc: Parsed, phrase: Range) -> str | None:
    """The name of a person that a noun phrase holds: the run of capitals that is not the complement of a noun."""
    bracket = doc.outer.find("(", phrase.start + 1, phrase.end)
    phrase = Range(phrase.start, bracket if bracket > 0 else phrase.end)
    runs = [
        run
        for run in map(partial(_without_office, doc), _runs(doc, phrase))
        if not _is_title(doc, run) and not _modifies(doc, run, phrase)
    ]
    if not runs:
        return None
    titled = [run for run in runs if run.start > phrase.start and _after_office(doc, run)]
    if titled:
        return text_of(doc, titled[-1])
    appended = [run for run in runs if run.start > phrase.start and _in_apposition(doc, run, phrase)]
    if appended:
        return text_of(doc, appended[0])
    if doc.lower[phrase.start] in doc.lexicon.groups["definite"] and doc.lexicon.lang == "en":
        return None  # "the Pentagon": a body, and the phrase is its name
    if runs[0].start == phrase.start or doc.lower[phrase.start] in doc.lexicon.groups["titles"]:
        return text_of(doc, runs[0])
    free = [kept for run in runs if (kept := _free(doc, run))]
    nouns = (doc.lower[i] for i in range(phrase.start, phrase.end) if doc.classes[i] != "M")
    head_is_person = any(noun in doc.lexicon.people for noun in nouns)
    free = [run for run in free if run.end - run.start > 1 or head_is_person]
    return text_of(doc, free[-1]) if free else None


def _is_title(doc: Parsed, run: Range) -> bool:
    """Whether a run is one word that is no name: a title, or an office with a capital ("le Premier ministre")."""
    title = doc.lower[run.start] in doc.lexicon.groups["titles"] or doc.lower[run.start] in doc.lexicon.people
    return title and run.end - run.start == 1


def _modifies(doc: Parsed, run: Range, phrase: Range) -> bool:
    """Whether a run in an English phrase only says whose or which: "Okafor's campaign", "U.S. officials"."""
    if not doc.french and run.start > phrase.start and doc.lower[run.start - 1] == "'s":
        return True  # "Russia's Defence Ministry": a body, and the phrase is its name
    if doc.french or run.end >= phrase.end:
        return False
    following = doc.classes[run.end]
    return doc.lower[run.end] == "'s" or (following == "N" and doc.lower[run.end] not in doc.lexicon.groups["of"])


def _in_apposition(doc: Parsed, run: Range, phrase: Range) -> bool:
    """Whether a full name stands after the comma that follows somebody's office ("the official, Grant Oakley")."""
    comma = doc.outer.rfind(",", phrase.start, run.start)
    if comma < 0 or run.end - run.start < 2:
        return False
    between = doc.classes[comma + 1 : run.start]
    before = Range(phrase.start, comma)
    spoken = any(doc.lexicon.is_speaker_noun(doc.lower[i]) for i in range(*before))
    described = spoken or doc.classes[comma - 1] == "N" or "M" not in doc.classes[before.start : before.end]
    return described and set(between) <= set("DN_")


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
        start = i
        while start > phrase.start and doc.lower[start - 1] in doc.lexicon.groups["noble"]:
            start -= 1  # "Mme von der Leyen"
        end = i + 1
        while end < phrase.end:
            noble = end
            while noble < phrase.end and doc.lower[noble] in doc.lexicon.groups["noble"]:
                noble += 1
            if noble > end and doc.classes[noble : noble + 1] == "M" and noble < phrase.end:
                end = noble
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
            elif doc.words[end - 1][-1] in "'’" and doc.ends[end - 1] == doc.starts[end] and doc.words[end].isalpha():
                end += 1  # "Zelens'kij"
            else:
                break
        yield Range(start, end)
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
    office = j > 0 and doc.lower[j - 1] in doc.lexicon.groups["offices"]
    return Range(run.start + 1, run.end) if (article or office) and run.end - run.start > 2 else None


def text_of(doc: Parsed, run: Range) -> str:
    """The words of a token range as they stand in the stored text, blanks evened out."""
    return " ".join(doc.stored[doc.starts[run.start] : doc.ends[run.end - 1]].split())


def key_of(name: str) -> str:
    """What a name is remembered by: its last word."""
    return name.split()[-1].casefold()


def full_names(doc: Parsed) -> dict[str, str]:
    """Last word of a name → the fullest form that the article gives ("Djebbari" → "Jean-Baptiste Djebbari")."""
    names: dict[str, str] = {}
    shared: set[str] = set()  # borne by two people of the article
    for first, last in doc.sentences:
        for whole in _runs(doc, Range(first, last)):
            run = _free(doc, _without_office(doc, whole))
            if run is None or (run.start > first and doc.lower[run.start - 1] in doc.lexicon.groups["definite"]):
                continue
            name = text_of(doc, run)
            words = [word for word in name.split() if word.lower() not in doc.lexicon.groups["titles"]]
            if not words or len(words) > 4 or words[-1].lower() in doc.lexicon.people or any(map(_has_digit, words)):
                continue
            key = words[-1].casefold()
            before = names.get(key, "").split()
            if len(before) > 1 and len(words) > 1 and not _one_person(before, words):
                shared.add(key)
            if len(words) > len(before):
                names[key] = " ".join(words)
    return {key: name for key, name in names.items() if key not in shared}


def _one_person(name: list[str], other: list[str]) -> bool:
    """Whether two full names of one surname may be one person's: one given name is the other's, or its initial."""
    one, two = name[0].casefold().rstrip("."), other[0].casefold().rstrip(".")
    return one.startswith(two) or two.startswith(one) or one in map(str.casefold, other)


def _has_digit(word: str) -> bool:
    return any(character.isdigit() for character in word)


def fullest(doc: Parsed, name: str, names: dict[str, str]) -> str:
    """The fullest form of a name that the article gives: one that holds all its words."""
    full = names.get(key_of(name), name)
    words = {word.casefold() for word in name.split() if word[0].isupper()} - doc.lexicon.groups["titles"]
    return full if words <= {word.casefold() for word in full.split()} else name
