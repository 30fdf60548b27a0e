"""views → controls → elements → rows: no arrow points back, elements know nothing of Streamlit, nothing loads spaCy."""

import ast
import os
import re
import subprocess
import sys

import pytest

from etl.model.places import ROOT
from tests.dashboard import builds

DASHBOARD = ROOT / "dashboard"
MODULES = sorted(path for path in DASHBOARD.rglob("*.py") if path.name != "__init__.py")
FOLDERS = ("views", "controls", "elements", "rows")
# What a module of each folder may import of the dashboard; "" stands for the files beside the folders.
BELOW = {
    "": ("bootstrap", "pages", *FOLDERS[1:]),
    "views": FOLDERS[1:],
    "controls": ("pages", *FOLDERS[1:]),
    "elements": FOLDERS[2:],
    "rows": FOLDERS[3:],
}


def name(path):
    return path.relative_to(DASHBOARD).as_posix()


def folder(path):
    return path.relative_to(DASHBOARD).parts[0] if path.parent != DASHBOARD else ""


def imported(path):
    """The modules that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_no_arrow_points_back(path):
    for module in imported(path):
        top, _, rest = module.partition(".")
        if top == "dashboard":
            assert rest.partition(".")[0] in BELOW[folder(path)], f"dashboard/{name(path)} imports {module}"


@pytest.mark.parametrize("path", [path for path in MODULES if folder(path) == "rows"], ids=name)
def test_rows_use_only_the_caches_of_streamlit(path):
    used = re.findall(r"\bst\.(\w+)", path.read_text(encoding="utf-8"))
    assert set(used) <= {"cache_data", "cache_resource"}


def run(program, **environment):
    command, env = [sys.executable, "-c", program], {**os.environ, **environment}
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)


IMPORT = """
import sys
from importlib import import_module
for name in {names}:
    import_module(name)
assert {absent!r} not in sys.modules, {absent!r} + " was imported"
"""


def importing(folders, absent):
    modules = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in MODULES if folder(path) in folders]
    assert modules
    return run(IMPORT.format(names=modules, absent=absent))


def test_elements_do_without_streamlit():
    done = importing(("elements",), "streamlit")
    assert done.returncode == 0, done.stderr


# The pages as Streamlit runs them: they are scripts.
RUN = """
import sys
from streamlit.testing.v1 import AppTest
for page in sys.argv[1:]:
    assert not AppTest.from_file(page, default_timeout=60).run().exception
assert "spacy" not in sys.modules, "spacy was imported"
"""


def test_no_page_loads_spacy(tmp_path):
    pages = [str(path) for path in MODULES if folder(path) == "views"]
    assert pages
    program = f"import sys; sys.argv[1:] = {[str(DASHBOARD / 'app.py'), *pages]!r}\n{RUN}"
    done = run(program, CONTRECHAMP_WAREHOUSE=str(builds.awkward(tmp_path)))
    assert done.returncode == 0, done.stderr


def test_no_module_loads_spacy():
    done = importing(("controls", "elements", "rows"), "spacy")
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("package", ["", *FOLDERS])
def test_each_folder_says_which_file_to_read_first(package):
    said = ast.get_docstring(ast.parse((DASHBOARD / package / "__init__.py").read_text(encoding="utf-8")))
    first = re.search(r"Read `(\S+)` first\.$", said)
    assert first
    assert (DASHBOARD / package / first[1]).is_file()


def test_each_folder_can_be_taken_in_at_a_glance():
    folders = [path for path in (DASHBOARD, *DASHBOARD.rglob("*")) if path.is_dir() and path.name[0] != "_"]
    entries = {path: [entry for entry in path.iterdir() if entry.name[0] != "_"] for path in folders}
    assert {name(path): len(found) for path, found in entries.items() if len(found) >= 15} == {}
