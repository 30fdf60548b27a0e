"""Names of persons in noun phrases, and the fullest form that an article gives each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from etl.parse.letters import ARTICLE_OR_BLANK, INSIDE_DESCRIPTION, NOUN, holds
from etl.parse.parsed import Parsed
from etl.statements.draft import Range

INITIALS = 5  # letters that the initials of a body have at most ("LFI", "PNNGC")
LONGEST = 4  # words of a person's name, titles aside
_TIES = ("-", "'")  # inside a name: "Jean-Pierre", "N'Diaye"
_APOSTROPHES = "'’"


def name_in(parsed: Parsed, phrase: Range) -> str | None:
    """The name of a person that a noun phrase holds: the run of capitals that is not the complement of a noun."""
    phrase = _before_bracket(parsed, phrase)
    runs = [_without_office(parsed, run) for run in _runs(parsed, phrase)]
    runs = [run for run in runs if not _is_title(parsed, run) and not _modifies(parsed, run, phrase)]
    runs = [run for run in runs if run.start == phrase.start or not _is_initials(parsed, run)]
    run = _titled(parsed, runs, phrase) or _appended(parsed, runs, phrase)
    if run is None and not _names_a_body(parsed, phrase):
        run = _leading(parsed, runs, phrase) or _last_free(parsed, runs, phrase)
    return text_of(parsed, run) if run else None


def _before_bracket(parsed: Parsed, phrase: Range) -> Range:
    """The phrase up to a bracket: "*Caroline Fiat* (LFI)"."""
    bracket = parsed.outer.find("(", phrase.start + 1, phrase.end)
    behind = parsed.outer[parsed.outer.find(")", bracket) : phrase.end]  # "the (WHO) *official* Peter Salama"
    return Range(phrase.start, bracket) if bracket > 0 and not holds(behind, NOUN) else phrase


def _titled(parsed: Parsed, runs: list[Range], phrase: Range) -> Range | None:
    """The last name right after an office: "State Department spokesman *Ned Price*"."""
    titled = [run for run in runs if run.start > phrase.start and _after_office(parsed, run)]
    return titled[-1] if titled else None


def _appended(parsed: Parsed, runs: list[Range], phrase: Range) -> Range | None:
    """The first name in apposition to an office: "the official, *Grant Oakley*"."""
    return next((run for run in runs if run.start > phrase.start and _in_apposition(parsed, run, phrase)), None)


def _names_a_body(parsed: Parsed, phrase: Range) -> bool:
    """Whether the phrase with its article is the name of a body: "the Pentagon"."""
    definite = parsed.lower[phrase.start] in parsed.lexicon.groups["definite"]
    return definite and parsed.language.article_before_bodies


def _leading(parsed: Parsed, runs: list[Range], phrase: Range) -> Range | None:
    """The name that begins the phrase, but for a title: "*Emmanuel Macron*", "Mme *Dupont*"."""
    titled = parsed.lower[phrase.start] in parsed.lexicon.groups["titles"]
    return runs[0] if runs and (titled or runs[0].start == phrase.start) else None


def _last_free(parsed: Parsed, runs: list[Range], phrase: Range) -> Range | None:
    """The last name that no noun governs: "le ministre de l'Économie *Bruno Le Maire*", not "de la *Défense*"."""
    nouns = (parsed.lower[i] for i in range(phrase.start, phrase.end) if parsed.classes[i] != "M")
    head_is_person = any(noun in parsed.lexicon.people for noun in nouns)
    free = [kept for run in runs if (kept := _free(parsed, run))]
    return next((run for run in reversed(free) if run.end - run.start > 1 or head_is_person), None)


def _is_title(parsed: Parsed, run: Range) -> bool:
    """Whether a run is no name: a title, an office ("le Premier ministre", "the Assistant Secretary of")."""
    word = parsed.lower[run.start]
    title = word in parsed.lexicon.groups["titles"] or word in parsed.lexicon.people
    office_of = (
        parsed.lower[run.end - 1] in parsed.lexicon.people and parsed.lower[run.end] in parsed.lexicon.groups["of"]
    )
    return (title and run.end - run.start == 1) or office_of


def _is_initials(parsed: Parsed, run: Range) -> bool:
    """Whether a run inside a phrase is the initials of a body: "la cheffe des députés *RN*"."""
    word = parsed.words[run.start]
    before = parsed.classes[run.start - 1]
    return run.end - run.start == 1 and word.isupper() and 1 < len(word) <= INITIALS and before == "N"


def _modifies(parsed: Parsed, run: Range, phrase: Range) -> bool:
    """Whether a run in an English phrase only says whose or which: "Okafor's campaign", "U.S. officials"."""
    if not parsed.language.names_modify_nouns:
        return False
    owners = parsed.lexicon.groups["possessive marks"]
    if run.start > phrase.start and parsed.lower[run.start - 1] in owners:
        return True  # "Russia's Defence Ministry": a body, and the phrase is its name
    if run.end >= phrase.end:
        return False
    following = parsed.lower[run.end]
    noun = parsed.classes[run.end] == "N" and following not in parsed.lexicon.groups["of"]
    return noun or following in owners


def _in_apposition(parsed: Parsed, run: Range, phrase: Range) -> bool:
    """Whether a full name stands after the comma that follows somebody's office ("the official, Grant Oakley")."""
    comma = parsed.outer.rfind(",", phrase.start, run.start)
    if comma < 0 or run.end - run.start < 2:
        return False
    between = range(comma + 1, run.start)  # "the official, *the lawyer* Grant Oakley", "…, *Colonel* Adam Reyl"
    if not all(parsed.classes[i] in INSIDE_DESCRIPTION or _is_office(parsed, i) for i in between):
        return False
    spoken = any(parsed.lexicon.is_speaker_noun(parsed.lower[i]) for i in range(phrase.start, comma))
    return spoken or parsed.classes[comma - 1] == "N" or "M" not in parsed.classes[phrase.start : comma]


def _without_office(parsed: Parsed, run: Range) -> Range:
    """The run without the office or the party before the name in it ("Senate Majority Leader *Mitch McConnell*")."""
    if not parsed.language.offices_in_names:
        return run
    last = max((i for i in range(run.start, run.end - 1) if _is_office(parsed, i)), default=run.start - 1)
    return Range(last + 1, run.end)


def _is_office(parsed: Parsed, i: int) -> bool:
    word, groups = parsed.lower[i], parsed.lexicon.groups
    return word in groups["offices"] or word in groups["titles"] or word in groups["parties"]


def _after_office(parsed: Parsed, run: Range) -> bool:
    """Whether the noun right before a run is an office ("State Department spokesman Ned Price")."""
    before = run.start - 1
    while before >= 0 and parsed.classes[before] == "_":
        before -= 1
    return before >= 0 and parsed.classes[before] == "N" and parsed.lower[before] in parsed.lexicon.people


def _runs(parsed: Parsed, phrase: Range) -> Iterator[Range]:
    """The runs of capitalised words in a phrase, with the particles between them."""
    noble = parsed.lexicon.groups["noble"]
    i = phrase.start
    while i < phrase.end:
        if parsed.classes[i] != "M":
            i += 1
            continue
        start, end = i, _end_of_run(parsed, i, phrase.end)
        while start > phrase.start and parsed.lower[start - 1] in noble:
            start -= 1  # "Mme *von der* Leyen"
        yield Range(start, end)
        i = end


def _end_of_run(parsed: Parsed, i: int, limit: int) -> int:
    """Where the run of capitals that begins at a token ends, particles, hyphens and apostrophes included."""
    end = i + 1
    while end < limit:
        end = _past_noble(parsed, end, limit)
        if not _is_part_of_name(parsed, end):
            break
        end += 1
    return end


def _past_noble(parsed: Parsed, i: int, limit: int) -> int:
    """The name after particles in lower case ("Ursula von der *Leyen*"); the token itself where there are none."""
    name = i
    while name < limit and parsed.lower[name] in parsed.lexicon.groups["noble"]:
        name += 1
    return name if name < limit and parsed.classes[name] == "M" else i


def _is_part_of_name(parsed: Parsed, i: int) -> bool:
    """Whether a token goes on with the name before it: a capital, a blank or a hyphen before one, "Zelens'*kij*"."""
    named = parsed.classes[i + 1] == "M"
    if parsed.classes[i] == "M" or (parsed.classes[i] == "_" and named):
        return True
    if parsed.ends[i - 1] != parsed.starts[i]:
        return False
    if parsed.words[i] in _TIES and named:
        return True
    return parsed.words[i - 1][-1] in _APOSTROPHES and parsed.words[i].isalpha()


def _free(parsed: Parsed, run: Range) -> Range | None:
    """The part of a run that depends on no noun: all of it, nothing ("ministre de la Défense"), or what follows the
    one word that an article ties to the noun before ("ministre de l'Économie *Bruno Le Maire*")."""
    j = run.start - 1
    article = False
    while j >= 0 and parsed.classes[j] in ARTICLE_OR_BLANK:
        article = article or parsed.classes[j] == "D"
        if parsed.lower[j] in parsed.lexicon.groups["contracted"]:
            return _past_first_word(run)  # "ministre *du* Travail Jean Martin"
        j -= 1
    if j < 0 or parsed.classes[j] != "I":
        return run
    office = j > 0 and parsed.lower[j - 1] in parsed.lexicon.groups["offices"]
    return _past_first_word(run) if article or office else None


def _past_first_word(run: Range) -> Range | None:
    """The name after the one word of a ministry and the like; None where no full name is left."""
    return Range(run.start + 1, run.end) if run.end - run.start > 2 else None


def text_of(parsed: Parsed, run: Range) -> str:
    """The words of a token range as they stand in the stored text, blanks evened out."""
    return " ".join(parsed.stored[parsed.starts[run.start] : parsed.ends[run.end - 1]].split())


def last_word(name: str) -> str:
    """What a name is remembered by: "djebbari" for "Jean-Baptiste Djebbari"."""
    return name.split()[-1].casefold()


def full_names(parsed: Parsed) -> dict[str, str]:
    """Last word of a name → the fullest form that the article gives ("Djebbari" → "Jean-Baptiste Djebbari")."""
    names: dict[str, str] = {}
    shared: set[str] = set()  # borne by two people of the article
    for words in _possible_names(parsed):
        key = words[-1].casefold()
        before = names.get(key, "").split()
        if len(before) > 1 and len(words) > 1 and not _one_person(before, words):
            shared.add(key)
        if len(words) > len(before):
            names[key] = " ".join(words)
    return {key: name for key, name in names.items() if key not in shared}


def _possible_names(parsed: Parsed) -> Iterator[list[str]]:
    """The words of each name in a document that may be a person's, titles left out."""
    groups = parsed.lexicon.groups
    for first, stop in parsed.sentences:
        for whole in _runs(parsed, Range(first, stop)):
            run = _free(parsed, _without_office(parsed, whole))
            if run is None or (run.start > first and parsed.lower[run.start - 1] in groups["definite"]):
                continue
            words = [word for word in text_of(parsed, run).split() if word.lower() not in groups["titles"]]
            office = bool(words) and words[-1].lower() in parsed.lexicon.people
            place = bool(words) and words[-1].lower() in parsed.lexicon.places  # "*Granting Ukraine* candidate status"
            if 0 < len(words) <= LONGEST and not office and not place and not any(map(_has_digit, words)):
                yield words


def _one_person(name: list[str], other: list[str]) -> bool:
    """Whether two full names of one surname may be one person's: one given name is the other's, or its initial."""
    one, two = name[0].casefold().rstrip("."), other[0].casefold().rstrip(".")
    return one.startswith(two) or two.startswith(one) or one in map(str.casefold, other)


def _has_digit(word: str) -> bool:
    return any(character.isdigit() for character in word)


def fullest(parsed: Parsed, name: str, names: Mapping[str, str]) -> str:
    """The fullest form of a name that the article gives: one that holds all its words."""
    full = names.get(last_word(name), name)
    words = {word.casefold() for word in name.split() if word[0].isupper()} - parsed.lexicon.groups["titles"]
    return full if words <= {word.casefold() for word in full.split()} else name
