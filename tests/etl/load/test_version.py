"""The extractor's version changes with what a build's rows depend on, and with nothing else."""

import json
import shutil
import subprocess
import sys

from etl.load.version import extractor_version
from etl.model.places import ROOT

COUNTS = [
    "etl/extract.py",
    "etl/statements/find.py",
    "etl/languages/__init__.py",
    "etl/actors/resolve.py",  # across articles
    "etl/load/rows.py",
    "etl/sources/published.py",  # readers: see etl/load/version.py
    "data/fields.csv",
    "data/furniture.csv",
    "data/symbols.csv",
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


def versions_in(project, paths):
    """The version of a copy of the project, and that with another line at the end of each file."""
    for path in paths:
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / path, project / path)
    for folder in ("etl", "data/lexicon", "data/actors"):
        shutil.copytree(ROOT / folder, project / folder, dirs_exist_ok=True)
    command = [sys.executable, "-c", VERSIONS, *paths]
    return json.loads(subprocess.run(command, cwd=project, capture_output=True, text=True, check=True).stdout)


def test_another_version_where_rows_may_change_and_only_there(tmp_path):
    versions = versions_in(tmp_path, [*COUNTS, *DOES_NOT])
    before = versions.pop("before")
    assert {path for path, version in versions.items() if version != before} == set(COUNTS)
    assert before == extractor_version({})  # in another place the same


def test_a_trained_pipeline_makes_another():
    assert extractor_version({"fr": "fr_core_news_lg"}) == f"{extractor_version({})}+fr=fr_core_news_lg"
