"""The extractor's version changes with what a build's rows depend on, and with nothing else."""

import json
import shutil
import subprocess
import sys

import pytest

from etl.load.version import extractor_version
from etl.model.places import ROOT

COUNTS = [
    "etl/extract.py",
    "etl/statements/clauses.py",
    "etl/languages/english_classes.py",
    "etl/actors/resolve.py",  # across articles
    "etl/load/rows.py",
    "etl/sources/published.py",  # readers: see etl/load/version.py
    "data/fields.csv",
    "data/lexicon/fr/cues.tsv",
    "data/lexicon/confidence.csv",
    "data/actors/people.csv",
]
DOES_NOT = [
    "etl/commands/load.py",
    "etl/contract.py",
    "etl/load/progress.py",
    "etl/measure/scoring.py",
    "etl/warehouse/export.py",
    "dashboard/app.py",
    "data/sample/gold.jsonl",
    "docs/pipeline.md",
    "tests/conftest.py",
]
VERSIONS = """
import json, sys
from pathlib import Path
from etl.load import version
from etl.model import code

versions = {}
for path in map(Path, ["etl/extract.py", *sys.argv[1:]]):
    content = path.read_bytes()
    if versions:
        path.write_bytes(content + b"\\n# touched\\n")
    for remembered in (version._files_digest, code._files, code._imports):
        remembered.cache_clear()
    versions[str(path) if versions else "before"] = version.extractor_version({})
    path.write_bytes(content)
print(json.dumps(versions))
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    root = tmp_path_factory.mktemp("project")
    for path in (*COUNTS, *DOES_NOT):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / path, root / path)
    for folder in ("etl", "data/lexicon", "data/actors"):
        shutil.copytree(ROOT / folder, root / folder, dirs_exist_ok=True)
    return root


@pytest.fixture(scope="module")
def versions(project):
    """The version of a copy of the project, and that with another line at the end of each file."""
    command = [sys.executable, "-c", VERSIONS, *COUNTS, *DOES_NOT]
    return json.loads(subprocess.run(command, cwd=project, capture_output=True, text=True, check=True).stdout)


@pytest.mark.parametrize("path", COUNTS)
def test_another_version(versions, path):
    assert versions[path] != versions["before"]


@pytest.mark.parametrize("path", DOES_NOT)
def test_the_same_version(versions, path):
    assert versions[path] == versions["before"]


def test_it_is_the_same_in_another_place(versions):
    assert extractor_version({}) == versions["before"]


def test_a_trained_pipeline_makes_another():
    assert extractor_version({"fr": "fr_core_news_lg"}) == f"{extractor_version({})}+fr=fr_core_news_lg"
