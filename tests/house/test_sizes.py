"""Small files that are what their name says: how many stand in a folder, how long they and their functions are."""

import ast

import pytest

from etl.model.places import ROOT
from tests.house.project import code, name

MOST_ENTRIES = 14  # besides __init__.py
MOST_LINES = 300
MOST_BODY = 40  # lines of a function below its docstring
# One file a construction, one file a kind of source; a folder a step; knowledge of words beside the steps of parsing.
FULL = ("etl/statements", "etl/sources", "etl", "etl/parse")
FOLDERS = sorted({path.parent for path, _ in code("etl", "dashboard")} | {ROOT / "etl/load/sql"})


@pytest.mark.parametrize("folder", FOLDERS, ids=name)
def test_entries(folder):
    entries = [each.name for each in folder.iterdir() if each.name not in ("__init__.py", "__pycache__")]
    if name(folder) not in FULL:
        assert len(entries) <= MOST_ENTRIES, f"{name(folder)} has {len(entries)} entries: {sorted(entries)}"


@pytest.mark.parametrize("folder", FOLDERS, ids=name)
def test_each_folder_says_what_goes_in_and_what_comes_out(folder):
    if not any(folder.glob("*.py")) or name(folder) == "dashboard/views":
        pytest.skip("no package")
    tree = ast.parse((folder / "__init__.py").read_text(encoding="utf-8"))
    assert ast.get_docstring(tree)


def test_lines():
    sizes = {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path, _ in code("etl", "dashboard")}
    assert {path: size for path, size in sizes.items() if size > MOST_LINES} == {}


def body(function):
    """The lines of a function below its head and docstring."""
    first = function.body[0]
    documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    start = first.end_lineno + 1 if documented else first.lineno
    return function.end_lineno - start + 1


def test_bodies():
    long = {
        f"{name(path)}: {function.name}": body(function)
        for path, tree in code("etl", "dashboard")
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef) and body(function) > MOST_BODY
    }
    assert long == {}
