"""The word lists of a language, as an analyst edits them in `data/lexicon/`, with every inflected form worked out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from babel import Locale, localedata

from etl.model.places import LEXICON, REGISTRY
from etl.model.tables import COUNTRY_COLUMNS, DataError, cells, read_pairs, read_rows
from etl.parse.morphology import Morphology

CLASSES = frozenset("DIRKCSWAX")
CONDITIONS = ("", "person", "none")
AUXILIARIES = frozenset(("perfect", "light"))
FILES = {  # what each list of a language holds; a comment in each says how
    "function_words.tsv": "the closed word classes, a letter and its words a line",
    "auxiliaries.tsv": "the verbs that stand before a cue, in the rows 'perfect' and 'light'",
    "cues.tsv": "the verbs that announce a statement, each with what may follow it",
    "announcing_nouns.tsv": "the nouns that announce one, each with what may follow it",
    "according.tsv": "the phrases that name a source ('according to'), one a line",
    "speakers.tsv": "the nouns of those who can speak",
    "cue_nouns.tsv": "the nouns of what speaks for somebody ('report')",
    "locutions.tsv": "the phrases that stand where an adverb may, one a line",
    "word_groups.tsv": "the groups of words that the rules ask for, a name and its words a line",
}


@dataclass(frozen=True)
class CueVerb:
    """One verb of `cues.tsv`: its lemma, what may follow it, the words that complete it ("faire *valoir*")."""

    lemma: str
    frames: frozenset[str]
    pronominal: bool = False
    rest: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lexicon:
    """Everything the components ask about words of one language; keys are lower case with a straight apostrophe."""

    morphology: Morphology
    classes: dict[str, str]
    cues: dict[str, tuple[CueVerb, ...]]
    announcing: dict[str, frozenset[str]]
    according: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    perfect: frozenset[str]
    light: frozenset[str]
    things: frozenset[str]
    people: frozenset[str]
    places: frozenset[str]
    locutions: dict[str, tuple[tuple[str, ...], ...]]
    groups: dict[str, frozenset[str]]

    def is_speaker_noun(self, word: str) -> bool:
        """Whether the noun names somebody who can speak, or a document that speaks for somebody."""
        return word in self.people or word in self.things or (word.endswith("s") and word[:-1] in self.people)


def load_lexicon(
    lang: str, *, frames: frozenset[str], noun_frames: frozenset[str], groups: frozenset[str], morphology: Morphology
) -> Lexicon:
    """The lexicon of a language from the lists of `data/lexicon/<code>/`.

    Args:
        lang: the language's code.
        frames: what `cues.tsv` may say of a verb.
        noun_frames: what `announcing_nouns.tsv` may say of a noun.
        groups: the groups that `word_groups.tsv` has.
        morphology: gives the forms of each word.

    Raises:
        DataError: a list is missing, lacks something or holds what is not allowed; the message says which and what is.
    """
    files = _files(LEXICON / lang)
    auxiliaries = _rows(files["auxiliaries.tsv"], AUXILIARIES, "kind of auxiliary")
    perfect = _inflected(auxiliaries["perfect"], morphology)
    word_groups = _rows(files["word_groups.tsv"], groups, "group")
    return Lexicon(
        morphology=morphology,
        classes=_closed_classes(files["function_words.tsv"]),
        cues=_without(_cue_forms(files["cues.tsv"], morphology, frames, word_groups["reflexives"]), perfect),
        announcing=_announcing(files["announcing_nouns.tsv"], noun_frames),
        according=_according(files["according.tsv"]),
        perfect=perfect,
        light=_inflected(auxiliaries["light"], morphology),
        things=frozenset(_all_words(files["cue_nouns.tsv"])),
        people=frozenset(_all_words(files["speakers.tsv"])),
        places=_places(lang),
        locutions=_locutions(files["locutions.tsv"]),
        groups=word_groups,
    )


def _places(lang: str) -> frozenset[str]:
    """The countries and capitals whose names are one word: names at a sentence's head, whatever a dictionary says."""
    names = list(Locale(lang).territories.values()) if localedata.exists(lang) else []
    for _, row in read_rows(REGISTRY / "countries.csv", COUNTRY_COLUMNS):
        names += (*cells(row["metonyms"]), *cells(row["other_names"]))
    return frozenset(name.lower() for name in names if name.isalpha())


def _files(folder: Path) -> dict[str, Path]:
    """The lists of a language by their names; the first that is missing or empty is an error."""
    files = {name: folder / name for name in FILES}
    for name, path in files.items():
        if not path.is_file():
            raise DataError(f"{path}: no such file; expected {FILES[name]}")
        if not any(True for _ in read_pairs(path)):
            raise DataError(f"{path}: nothing in it; expected {FILES[name]}")
    return files


def _rows(path: Path, expected: frozenset[str], what: str) -> dict[str, frozenset[str]]:
    """The words of each row that a list must have, by the row's name."""
    rows: dict[str, frozenset[str]] = {}
    for name, words in read_pairs(path):
        if name in rows:
            raise DataError(f"{path}: {what} {name!r} stands there twice; expected once")
        rows[name] = frozenset(words.split())
    for problem, names in (("unknown", rows.keys() - expected), ("no", expected - rows.keys())):
        if names:
            raise DataError(f"{path}: {problem} {what} {min(names)!r}; expected {', '.join(sorted(expected))}")
    return rows


def _all_words(path: Path) -> list[str]:
    return [word for first, _ in read_pairs(path) for word in first.split()]


def _words(phrase: str) -> tuple[str, ...]:
    """The words of a list's entry, elisions apart, as the tokenizer has them."""
    return tuple(phrase.replace("'", "' ").split())


def _closed_classes(path: Path) -> dict[str, str]:
    classes: dict[str, str] = {}
    for letter, words in read_pairs(path):
        if letter not in CLASSES:
            raise DataError(f"{path}: unknown class {letter!r}; expected one of {', '.join(sorted(CLASSES))}")
        for word in words.split():
            classes.setdefault(word, letter)
    return classes


def _without(forms: dict[str, tuple[CueVerb, ...]], auxiliaries: frozenset[str]) -> dict[str, tuple[CueVerb, ...]]:
    """The forms without those that an auxiliary shares ("sommes" is "être", hardly ever "sommer")."""
    return {form: verbs for form, verbs in forms.items() if form not in auxiliaries}


def _locutions(path: Path) -> dict[str, tuple[tuple[str, ...], ...]]:
    """First word → the phrases that begin with it, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase, _ in read_pairs(path):
        found.setdefault(_words(phrase)[0], []).append(_words(phrase))
    return {first: tuple(sorted(phrases, key=len, reverse=True)) for first, phrases in found.items()}


def _according(path: Path) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """First word → the phrases that begin with it, longest first, each with its condition ("person", "none" or "")."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, condition in read_pairs(path):
        if condition not in CONDITIONS:
            allowed = ", ".join(filter(None, CONDITIONS))
            raise DataError(f"{path}: {phrase!r} has the condition {condition!r}; expected {allowed} or nothing")
        found.setdefault(_words(phrase)[0], []).append((_words(phrase), condition))
    return {first: tuple(sorted(phrases, key=lambda row: -len(row[0]))) for first, phrases in found.items()}


def _cue_forms(
    path: Path, morphology: Morphology, allowed: frozenset[str], reflexives: frozenset[str]
) -> dict[str, tuple[CueVerb, ...]]:
    """Form → the verbs it may belong to, those with more words and pronominal ones first."""
    found: dict[str, list[CueVerb]] = {}
    for entry, frame_words in read_pairs(path):
        frames = _frames(path, entry, frame_words, allowed)
        words = _words(entry)
        pronominal = words[0] in reflexives and len(words) > 1
        lemma, *rest = words[1:] if pronominal else words
        verb = CueVerb(lemma, frames, pronominal, tuple(rest))
        for form in morphology.inflect(lemma):
            found.setdefault(form, []).append(verb)
    return {form: tuple(sorted(verbs, key=lambda v: (-len(v.rest), not v.pronominal))) for form, verbs in found.items()}


def _announcing(path: Path, allowed: frozenset[str]) -> dict[str, frozenset[str]]:
    """Noun, in the singular and in the plural → what may follow it."""
    rows = [(noun, _frames(path, noun, words, allowed)) for noun, words in read_pairs(path)]
    return {form: frames for noun, frames in rows for form in (noun, noun + "s")}


def _frames(path: Path, entry: str, words: str, allowed: frozenset[str]) -> frozenset[str]:
    """What a list says may follow a verb or a noun: some of what is allowed."""
    frames = frozenset(words.split())
    if not frames or frames - allowed:
        wrong = ", ".join(sorted(frames - allowed)) or "nothing"
        raise DataError(f"{path}: {entry!r} has {wrong}; expected some of {', '.join(sorted(allowed))}")
    return frames


def _inflected(lemmas: frozenset[str], morphology: Morphology) -> frozenset[str]:
    return frozenset(form for lemma in lemmas for form in morphology.inflect(lemma))
