"""What a command does not need it does not import: each begins in a moment."""

import subprocess
import sys

import pytest

from etl.model.places import ROOT

HEAVY = {"spacy", "lingua", "trafilatura", "dateparser", "duckdb", "pyarrow", "feedparser", "warcio", "streamlit"} | {
    "tantivy",
    "simplemma",
}
WAREHOUSE = {"duckdb"}
ARROW = {"duckdb", "pyarrow"}
LOADING = {"spacy", *ARROW}
RUN = """
import sys
from pathlib import Path
from etl.commands.app import main

answer = Path(sys.argv[1])
answer.unlink(missing_ok=True)
sys.argv = ["etl", *sys.argv[2:]]
try:
    main()
finally:
    answer.write_text("\\n".join(sys.modules))
"""
FRENCH = '{"id": 1, "lang": "fr", "text": "« Il n\'y a pas eu de contact », a déclaré mardi le ministre."}\n'
ENGLISH = '{"id": 1, "lang": "en", "text": "The minister said on Tuesday that the jets came close."}\n'
ARTICLE = "Date: 2023-03-15\nLang: en\n\nThe Pentagon said the jets came close.\n"
CASES = {
    "help": (["--help"], set()),
    "help of a command": (["load", "--help"], set()),
    "a wrong option": (["load", "{files}", "--map", "text"], set()),
    "status": (["status", "--warehouse", "{build}"], {"duckdb"}),
    "actors": (["actors", "Pentagon", "--warehouse", "{build}"], {"duckdb"}),
    "export": (["export", "{new}/all.csv", "--warehouse", "{build}"], {"duckdb", "pyarrow"}),
    "search": (["search", "Pentagon", "--warehouse", "{build}"], {"duckdb", "pyarrow", "tantivy", "simplemma"}),
    "extract in French": (["extract", "{files}/fr.jsonl"], {"spacy"}),
    "extract in English": (["extract", "{files}/en.jsonl"], {"spacy"}),
}


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """A folder with the files and an empty one."""
    root = tmp_path_factory.mktemp("imports")
    (root / "files").mkdir()
    for name, content in (("fr.jsonl", FRENCH), ("en.jsonl", ENGLISH), ("article.txt", ARTICLE)):
        (root / "files" / name).write_text(content, encoding="utf-8")
    (root / "new").mkdir()
    return root


@pytest.fixture(scope="module")
def loaded(root):
    """The modules that a load of one article has in the end; the build stays."""
    return modules(root, ["load", "{files}/article.txt", "--warehouse", "{build}"])


def modules(root, arguments):
    """The heavy ones of the modules that a process has after a command."""
    given = [argument.format(**{name: root / name for name in ("files", "build", "new")}) for argument in arguments]
    subprocess.run([sys.executable, "-c", RUN, str(root / "answer"), *given], cwd=ROOT, capture_output=True)
    return set((root / "answer").read_text().split()) & HEAVY


def test_a_load_imports_no_more_than_its_articles_need(loaded):
    assert loaded == {"spacy", "duckdb", "pyarrow", "tantivy", "simplemma"}


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize(("arguments", "expected"), CASES.values(), ids=CASES)
def test_what_is_not_needed_is_not_imported(root, arguments, expected):
    assert modules(root, arguments) == expected
