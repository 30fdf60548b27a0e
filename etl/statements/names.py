"""Names of persons in noun phrases, and the fullest form that an article gives each."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from etl.parse.parsed import Parsed
from etl.statements.draft import Range


def name_in(parsed: Parsed, phrase: Range) -> str | None:
    """The name of a person that a noun phrase holds: the run of capitals that is not the complement of a noun."""
    bracket = parsed.outer.find("(", phrase.start + 1, phrase.end)
    phrase = Range(phrase.start, bracket if bracket > 0 else phrase.end)
    runs = [
        run
        for run in map(partial(_without_office, parsed), _runs(parsed, phrase))
        if not _is_title(parsed, run) and not _modifies(parsed, run, phrase)
    ]
    if not runs:
        return None
    titled = [run for run in runs if run.start > phrase.start and _after_office(parsed, run)]
    if titled:
        return text_of(parsed, titled[-1])
    appended = [run for run in runs if run.start > phrase.start and _in_apposition(parsed, run, phrase)]
    if appended:
        return text_of(parsed, appended[0])
    if parsed.lower[phrase.start] in parsed.lexicon.groups["definite"] and parsed.lexicon.lang == "en":
        return None  # "the Pentagon": a body, and the phrase is its name
    if runs[0].start == phrase.start or parsed.lower[phrase.start] in parsed.lexicon.groups["titles"]:
        return text_of(parsed, runs[0])
    free = [kept for run in runs if (kept := _free(parsed, run))]
    nouns = (parsed.lower[i] for i in range(phrase.start, phrase.end) if parsed.classes[i] != "M")
    head_is_person = any(noun in parsed.lexicon.people for noun in nouns)
    free = [run for run in free if run.end - run.start > 1 or head_is_person]
    return text_of(parsed, free[-1]) if free else None


def _is_title(parsed: Parsed, run: Range) -> bool:
    """Whether a run is one word that is no name: a title, or an office with a capital ("le Premier ministre")."""
    title = (
        parsed.lower[run.start] in parsed.lexicon.groups["titles"] or parsed.lower[run.start] in parsed.lexicon.people
    )
    return title and run.end - run.start == 1


def _modifies(parsed: Parsed, run: Range, phrase: Range) -> bool:
    """Whether a run in an English phrase only says whose or which: "Okafor's campaign", "U.S. officials"."""
    if not parsed.french and run.start > phrase.start and parsed.lower[run.start - 1] == "'s":
        return True  # "Russia's Defence Ministry": a body, and the phrase is its name
    if parsed.french or run.end >= phrase.end:
        return False
    following = parsed.classes[run.end]
    return parsed.lower[run.end] == "'s" or (
        following == "N" and parsed.lower[run.end] not in parsed.lexicon.groups["of"]
    )


def _in_apposition(parsed: Parsed, run: Range, phrase: Range) -> bool:
    """Whether a full name stands after the comma that follows somebody's office ("the official, Grant Oakley")."""
    comma = parsed.outer.rfind(",", phrase.start, run.start)
    if comma < 0 or run.end - run.start < 2:
        return False
    between = parsed.classes[comma + 1 : run.start]
    before = Range(phrase.start, comma)
    spoken = any(parsed.lexicon.is_speaker_noun(parsed.lower[i]) for i in range(*before))
    described = spoken or parsed.classes[comma - 1] == "N" or "M" not in parsed.classes[before.start : before.end]
    return described and set(between) <= set("DN_")


def _without_office(parsed: Parsed, run: Range) -> Range:
    """The run without the office or the party before the name in it ("Senate Majority Leader *Mitch McConnell*")."""
    if parsed.french:
        return run
    last = max((i for i in range(run.start, run.end - 1) if _is_office(parsed, i)), default=run.start - 1)
    return Range(last + 1, run.end)


def _is_office(parsed: Parsed, i: int) -> bool:
    office = parsed.lower[i] in parsed.lexicon.groups["offices"] or parsed.lower[i] in parsed.lexicon.groups["titles"]
    return office or parsed.lower[i] in parsed.lexicon.groups["parties"]


def _after_office(parsed: Parsed, run: Range) -> bool:
    """Whether the noun right before a run is an office ("State Department spokesman Ned Price")."""
    before = run.start - 1
    while before >= 0 and parsed.classes[before] == "_":
        before -= 1
    return before >= 0 and parsed.classes[before] == "N" and parsed.lower[before] in parsed.lexicon.people


def _runs(parsed: Parsed, phrase: Range) -> Iterator[Range]:
    """The runs of capitalised words in a phrase, with the particles between them."""
    i = phrase.start
    while i < phrase.end:
        if parsed.classes[i] != "M":
            i += 1
            continue
        start = i
        while start > phrase.start and parsed.lower[start - 1] in parsed.lexicon.groups["noble"]:
            start -= 1  # "Mme von der Leyen"
        end = i + 1
        while end < phrase.end:
            noble = end
            while noble < phrase.end and parsed.lower[noble] in parsed.lexicon.groups["noble"]:
                noble += 1
            if noble > end and parsed.classes[noble : noble + 1] == "M" and noble < phrase.end:
                end = noble
            if parsed.classes[end] == "M" or (parsed.classes[end] == "_" and parsed.classes[end + 1 : end + 2] == "M"):
                end += 1
            elif (
                parsed.lower[end] in parsed.lexicon.groups["particles"]
                and parsed.classes[end + 1 : end + 2] == "M"
                and end + 1 < phrase.end
                and i > phrase.start
            ):
                break
            elif (
                parsed.words[end] in ("-", "'")
                and parsed.ends[end - 1] == parsed.starts[end]
                and parsed.classes[end + 1 : end + 2] == "M"
            ):
                end += 1
            elif (
                parsed.words[end - 1][-1] in "'’"
                and parsed.ends[end - 1] == parsed.starts[end]
                and parsed.words[end].isalpha()
            ):
                end += 1  # "Zelens'kij"
            else:
                break
        yield Range(start, end)
        i = end


def _free(parsed: Parsed, run: Range) -> Range | None:
    """The part of a run that depends on no noun: all of it, nothing ("ministre de la Défense"), or what follows the
    one word that an article ties to the noun before ("ministre de l'Économie Bruno Le Maire")."""
    j = run.start - 1
    article = False
    while j >= 0 and parsed.classes[j] in "D_":
        article = article or parsed.classes[j] == "D"
        if parsed.lower[j] in ("du", "des", "au", "aux"):
            return Range(run.start + 1, run.end) if run.end - run.start > 2 else None
        j -= 1
    if j < 0 or parsed.classes[j] != "I":
        return run
    office = j > 0 and parsed.lower[j - 1] in parsed.lexicon.groups["offices"]
    return Range(run.start + 1, run.end) if (article or office) and run.end - run.start > 2 else None


def text_of(parsed: Parsed, run: Range) -> str:
    """The words of a token range as they stand in the stored text, blanks evened out."""
    return " ".join(parsed.stored[parsed.starts[run.start] : parsed.ends[run.end - 1]].split())


def key_of(name: str) -> str:
    """What a name is remembered by: its last word."""
    return name.split()[-1].casefold()


def full_names(parsed: Parsed) -> dict[str, str]:
    """Last word of a name → the fullest form that the article gives ("Djebbari" → "Jean-Baptiste Djebbari")."""
    names: dict[str, str] = {}
    shared: set[str] = set()  # borne by two people of the article
    for first, stop in parsed.sentences:
        for whole in _runs(parsed, Range(first, stop)):
            run = _free(parsed, _without_office(parsed, whole))
            if run is None or (run.start > first and parsed.lower[run.start - 1] in parsed.lexicon.groups["definite"]):
                continue
            name = text_of(parsed, run)
            words = [word for word in name.split() if word.lower() not in parsed.lexicon.groups["titles"]]
            if not words or len(words) > 4 or words[-1].lower() in parsed.lexicon.people or any(map(_has_digit, words)):
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


def fullest(parsed: Parsed, name: str, names: dict[str, str]) -> str:
    """The fullest form of a name that the article gives: one that holds all its words."""
    full = names.get(key_of(name), name)
    words = {word.casefold() for word in name.split() if word[0].isupper()} - parsed.lexicon.groups["titles"]
    return full if words <= {word.casefold() for word in full.split()} else name
