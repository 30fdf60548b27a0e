"""What the files of `data/actors/` say besides the actors themselves: titles, groups of words, offices, decisions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal

from etl.model.extraction import FOUND
from etl.model.folding import fold
from etl.model.places import REGISTRY
from etl.model.tables import DataError, cells, read_rows

DECISION_COLUMNS = ["actor", "other", "decision"]
REGION_COLUMNS = ["side", "names"]
WORD_COLUMNS = ["group", "words"]
OFFICE_COLUMNS = ["office", "sides", "words_of_role", "phrases"]
FORM_COLUMNS = ["masculine", "feminine", "english", "english_masculine", "english_feminine"]
TITLE_COLUMNS = ["title", *FORM_COLUMNS, "in_roles", "groups"]
TITLE_GROUPS = frozenset(("leaders", "spokespeople", "agents", "others", "address", "capitals", "posts"))
WORD_GROUPS = frozenset((
    "ambiguous", "associations", "bodies", "companies", "family first", "feminine", "governments", "governors",
    "independent", "inside", "joining", "masculine", "no persons", "particles", "place", "bodies of states", "private",
    "trades", "unofficial", "verbs",
))  # fmt: skip
_WORDS = re.compile(r"[^\W_]+")
_BRACES = re.compile(r"\{([^{}]+)\}")
Gender = Literal["masculine", "feminine"]
GENDERS: tuple[Gender, ...] = ("masculine", "feminine")


@dataclass(frozen=True)
class Title:
    """One title of `titles.csv`: its forms in French and English, and what roles of those who bear it have."""

    title: str
    masculine: tuple[str, ...]
    feminine: tuple[str, ...]
    english: tuple[str, ...]
    english_masculine: tuple[str, ...]
    english_feminine: tuple[str, ...]
    in_roles: str
    groups: frozenset[str]

    @property
    def languages(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The forms in French, and those in English."""
        return self.masculine + self.feminine, self.english + self.english_masculine + self.english_feminine

    def genders(self) -> Iterator[tuple[str, Gender | None]]:
        """Each form with the gender that it tells; French "président" tells one, English "president" none."""
        told: list[tuple[tuple[str, ...], Gender | None]] = [
            (self.masculine, "masculine"), (self.english_masculine, "masculine"),
            (self.feminine, "feminine"), (self.english_feminine, "feminine"), (self.english, None),
        ]  # fmt: skip
        yield from ((form, gender) for forms, gender in told for form in forms)


@dataclass(frozen=True)
class Titles:
    """The titles by folded form, and the gender that each form tells, with its accents and without."""

    by_form: Mapping[str, Title]
    genders: Mapping[str, Gender | None]

    def in_english(self, word: str) -> str:
        """A folded word as roles have it, which are in English: "directrice" is "director"; itself unless a post."""
        title = self.by_form.get(word)
        return title.title if title and "posts" in title.groups else word

    def gender(self, word: str) -> Gender | None:
        """The gender that a word tells: "directrice" and "président" do, "ministre" and "president" not."""
        return self.genders.get(word.casefold(), self.genders.get(fold(word)))

    def others(self, word: str) -> list[str]:
        """The word's forms in its language: of "chef" also "cheffe", of "spokesman" also "spokesperson"."""
        title = self.by_form[fold(word)]
        found = [form for forms in title.languages if fold(word) in map(fold, forms) for form in forms]
        return list(dict.fromkeys(found))


@cache
def load_titles() -> Titles:
    """The titles of `titles.csv`.

    Raises:
        DataError: a form stands under two titles, or a group is unknown.
    """
    path = REGISTRY / "titles.csv"
    by_form: dict[str, Title] = {}
    genders: dict[str, Gender | None] = {}
    for line, row in read_rows(path, TITLE_COLUMNS):
        forms = {column: tuple(cells(row[column])) for column in FORM_COLUMNS}
        title = Title(title=row["title"], **forms, in_roles=row["in_roles"], groups=_groups(path, line, row))
        for form, gender in title.genders():
            other = by_form.setdefault(fold(form), title)
            if other is not title:
                raise DataError(f"{path} line {line}: {form!r} stands under {other.title} too; expected under one")
            for written in {form.casefold(), fold(form)}:
                genders[written] = gender if genders.get(written, gender) == gender else None
    return Titles(by_form, genders)


def _groups(path: Path, line: int, row: dict[str, str]) -> frozenset[str]:
    """The groups of a row's title, each one of those that rules ask for."""
    groups = frozenset(cells(row["groups"]))
    if unknown := groups - TITLE_GROUPS:
        raise DataError(
            f"{path} line {line}: unknown group {min(unknown)!r}; expected one of {', '.join(sorted(TITLE_GROUPS))}"
        )
    return groups


@cache
def load_words() -> dict[str, frozenset[str]]:
    """The groups of words of `words.csv` with the titles that belong to them, folded; the first word of a title of two.

    "porte" is among the spokespeople: rules look for one word at a time.

    Raises:
        DataError: a group for which rules ask is missing.
    """
    path = REGISTRY / "words.csv"
    rows = (row for _, row in read_rows(path, WORD_COLUMNS))
    groups = {row["group"]: frozenset(fold(word) for word in cells(row["words"])) for row in rows}
    if missing := WORD_GROUPS - groups.keys():
        raise DataError(f"{path}: no group {min(missing)!r}; expected {', '.join(sorted(WORD_GROUPS))}")
    groups |= {group: groups.get(group, frozenset()) for group in TITLE_GROUPS}
    for form, title in load_titles().by_form.items():
        for group in title.groups:
            groups[group] |= {_WORDS.findall(form)[0]}
    return groups


@cache
def load_regions() -> dict[str, str]:
    """Folded name of a region → the side for which its governor speaks."""
    rows = (row for _, row in read_rows(REGISTRY / "regions.csv", REGION_COLUMNS))
    return {fold(name): row["side"] for row in rows for name in cells(row["names"])}


@dataclass(frozen=True)
class Office:
    """One office of `offices.csv`: how roles begin that name it, and how texts describe its holder."""

    office: str
    sides: str
    words_of_role: tuple[str, ...]
    phrases: tuple[frozenset[str], ...]
    words: frozenset[str]  # of all phrases

    @property
    def begins(self) -> tuple[str, ...]:
        """How roles begin that name it, case aside."""
        return tuple(words.casefold() for words in self.words_of_role)


@cache
def load_offices() -> dict[str, Office]:
    """The offices of `offices.csv` by name.

    Raises:
        DataError: a word in braces is not in `titles.csv`.
    """
    path = REGISTRY / "offices.csv"
    offices = {}
    for line, row in read_rows(path, OFFICE_COLUMNS):
        begins = [form for words in cells(row["words_of_role"]) for form in _forms(path, line, words)]
        described = [form for phrase in cells(row["phrases"]) for form in _forms(path, line, phrase)]
        phrases = tuple(frozenset(_WORDS.findall(fold(phrase))) for phrase in described)
        words = frozenset(word for phrase in phrases for word in phrase)
        offices[row["office"]] = Office(row["office"], row["sides"], tuple(begins), phrases, words)
    return offices


def _forms(path: Path, line: int, phrase: str) -> Iterator[str]:
    """The phrase with each form of its words in braces: "{chef} pentagone" is also "cheffe pentagone"."""
    braces = _BRACES.search(phrase)
    if braces is None:
        yield phrase
        return
    word = braces.group(1)
    if fold(word) not in load_titles().by_form:
        raise DataError(f"{path} line {line}: unknown title {word!r} in braces; expected a form of titles.csv")
    for form in load_titles().others(word):
        written = form.capitalize() if word[0].isupper() else form
        yield from _forms(path, line, phrase.replace(braces.group(), written, 1))


@dataclass(frozen=True)
class Decisions:
    """What analysts decided of candidates: found id → the actor it is, and pairs that are two."""

    same: Mapping[str, str] = field(default_factory=dict)
    different: frozenset[frozenset[str]] = frozenset()

    def apart(self, actor: str, other: str) -> bool:
        """Whether it was decided that the two are not one."""
        return frozenset((actor, other)) in self.different


@cache
def load_decisions() -> Decisions:
    """The decisions of `decisions.csv`.

    Raises:
        DataError: a line is not as its README says.
    """
    path = REGISTRY / "decisions.csv"
    same: dict[str, str] = {}
    different = set()
    for line, row in read_rows(path, DECISION_COLUMNS):
        if row["decision"] not in ("same", "different"):
            raise DataError(f"{path} line {line}: decision {row['decision']!r}; expected same or different")
        if row["decision"] == "different":
            different.add(frozenset((row["actor"], row["other"])))
        elif row["actor"].startswith(FOUND):
            same[row["actor"]] = row["other"]
        else:
            raise DataError(f"{path} line {line}: actor {row['actor']!r}; expected an id that begins with {FOUND}")
    return Decisions(same, frozenset(different))
