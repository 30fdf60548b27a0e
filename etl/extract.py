"""One article in, what it says out: a pure function, so that it can run anywhere and as often as one likes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from babel import Locale, localedata

from etl.actors.cast import cast
from etl.actors.registry_build import load_registry
from etl.dates.entries import entries_of
from etl.dates.find import find_dates
from etl.dates.said import said_of
from etl.languages.detect import detect_language
from etl.languages.known import load_language
from etl.model.article import LANGUAGES, Article, Note
from etl.model.extraction import Extraction
from etl.parse.clean import Reading, clean
from etl.parse.parsed import Parsed, parse
from etl.parse.pipeline import load_pipeline
from etl.statements.confidence import confidence
from etl.statements.features import features_of
from etl.statements.find import Attribution, attributions

MOST_CHARACTERS = 2_000_000  # half a minute where every sentence is a statement; four novels
_SURROGATE = re.compile(r"[\ud800-\udfff]")


class CannotExtract(ValueError):
    """An article from which nothing can be extracted, and why."""


@dataclass(frozen=True)
class Settings:
    """Options of the extraction: the trained pipeline to use for a language, by its code."""

    pipelines: Mapping[str, str] = field(default_factory=dict)


DEFAULT = Settings()


class Examined(NamedTuple):
    """What an article says, and of each of its statements how it was found: the features that its confidence weighs."""

    extraction: Extraction
    features: tuple[tuple[str, ...], ...]


def extract(article: Article, settings: Settings = DEFAULT) -> Extraction:
    """The statements, actors, dates and regions of an article; in a language without lexicon actors and regions alone.

    Raises:
        CannotExtract: the text is empty, too long or not Unicode, or its language is none or cannot be told.
    """
    return examine(article, settings).extraction


def examine(article: Article, settings: Settings = DEFAULT) -> Examined:
    """The same, with how each statement was found.

    Raises:
        CannotExtract: as `extract`.
    """
    if not article.text.strip():
        raise CannotExtract("empty text")
    if len(article.text) > MOST_CHARACTERS:
        raise CannotExtract(f"a text of {len(article.text):,} characters; expected {MOST_CHARACTERS:,} at most")
    half = _SURROGATE.search(article.text)
    if half:
        raise CannotExtract(f"character {half.start()} is half a surrogate pair; expected Unicode text")
    lang, notes = _told_language(article)
    reading = clean(article.text, article.title)
    supported = lang in LANGUAGES
    parsed = _parsed(article.text, reading, lang, settings) if supported else None
    found = attributions(parsed) if parsed else []
    dates = find_dates(reading.text, load_language(lang), article.date) if supported else []
    entries = entries_of(article.text, reading.regions, dates, article.date)
    said = said_of(parsed, found, dates, entries, article.date) if parsed else []
    statements = [attribution.statement for attribution in found]
    actors = cast(article.text, statements, load_registry(), article.date.start.date() if article.date.start else None)
    ways = [features_of(parsed, found, number) for number in range(len(found))] if parsed else []
    features = tuple((*way, *told) for way, told in zip(ways, actors.evidence, strict=True))
    extraction = Extraction(
        lang=lang,
        statements=tuple(
            replace(statement, said=when, confidence=confidence(known))
            for statement, when, known in zip(actors.statements, said, features, strict=True)
        ),
        actors=actors.actors,
        mentions=actors.mentions,
        dates=tuple(dates),
        regions=reading.regions,
        title=reading.title,
        notes=notes,
    )
    return Examined(extraction, features)


def attributions_of(article: Article, settings: Settings = DEFAULT) -> list[Attribution]:
    """The statements of an article alone, without actors, sides and dates, with how each was found."""
    return attributions(
        _parsed(article.text, clean(article.text, article.title), needs_lexicon(_language(article)), settings)
    )


def _parsed(text: str, reading: Reading, lang: str, settings: Settings) -> Parsed:
    language = load_language(lang)
    nlp = load_pipeline(language, settings.pipelines.get(lang))
    return parse(nlp(reading.text), language, text)


def needs_lexicon(lang: str) -> str:
    """The language, where statements are found in it.

    Raises:
        CannotExtract: they are not.
    """
    if lang not in LANGUAGES:
        raise CannotExtract(f"unknown language {lang!r}; expected one of {', '.join(LANGUAGES)}")
    return lang


def _language(article: Article) -> str:
    return _told_language(article)[0]


def _told_language(article: Article) -> tuple[str, tuple[Note, ...]]:
    """The language that is given, or else the one of the text, with a note where few words tell it.

    Raises:
        CannotExtract: it is none, or cannot be told.
    """
    few: int | None = None
    if article.lang:
        lang: str | None = article.lang.lower().replace("_", "-").split("-")[0]
    else:
        lang, few = detect_language(article.text)
    if lang is None:
        raise CannotExtract("the language cannot be told; expected text in one of " + ", ".join(LANGUAGES))
    if not re.fullmatch(r"[a-z]{2,3}", lang) or not localedata.exists(lang):
        raise CannotExtract(f"unknown language {lang!r}; expected an ISO 639-1 code such as {', '.join(LANGUAGES)}")
    return lang, () if few is None else (_guessed(lang, few),)


def _guessed(lang: str, few: int) -> Note:
    name = Locale("en").languages.get(lang, lang)
    count = f"{few} words tell" if few != 1 else "one word tells"
    return Note(kind="language guessed", text=f"taken for {name}: nothing names the language, and {count} it")
