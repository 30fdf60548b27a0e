"""Real folders of real files."""

import subprocess
import sys
from types import ModuleType

import pytest

from etl.model.places import ROOT

RUSSIA = "« Il n'y a pas eu de contact », a déclaré Sergueï Choïgou à Moscou.\n"
STATES = "The Pentagon said the jets came close.\n"


@pytest.fixture(autouse=True)
def a_main_module_that_processes_can_do_without(monkeypatch):
    """A new process imports the main module first; Streamlit's test of a page leaves that page in its place."""
    monkeypatch.setitem(sys.modules, "__main__", ModuleType("__main__"))


@pytest.fixture
def folder(tmp_path):
    """Two good articles."""
    source = tmp_path / "articles"
    source.mkdir()
    (source / "fr.txt").write_text(RUSSIA, encoding="utf-8")
    (source / "en.txt").write_text(f"Date: 2023-03-15T18:30\nOutlet: Ledger\n\n{STATES}", encoding="utf-8")
    return source


@pytest.fixture
def etl():
    """`etl("load", ...)` runs the command as a user does."""

    def run(*arguments, given=None):
        command = [sys.executable, "-m", "etl", *map(str, arguments)]
        return subprocess.run(command, cwd=ROOT, input=given, capture_output=True, text=True, encoding="utf-8")

    return run
