"""The project's own files, as the tests of the house read them."""

import ast
from pathlib import Path

from etl.model.places import ROOT

KEPT = ("etl", "dashboard", "data", "docs", "tests", ".ci", ".streamlit")
NOT_OURS = ("data/warehouse", "data/compiled", "__pycache__")


def files(*suffixes, folders=KEPT):
    """The files with these endings, those of the root among them where all folders are asked for."""
    found = [path for folder in folders for path in (ROOT / folder).rglob("*")]
    if folders == KEPT:
        found += ROOT.iterdir()
    return sorted(
        path
        for path in found
        if path.is_file() and path.suffix in suffixes and not any(part in path.as_posix() for part in NOT_OURS)
    )


def name(path):
    """The path as the project names it."""
    return path.relative_to(ROOT).as_posix()


def code(*folders):
    """Each Python file of these folders with its syntax tree."""
    for path in files(".py", folders=folders):
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def room(module):
    """The folder below `etl` or `dashboard` in which a module stands: "etl.load" for "etl.load.run"."""
    return ".".join(Path(module.replace(".", "/")).parts[:2])
