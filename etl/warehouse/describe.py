"""`docs/warehouse.md`: the warehouse table by table and column by column, from the comments of its own schema.

`python -m etl.warehouse.describe > docs/warehouse.md` renews it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

import duckdb

from etl.warehouse.builds import POINTER
from etl.warehouse.schema import SCHEMA, SCHEMA_VERSION

RENEW = "python -m etl.warehouse.describe > docs/warehouse.md"

# How a program opens the current build. The tests run it.
READING = f'''from pathlib import Path

import duckdb

warehouse = Path("data/warehouse")
name = (warehouse / "{POINTER}").read_text(encoding="utf-8").strip()
connection = duckdb.connect(str(warehouse / f"{{name}}.duckdb"), read_only=True)
with connection.cursor() as cursor:
    print(cursor.execute("SELECT count(*) FROM statements").fetchone())
'''

# Questions and the SQL that answers them. The tests run it.
EXAMPLES = {
    "Who says most, and for which side": """
SELECT p.name, s.side, count(*) AS statements, count(DISTINCT s.article_id) AS articles
FROM statements AS s
JOIN actors AS p USING (actor_id)
GROUP BY ALL
ORDER BY statements DESC, p.name
LIMIT 10""",
    "What one side says, with the place in the text where each part of it stands": """
SELECT s.said_start, s.said_end, s.said_precision, coalesce(p.name, s.speaker) AS who, s.content, a.title, a.address,
       [a.text[r.char_start + 1 : r.char_end] FOR r IN s.content_ranges] AS parts
FROM statements AS s
JOIN articles AS a USING (article_id)
LEFT JOIN actors AS p USING (actor_id)
WHERE s.side = 'RU'
ORDER BY coalesce(s.said_start, s.said_end) NULLS LAST, s.article_id, s.ordinal""",
}

OPENING = """A warehouse is a folder. A load writes a new **build** beside the others, one DuckDB file `<build>.duckdb`,
and when it is whole and checked the file `{pointer}` is made to name it: one line, the build's name without the ending.
A build that was published never changes. The last ones are kept, the oldest are removed.

- Read `{pointer}` first, and again whenever you want what was loaded since: what you have open stays as it is.
- Open the build **read-only**: any number of programs can then read it, and none disturbs a load.
- Take **a cursor a thread**, `connection.cursor()`: one connection that threads share mixes up their rows.
- Compare `build.schema_version` with the version of this page, {version}: another one has other tables.
- SQL counts characters from 1, the ranges count from 0: what is `text[start:end]` in Python is
  `text[char_start + 1 : char_end]` in DuckDB, which counts the same characters."""

_COMMENT = re.compile(r"((?:[^'-]|'[^']*'|-(?!-))*)--\s*(.*)")  # what stands before it, and what it says
_MADE = re.compile(r"CREATE (?:TABLE|VIEW) (\w+)")
_DEFINED = re.compile(r"(?:.*\bAS )?(?:\w+\.)?(\w+|\*)")
_ALL = "*"  # the place of a comment on `articles.*`

COLUMNS = """
SELECT c.table_name, c.column_name, c.data_type, c.is_nullable, coalesce(string_agg(k.expression, ' AND '), '')
FROM duckdb_columns() AS c
LEFT JOIN duckdb_constraints() AS k
    ON k.table_oid = c.table_oid AND k.constraint_type = 'CHECK' AND k.constraint_column_names = [c.column_name]
WHERE NOT c.internal
GROUP BY c.table_name, c.column_name, c.data_type, c.is_nullable, c.table_oid, c.column_index
ORDER BY c.table_oid, c.column_index
"""


class Column(NamedTuple):
    """A column as DuckDB has it; `allowed` is the condition that its values meet, empty for none."""

    name: str
    type: str
    nullable: bool
    allowed: str


def comments() -> dict[tuple[str, str | None], str]:
    """What the schema's comments say of each table or view (table, None) and column (table, column) that has one.

    A comment stands after the column or after the table's opening bracket; lines of comment alone continue it, or
    stand above the table. What stands after `articles.*` is said of each of those columns.
    """
    found: dict[tuple[str, str | None], str] = {}
    for paragraph in SCHEMA.read_text(encoding="utf-8").split("\n\n")[1:]:
        if made := _MADE.search(paragraph):
            said = _comments_of(paragraph, [column.name for column in tables()[made[1]]])
            found |= {(made[1], column): comment for column, comment in said.items()}
    return found


def _comments_of(paragraph: str, names: Sequence[str]) -> dict[str | None, str]:
    """The comments of one table or view by column, None for the table itself."""
    found: dict[str | None, str] = {}
    for column, comment in _commented(paragraph, {*names, _ALL}):
        found[column] = f"{found[column]} {comment}" if column in found else comment
    shared = found.pop(_ALL, None)
    return {**dict.fromkeys(names, shared), **found} if shared else found


def _commented(paragraph: str, names: set[str]) -> Iterator[tuple[str | None, str]]:
    """Each comment of a table or view with the column that it belongs to, None for the table itself."""
    column = None
    for line in paragraph.splitlines():
        match = _COMMENT.fullmatch(line)
        column = _named(match[1] if match else line, names) or column
        if match and match[2]:
            yield column, match[2]


def _named(code: str, names: set[str]) -> str | None:
    """The column that a line defines: `a INTEGER NOT NULL,`, `x.a,`, `x.b AS a,`; `*` for `x.* EXCLUDE (b),`."""
    match = _DEFINED.match(code.strip())
    return match[1] if match and match[1] in names else None


@cache
def tables() -> dict[str, tuple[Column, ...]]:
    """The columns of each table and view in their order, as a DuckDB has them that was made from the schema."""
    found: dict[str, tuple[Column, ...]] = {}
    with duckdb.connect() as connection:
        connection.execute(SCHEMA.read_text(encoding="utf-8"))
        for table, *column in connection.execute(COLUMNS).fetchall():
            found[table] = (*found.get(table, ()), Column(*column))
    return found


def introduction() -> str:
    """The block of comments at the head of the schema."""
    lines = SCHEMA.read_text(encoding="utf-8").splitlines()
    block = lines[: next(number for number, line in enumerate(lines) if not line.startswith("--"))]
    return "\n".join(line.removeprefix("--").strip() for line in block)


def describe() -> str:
    """The page as Markdown."""
    said = comments()
    contents = (f"- [{table}](#{table}): {_escaped(said.get((table, None), ''))}" for table in tables())
    parts = [
        "# The warehouse",
        f"<!-- Made from etl/warehouse/sql/schema.sql. To renew it: {RENEW} -->",
        f"Schema version {SCHEMA_VERSION}. {introduction()}",
        "## How to read it",
        OPENING.format(pointer=POINTER, version=SCHEMA_VERSION),
        f"```python\n{READING.strip()}\n```",
        *(f"{question}:\n\n```sql\n{sql.strip()}\n```" for question, sql in EXAMPLES.items()),
        "## The tables",
        "\n".join(contents),
        *(_section(table, said) for table in tables()),
    ]
    return "\n\n".join(parts) + "\n"


def _section(table: str, said: Mapping[tuple[str, str | None], str]) -> str:
    """A table's part of the page. What is made of other tables is not said to be NULL or not: DuckDB does not know."""
    columns = tables()[table]
    known = any(not column.nullable for column in columns)
    names = ("column", "type", *(("may be NULL",) if known else ()), "meaning")
    rows = (
        (column.name, column.type, *_nullable(column, known=known), _meaning(column, said.get((table, column.name))))
        for column in columns
    )
    lines = (f"| {' | '.join(cells)} |" for cells in (names, ["---"] * len(names), *rows))
    return "\n".join((f"### {table}", "", _escaped(said.get((table, None), "")), "", *lines))


def _nullable(column: Column, *, known: bool) -> tuple[str, ...]:
    return ("yes" if column.nullable else "no",) if known else ()


def _meaning(column: Column, comment: str | None) -> str:
    allowed = f"`{column.allowed.removeprefix('(').removesuffix(')')}`" if column.allowed else ""
    return " · ".join(filter(None, (_escaped(comment or ""), allowed)))


def _escaped(words: str) -> str:
    """The words so that Markdown shows them as they are, in a table too."""
    return re.sub(r"([|<*`\[\]])", r"\\\1", words)


def main() -> None:
    """Writes the page to standard output, in UTF-8 whatever the terminal uses."""
    sys.stdout.buffer.write(describe().encode())


if __name__ == "__main__":
    main()
