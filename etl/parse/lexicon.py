"""The word lists of a language, as an analyst edits them in `data/lexicon/`, with every inflected form worked out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from etl.model.places import LEXICON
from etl.model.tables import DataError, read_pairs
from etl.parse.morphology import Morphology

CLASSES = frozenset("DIRKCSWAX")
CONDITIONS = ("", "person", "none")


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

    lang: str
    morphology: Morphology
    classes: dict[str, str]
    cues: dict[str, tuple[CueVerb, ...]]
    announcing: dict[str, frozenset[str]]
    according: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    perfect: frozenset[str]
    light: frozenset[str]
    things: frozenset[str]
    people: frozenset[str]
    locutions: dict[str, tuple[tuple[str, ...], ...]]
    groups: dict[str, frozenset[str]]

    def is_speaker_noun(self, word: str) -> bool:
        """Whether the noun names somebody who can speak, or a document that speaks for somebody."""
        return word in self.people or word in self.things or (word.endswith("s") and word[:-1] in self.people)


def load_lexicon(lang: str, frames: frozenset[str], morphology: Morphology) -> Lexicon:
    """The lexicon of a language from the lists of `data/lexicon/<code>/`.

    Args:
        lang: the language's code.
        frames: what `cues.tsv` may say of a verb.
        morphology: gives the forms of each word.

    Raises:
        DataError: a list holds what is not allowed; the message names the file, the entry and what is.
    """
    folder = LEXICON / lang
    auxiliaries = dict(read_pairs(folder / "auxiliaries.tsv"))
    perfect = _inflected(auxiliaries["perfect"], morphology)
    return Lexicon(
        lang=lang,
        morphology=morphology,
        classes=_closed_classes(folder / "function_words.tsv"),
        cues=_without(_cue_forms(folder / "cues.tsv", morphology, frames), perfect),
        announcing=_announcing(folder / "announcing_nouns.tsv"),
        according=_according(folder / "according.tsv"),
        perfect=perfect,
        light=_inflected(auxiliaries["light"], morphology),
        things=frozenset(_all_words(folder / "cue_nouns.tsv")),
        people=frozenset(_all_words(folder / "speakers.tsv")),
        locutions=_locutions(folder / "locutions.tsv"),
        groups={name: frozenset(words.split()) for name, words in read_pairs(folder / "word_groups.tsv")},
    )


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


def _cue_forms(path: Path, morphology: Morphology, allowed: frozenset[str]) -> dict[str, tuple[CueVerb, ...]]:
    """Form → the verbs it may belong to, those with more words and pronominal ones first."""
    found: dict[str, list[CueVerb]] = {}
    for entry, frame_words in read_pairs(path):
        frames = frozenset(frame_words.split())
        if not frames or frames - allowed:
            wrong = ", ".join(sorted(frames - allowed)) or "nothing"
            raise DataError(f"{path}: {entry!r} has {wrong}; expected some of {', '.join(sorted(allowed))}")
        words = _words(entry)
        pronominal = words[0] in ("se", "s'") and len(words) > 1
        lemma, *rest = words[1:] if pronominal else words
        verb = CueVerb(lemma, frames, pronominal, tuple(rest))
        for form in morphology.inflect(lemma):
            found.setdefault(form, []).append(verb)
    return {form: tuple(sorted(verbs, key=lambda v: (-len(v.rest), not v.pronominal))) for form, verbs in found.items()}


def _announcing(path: Path) -> dict[str, frozenset[str]]:
    """Noun, in the singular and in the plural → what may follow it."""
    rows = [(noun, frozenset(frames.split())) for noun, frames in read_pairs(path)]
    return {form: frames for noun, frames in rows for form in (noun, noun + "s")}


def _inflected(lemmas: str, morphology: Morphology) -> frozenset[str]:
    return frozenset(form for lemma in lemmas.split() for form in morphology.inflect(lemma))
