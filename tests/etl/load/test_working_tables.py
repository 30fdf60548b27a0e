"""The working tables of a load stand in one file, with who makes and who reads each, and that is what the files do."""

import ast
import re
from collections import defaultdict
from typing import NamedTuple

import duckdb
import pytest

from etl.load.databases import SQL, open_old
from etl.warehouse.schema import TABLES

LOAD = SQL.parent
WORKING = SQL / "working.sql"
ASK_THE_BUILD = {"checks.sql", "publish.py"}  # the connection's current database is a build: plain names are its tables
_FILES = r"(?P<{}>.*\n(?:--     .*\n)*)"
DECLARED = re.compile(
    f"-- made by: {_FILES}-- read by: {_FILES}".format("makers", "readers") + r"CREATE (?:TABLE|VIEW) (?P<name>\w+)"
)
CREATED = re.compile(r"\bCREATE\s+(?:OR\s+REPLACE\s+)?(?:TEMP\s+)?(?:TABLE|VIEW)\s+(\w+)")
COMMON_TABLE = re.compile(r"(?:\bWITH|,)\s+(\w+)\s+AS\s+(?:MATERIALIZED\s+)?\(")
MADE = re.compile(r"\b(?:INSERT\s+INTO|UPDATE|DELETE\s+FROM)\s+([\w.]+)")
READ = re.compile(r"\b(?:FROM|JOIN)\s+([\w.]+)\b(?![.\w]|\s*\()")  # no function, no gap in an f-string


class Uses(NamedTuple):
    """The tables that a file makes and those that it reads, with the name of their database where the file has it."""

    makes: set[str]
    reads: set[str]


def files():
    """The code and the SQL of a load."""
    return [*LOAD.rglob("*.py"), *LOAD.rglob("*.sql")]


def of_sql(text):
    """What the statements of some SQL use, their own common tables left out."""
    makes, reads = set(), set()
    for statement in re.sub(r"--.*|'[^']*'", "", text).split(";"):
        own = set(COMMON_TABLE.findall(statement))
        makes.update(CREATED.findall(statement), MADE.findall(statement))
        reads.update(set(READ.findall(re.sub(r"\bDELETE\s+FROM\b", "", statement))) - own)
    return Uses(makes, reads)


def of_python(text):
    """What a module uses: in its SQL, and as arguments of the functions that fill or count a table."""
    tree = ast.parse(text)
    documented = (ast.Module, ast.FunctionDef, ast.ClassDef)
    docstrings = {
        id(node.body[0].value) for node in ast.walk(tree) if isinstance(node, documented) and ast.get_docstring(node)
    }
    makes, reads = set(), set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            found = of_sql(node.value)
            makes |= found.makes
            reads |= found.reads | set(re.findall(r"^memory\.\w+$", node.value))
        elif isinstance(node, ast.Call):
            called = getattr(node.func, "id", getattr(node.func, "attr", None))
            if called in ("insert", "insert_columns", "count") and len(node.args) > 1:
                (reads if called == "count" else makes).update(named(node.args[1]))
            elif called in ("create_view", "register"):
                makes |= named(node.args[0])
    return Uses(makes, reads)


def named(argument):
    """The tables that an argument names: one, or with a gap in an f-string all that are declared and fit."""
    if isinstance(argument, ast.Constant):
        return {argument.value}
    if isinstance(argument, ast.JoinedStr):
        pattern = "".join(
            re.escape(part.value) if isinstance(part, ast.Constant) else r"\w+" for part in argument.values
        )
        return {name for name in declared() if re.fullmatch(pattern, name)}
    return set()  # a parameter: whoever calls names the table


def uses():
    """What each file of the load makes and reads, by the name that working.sql calls it."""
    found = {str(path.relative_to(LOAD)): of_python(path.read_text("utf-8")) for path in LOAD.rglob("*.py")}
    found |= {path.name: of_sql(path.read_text("utf-8")) for path in SQL.glob("*.sql") if path != WORKING}
    return found


def working(names, file):
    """Those of the names that are no table of a build, without the name of their database."""
    plain = {name for name in names if "." not in name and file not in ASK_THE_BUILD}
    return plain | {name.removeprefix("memory.") for name in names if name.startswith("memory.")}


def declared():
    """For each working table who makes and who reads it, as its comment says."""
    return {
        match["name"]: Uses(*(set(re.findall(r"[\w/]+\.\w+", match[who])) for who in ("makers", "readers")))
        for match in DECLARED.finditer(WORKING.read_text("utf-8"))
    }


def used():
    """For each working table that any file names who makes and who reads it, as the files are.

    A view that no other file makes shows something where it is declared.
    """
    makers, readers = defaultdict(set), defaultdict(set)
    for file, found in uses().items():
        for name in working(found.makes, file):
            makers[name].add(file)
        for name in working(found.reads, file):
            readers[name].add(file)
    views = re.findall(r"CREATE VIEW (\w+)", WORKING.read_text("utf-8"))
    return {
        name: Uses(makers[name] or ({WORKING.name} if name in views else set()), readers[name])
        for name in makers | readers
    }


def test_every_working_table_is_declared_and_nothing_else_is():
    assert used().keys() == declared().keys()
    with duckdb.connect() as connection:
        open_old(connection, None, "v")
        query = "SELECT table_name FROM information_schema.tables WHERE table_catalog = 'memory'"
        assert {name for (name,) in connection.execute(query).fetchall()} == declared().keys()


@pytest.mark.parametrize("table", sorted(declared()))
def test_the_comment_of_a_working_table_names_the_files_that_make_and_read_it(table):
    assert declared()[table] == used()[table]
    assert all(declared()[table])


def test_no_other_file_of_the_load_makes_a_table_or_view():
    creators = [path.name for path in files() if CREATED.search(re.sub("--.*", "", path.read_text("utf-8")))]
    assert creators == [WORKING.name]


@pytest.mark.parametrize("table", TABLES)
def test_one_file_alone_fills_a_table_of_the_build(table):
    fills = re.compile(rf'INSERT INTO build\.{table}\b|insert\([\w.]+, "build\.{table}"')
    assert len([path.name for path in files() if fills.search(path.read_text("utf-8"))]) == 1


def test_a_side_is_written_in_one_place():
    changes = re.compile(r"UPDATE (?:build\.)?statements")
    assert [path.name for path in files() if changes.search(path.read_text("utf-8"))] == []


def test_what_the_derivation_finds_in_sql_and_in_python():
    sql = "WITH q AS (FROM z) INSERT INTO t SELECT * FROM q JOIN build.a USING (x) WHERE y IN (FROM v) -- FROM w"
    assert of_sql(sql) == Uses({"t"}, {"z", "build.a", "v"})
    assert of_sql("DELETE FROM t WHERE a IS DISTINCT FROM b.c; UPDATE u SET x = m.x FROM m") == Uses(
        {"t", "u"}, {"b.c", "m"}
    )
    module = '"""FROM d"""\ninsert(c, "t", rows)\ncount(c, "u")\nc.execute("SELECT 1 FROM v")\nx = "memory.w"'
    assert of_python(module) == Uses({"t"}, {"u", "v", "memory.w"})
