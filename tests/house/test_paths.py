"""Every path that docs, data, comments and docstrings name is there."""

import re

import pytest

from etl.model.places import ROOT
from tests.house.project import files, name

# In backticks, after a blank, or in a link: a path below one of the project's own folders.
PATH = re.compile(r"(?<![\w./-])((?:etl|dashboard|data|docs|tests)/[\w./*{},<>-]*[\w*>/])")
LINK = re.compile(r"\]\(([^)#:\s]+)\)")
MADE = ("data/warehouse", "data/compiled", "data/sample/articles/drone/broken")  # by a load; by a cache
SKIPPED = ("CHANGELOG.md", "tests/house/test_paths.py")  # what was; what names a path that must be missing
NAMING = [path for path in files(".md", ".py", ".sql", ".csv", ".tsv", ".toml", "") if name(path) not in SKIPPED]
EXAMPLES = re.compile(r"<|\{|example|xx|\.\.\.")


def named(path):
    text = path.read_text(encoding="utf-8")
    found = set(PATH.findall(text))
    if path.suffix == ".md":
        found |= {(path.parent / link).resolve().relative_to(ROOT).as_posix() for link in LINK.findall(text)}
    return sorted(each for each in found if not EXAMPLES.search(each) and not each.startswith(MADE))


def there(path):
    """Whether a path is there; one with an asterisk stands for at least one file."""
    return any(ROOT.glob(path)) if "*" in path else (ROOT / path).exists()


@pytest.mark.parametrize("path", NAMING, ids=name)
def test_what_is_named_is_there(path):
    assert [each for each in named(path) if not there(each)] == []


def test_a_path_that_is_not_there_is_found(tmp_path):
    page = tmp_path / "a.md"
    page.write_text("See `etl/classes.py` and [actors](docs/none.md); `etl/parse/classes.py` is there.", "utf-8")
    found = [each for each in sorted(set(PATH.findall(page.read_text()))) if not there(each)]
    assert found == ["docs/none.md", "etl/classes.py"]
