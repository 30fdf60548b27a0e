"""Which files of code a module needs is read in their text."""

import subprocess
import sys

import pytest

from etl.model import code
from etl.model.places import ROOT

IMPORTS = {
    "a module": ("import etl.rooms.other", {"other"}),
    "by another name": ("import etl.rooms.other as o", {"other"}),
    "from its folder": ("from etl.rooms import other", {"other"}),
    "what stands in it": ("from etl.rooms.other import (\n    one,\n    two as deux,\n)", {"other"}),
    "several": ("from etl.rooms import other, third", {"other", "third"}),
    "inside a function": ("def f():\n    if 1:\n        from etl.rooms.other import one", {"other"}),
    "in a class, a try": (
        "class C:\n    try:\n        import etl.rooms.other\n    except ImportError:\n        pass",
        {"other"},
    ),
    "for types alone": ("from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from etl.rooms import other", set()),
    "unless for types": ("if TYPE_CHECKING:\n    pass\nelse:\n    from etl.rooms import other", {"other"}),
    "of somebody else": ("import json\nfrom pathlib import Path\nimport etlx.rooms.other", set()),
    "in a string": ('"""\nimport etl.rooms.other\n"""', set()),
    "in a circle": ("import etl.rooms.back", {"back"}),
    "further on": ("import etl.rooms.on", {"on", "other"}),
}


@pytest.fixture
def rooms(tmp_path, monkeypatch):
    """`rooms(text)` is a project whose module `etl.rooms.asked` has that text."""

    def write(text):
        folder = tmp_path / "etl" / "rooms"
        folder.mkdir(parents=True)
        texts = {"__init__": "", "asked": text, "other": "", "third": "", "back": "import etl.rooms.asked"}
        for name, content in {**texts, "on": "def f():\n    import etl.rooms.other"}.items():
            (folder / f"{name}.py").write_text(content, encoding="utf-8")
        (folder.parent / "__init__.py").touch()
        return folder.parent

    def forget():
        code._files.cache_clear()
        code._imports.cache_clear()

    monkeypatch.setattr(code, "CODE", tmp_path / "etl")
    monkeypatch.setenv("CONTRECHAMP_COMPILED", str(tmp_path / "compiled"))
    forget()
    yield write
    forget()


@pytest.mark.parametrize(("text", "expected"), IMPORTS.values(), ids=IMPORTS)
def test_imports_are_followed(rooms, text, expected):
    root = rooms(text)
    found = {path.relative_to(root).as_posix() for path in code.code_of("etl.rooms.asked")}
    assert found == {"__init__.py", "rooms/__init__.py", "rooms/asked.py"} | {f"rooms/{name}.py" for name in expected}


def test_what_is_set_apart_is_not_followed(rooms):
    rooms("import etl.rooms.on, etl.rooms.third")
    found = {path.stem for path in code.code_of("etl.rooms.asked", apart_from=("etl.rooms.on", "etl.rooms.thi"))}
    assert found == {"__init__", "asked", "third"}


EXTRACTS = """
import sys
from etl.contract import extract_lines
from etl.extract import DEFAULT
for text in ("« C'est vrai », a dit Paul.", "It is true, said Paul."):
    list(extract_lines(['{"id": 1, "text": "%s", "published_at": "2023-03-14"}' % text], DEFAULT))
print(*sorted(module for module in sys.modules if module.partition(".")[0] == "etl"))
"""


def test_nothing_that_extraction_runs_is_missed():
    run = subprocess.run([sys.executable, "-c", EXTRACTS], cwd=ROOT, capture_output=True, text=True, check=True)
    found = {code._module(path) for path in code.code_of("etl.contract")}
    loaded = set(run.stdout.splitlines()[-1].split())
    assert "etl.statements.find" in loaded
    assert loaded <= found
