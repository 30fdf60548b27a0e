"""What a command does not need it does not import: each begins in a moment."""

import subprocess
import sys

import pytest

from etl.model.places import ROOT

HEAVY = {"spacy", "lingua", "trafilatura", "dateparser", "duckdb", "pyarrow", "feedparser", "warcio", "streamlit"}
WAREHOUSE = {"duckdb"}
ARROW = {"duckdb", "pyarrow"}
LOADING = {"spacy", *ARROW}
RUN = """
import sys
from pathlib import Path
from etl.commands.app import main

answer = Path(sys.argv[1])
sys.argv = ["etl", *sys.argv[2:]]
try:
    main()
finally:
    answer.write_text("\\n".join(sys.modules))
"""
FRENCH = '{"id": 1, "lang": "fr", "text": "« Il n\'y a pas eu de contact », a déclaré mardi le ministre."}\n'
ENGLISH = '{"id": 1, "lang": "en", "text": "The minister said on Tuesday that the jets came close."}\n'
PAGE = "<html><body><article>" + "<p>The Pentagon said the jets came close.</p>" * 9 + "</article></body></html>"
FEED = "<rss version='2.0'><channel><item><description>“It is so,” he said.</description></item></channel></rss>"
FILES = {
    "fr.jsonl": FRENCH,
    "en.jsonl": ENGLISH,
    "unknown.jsonl": FRENCH.replace('"lang": "fr", ', ""),
    "plain.txt": "Date: 2023-03-15\nLang: en\n\nThe Pentagon said the jets came close.\n",
    "worded.txt": "Date: 15 March 2023\nLang: en\n\nThe Pentagon said the jets came close.\n",
    "unknown.txt": "The Pentagon said the jets came close.\n",
    "page.html": PAGE,
    "feed.rss": FEED,
}
CASES = {
    "help": (["--help"], set()),
    "help of a command": (["extract", "--help"], set()),
    "status": (["status", "--warehouse", "{build}"], WAREHOUSE),
    "actors": (["actors", "Choïgou", "--warehouse", "{build}"], WAREHOUSE),
    "export of csv": (["export", "{new}/all.csv", "--warehouse", "{build}"], ARROW),
    "export of parquet": (["export", "{new}/all.parquet", "--warehouse", "{build}"], ARROW),
    "extract in French": (["extract", "{files}/fr.jsonl"], {"spacy"}),
    "extract in English": (["extract", "{files}/en.jsonl"], {"spacy"}),
    "extract in a language to be told": (["extract", "{files}/unknown.jsonl"], {"spacy", "lingua"}),
    "load of a text": (["load", "{files}/plain.txt", "--warehouse", "{new}"], LOADING),
    "load of a text with a date in words": (
        ["load", "{files}/worded.txt", "--warehouse", "{new}"],
        {*LOADING, "dateparser"},
    ),
    "load of a text in a language to be told": (
        ["load", "{files}/unknown.txt", "--warehouse", "{new}"],
        {*LOADING, "lingua"},
    ),
    "load of a page": (["load", "{files}/page.html", "--warehouse", "{new}"], {*LOADING, "lingua", "trafilatura"}),
    "load of a feed": (["load", "{files}/feed.rss", "--warehouse", "{new}"], {*LOADING, "lingua", "feedparser"}),
}


@pytest.fixture(scope="module")
def places(tmp_path_factory):
    """Folders with the files, with a build, and an empty one."""
    root = tmp_path_factory.mktemp("imports")
    (root / "files").mkdir()
    for name, content in FILES.items():
        (root / "files" / name).write_text(content, encoding="utf-8")
    found = {name: str(root / name) for name in ("files", "build", "new")}
    run(root, ["load", "{files}/plain.txt", "--warehouse", "{build}"], found)
    return root, found


def run(root, arguments, places):
    """The modules that a process has after a command."""
    given = [argument.format(**places) for argument in arguments]
    subprocess.run([sys.executable, "-c", RUN, str(root / "answer"), *given], cwd=ROOT, capture_output=True, check=True)
    return set((root / "answer").read_text().split())


@pytest.mark.parametrize(("arguments", "expected"), CASES.values(), ids=CASES)
def test_what_is_not_needed_is_not_imported(places, tmp_path, arguments, expected):
    root, found = places
    assert run(root, arguments, {**found, "new": str(tmp_path)}) & HEAVY == expected
