"""Actors in words and tables: what each is called, how it is found in any spelling, how they are grouped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any
from urllib.parse import quote

from dashboard.elements.sides import side_label
from dashboard.elements.words import LONGEST_LABEL, cut, escaped, number, table, words
from etl.actors.spelling import sounds
from etl.model.folding import searchable

MOST_SPELLINGS = 6  # shown beside a name
NO_OFFICE = "office not known"
Row = dict[str, Any]


def labels(actors: Sequence[Row]) -> dict[str, str]:
    """The name of each actor by id; where two have one name, their ids stand beside it."""
    shown = {actor["actor_id"]: cut(actor["name"], LONGEST_LABEL) for actor in actors}
    names = Counter(shown.values())
    return {actor_id: name if names[name] == 1 else f"{name} [{actor_id}]" for actor_id, name in shown.items()}


def options(actors: Sequence[Row]) -> dict[str, str]:
    """What the filter shows of each actor: name, side, statements, other spellings; the largest side first."""
    names = labels(actors)
    weight = Counter[str | None]()
    for actor in actors:
        weight[actor["side"]] += actor["statements"]
    ordered = sorted(actors, key=lambda a: (a["side"] is None, -weight[a["side"]], a["side"] or "", -a["statements"]))
    return {actor["actor_id"]: option(actor, names[actor["actor_id"]]) for actor in ordered}


def option(actor: Row, label: str) -> str:
    """The words that typing looks in: they end with the names that have accents without them."""
    other = _distinct([*actor["spellings"], *actor["aliases"]], known=[actor["name"]])
    plain = [searchable(name) for name in (actor["name"], *other) if searchable(name) != name.casefold()]
    names = (cut(name, LONGEST_LABEL) for name in (*other, *dict.fromkeys(plain)))
    return " · ".join([label, actor["side"] or "no side", str(actor["statements"]), *names])


def other_spellings(actor: Row) -> list[str]:
    """The ways in which the articles name an actor that add letters to search by, the most frequent first."""
    return _distinct(actor["spellings"], known=[actor["name"]])[:MOST_SPELLINGS]


def _distinct(names: Iterable[str], known: Iterable[str]) -> list[str]:
    """The names that none before them holds, accents and case aside."""
    seen = [searchable(name) for name in known]
    kept: list[str] = []
    for name in names:
        if not any(searchable(name) in other for other in seen):
            seen.append(searchable(name))
            kept.append(name)
    return kept


def matching(actors: Iterable[Row], wanted: str) -> list[Row]:
    """The actors one of whose names holds the words, accents and case aside; where none does, those that sound so."""
    actors, folded = list(actors), searchable(wanted)
    return [actor for actor in actors if any(folded in searchable(name) for name in _names(actor))] or [
        actor for actor in actors if any(set(sounds(wanted)) <= set(sounds(name)) for name in _names(actor))
    ]


def _names(actor: Row) -> tuple[str, ...]:
    return (actor["name"], *actor["spellings"], *actor["aliases"])


GROUPS: dict[str, Callable[[Row], str]] = {
    "side": lambda actor: side_label(actor["side"]),
    "kind": lambda actor: actor["kind"],
    "role": lambda actor: (actor["office"] or (NO_OFFICE if actor["kind"] == "person" else actor["kind"])).replace(
        "-", " "
    ),
}


def grouped(actors: Iterable[Row], by: str) -> list[tuple[str, list[Row]]]:
    """The actors by side, kind or role: the group that says most first."""
    groups: dict[str, list[Row]] = {}
    for actor in actors:
        groups.setdefault(GROUPS[by](actor), []).append(actor)
    return sorted(groups.items(), key=lambda group: (group[0] == NO_OFFICE, -statements(group[1]), group[0]))


def statements(actors: Iterable[Row]) -> int:
    """How many statements the actors make together."""
    return sum(actor["statements"] for actor in actors)


def actors_table(actors: Sequence[Row], names: dict[str, str]) -> str:
    """The actors with side, role, counts and spellings; the name leads to the timeline of what they say.

    `names` are the labels by which the timeline's address knows them.
    """
    rows = (
        (
            f'<a href="timeline?actor={quote(names[actor["actor_id"]], safe="")}">{words(actor["name"])}</a>',
            words(actor["side"]),
            words(actor["kind"]),
            words(actor["role"]),
            number(actor["statements"]),
            number(actor["articles"]),
            words(", ".join(other_spellings(actor))),
        )
        for actor in actors
    )
    header = ("Actor", "Side", "Kind", "Role", "Statements", "Articles", "Also named")
    return table(header, rows, kind="cc-actors")


def candidates_table(candidates: Iterable[Row]) -> str:
    """Actors that may be one, with the score and the reason."""
    rows = (
        (
            f"{words(row['other'])} <code>{escaped(row['other_id'])}</code>",
            f"{words(row['name'])} <code>{escaped(row['actor_id'])}</code>",
            number(f"{row['score']:.0f}"),
            words(row["reason"]),
        )
        for row in candidates
    )
    return table(("Perhaps", "is", "Alike", "Why"), rows)


def log_table(changes: Iterable[Row]) -> str:
    """What became of ids from build to build."""
    rows = (
        (
            words(f"{row['changed_at']:%Y-%m-%d %H:%M} UTC"),
            words(row["what"]),
            f"<code>{escaped(row['actor_id'])}</code>",
            f"<code>{escaped(row['other_id'])}</code>",
            words(row["reason"]),
        )
        for row in changes
    )
    return table(("When", "What", "Id", "Now", "Why"), rows)
