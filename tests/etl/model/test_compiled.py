"""What is kept compiled is what would be made, whatever happened to its file."""

import gc
import pickle
import subprocess
import sys

import pytest

from etl.model import compiled as module
from etl.model.compiled import KEPT, compiled
from etl.model.places import ROOT


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("CONTRECHAMP_COMPILED", str(tmp_path / "compiled"))
    return tmp_path / "compiled"


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "words.tsv"
    path.write_text("oui\tnon\n", encoding="utf-8")
    return path


@pytest.fixture
def made(source):
    """`made()` is the words of the source and how often they were made."""
    count = 0

    def make():
        nonlocal count
        count += 1
        return {"words": source.read_text(encoding="utf-8").split()}

    def ask(**options):
        return compiled("words", make, of=[source], **options), count

    return ask


def test_it_is_made_once(folder, made):
    assert made() == made() == ({"words": ["oui", "non"]}, 1)
    assert len(list(folder.iterdir())) == 1


def test_another_source_makes_another(folder, made, source):
    made()
    source.write_text("si\tnon\n", encoding="utf-8")
    assert made() == ({"words": ["si", "non"]}, 2)
    source.write_text("oui\tnon\n", encoding="utf-8")
    assert made() == ({"words": ["oui", "non"]}, 2)


def test_another_package_makes_another(folder, made, monkeypatch):
    made(packages=["spacy"])
    monkeypatch.setattr(module, "version", lambda package: "99.0")
    assert made(packages=["spacy"])[1] == 2


def test_another_python_makes_another(folder, made, monkeypatch):
    made()
    monkeypatch.setattr(sys, "version", "99.0")
    assert made()[1] == 2


DAMAGES = {
    "empty": lambda whole: b"",
    "cut": lambda whole: whole[:-1],
    "checksum alone": lambda whole: whole[:16],
    "a changed byte": lambda whole: whole.replace(b"oui", b"Oui"),
    "something else": lambda whole: b"# Notes\n" * 100,
    "a pickle from elsewhere": lambda whole: pickle.dumps({"words": ["peut-être"]}),
    "a class that is gone": lambda whole: _signed(b"\x80\x04\x8c\x03etl\x8c\x04Gone\x93."),
}


def _signed(pickled):
    return module._checksum(pickled) + pickled


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_file_is_made_anew(folder, made, damage):
    made()
    (file,) = folder.iterdir()
    whole = file.read_bytes()
    file.write_bytes(damage(whole))
    assert made() == ({"words": ["oui", "non"]}, 2)
    assert file.read_bytes() == whole


class _Runs:
    def __reduce__(self):
        return exec, ("raise SystemExit('a foreign file was run')",)


def test_a_foreign_pickle_is_not_run(folder, made):
    made()
    (file,) = folder.iterdir()
    file.write_bytes(pickle.dumps(_Runs()))
    assert made()[1] == 2


def test_a_folder_in_the_files_place_is_no_error(folder, made):
    made()
    (file,) = folder.iterdir()
    file.unlink()
    file.mkdir()
    assert made()[0] == made()[0] == {"words": ["oui", "non"]}


def test_without_a_folder_it_is_made_each_time(folder, made):
    folder.write_text("a file stands where the folder should be", encoding="utf-8")
    assert made() == ({"words": ["oui", "non"]}, 1)
    assert made() == ({"words": ["oui", "non"]}, 2)


def test_an_error_is_raised_and_nothing_kept(folder, source):
    with pytest.raises(ZeroDivisionError):
        compiled("words", lambda: 1 / 0, of=[source])
    assert not folder.exists()


def test_files_that_were_not_used_for_longest_go(folder, made, source):
    kept = source.read_text(encoding="utf-8")
    made()
    for number in range(2 * KEPT):
        source.write_text(f"word {number}\n", encoding="utf-8")
        made()
        source.write_text(kept, encoding="utf-8")
        made()
    assert made()[1] == 1 + 2 * KEPT  # the first was used again and again
    assert len(list(folder.iterdir())) == KEPT


def test_files_of_another_name_stay(folder, made, source):
    compiled("names", list, of=[source])
    for number in range(2 * KEPT):
        source.write_text(f"word {number}\n", encoding="utf-8")
        made()
    assert len(list(folder.glob("names.*"))) == 1


def test_the_collector_is_left_as_it_was(folder, made):
    made()
    made()
    assert gc.isenabled()
    gc.disable()
    try:
        made()
        assert not gc.isenabled()
    finally:
        gc.enable()


MANY = """
import sys
from pathlib import Path
from etl.model.compiled import compiled
for number in range(300):
    source = Path(sys.argv[1]) / f"{number % 7}"
    words = compiled("words", lambda: source.read_text().split(), of=[source])
    assert words == [source.name] * 1000, words
"""


def test_processes_at_once_do_not_mind_each_other(folder, tmp_path):
    for number in range(7):
        (tmp_path / f"{number}").write_text(f"{number} " * 1000, encoding="utf-8")
    command = [sys.executable, "-c", MANY, str(tmp_path)]
    running = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    for process in running:
        assert process.communicate()[1] == ""
        assert process.returncode == 0
