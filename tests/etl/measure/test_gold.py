"""The scores on the gold statements never fall below what was reached; the gold is not part of the project."""

import importlib.util
import json

import pytest

from etl.contract import extract_lines
from etl.extract import Settings
from etl.model.places import ROOT

GOLD = ROOT.parent / "shared" / "gold"
# files: least F1 at 0.3, F1 at 0.8, speaker, over all kinds
FLOORS = {
    ("fr/seed.jsonl",): (0.95, 0.90, 0.95),
    ("fr/seed.jsonl", "fr/annodis.jsonl", "fr/pud.jsonl", "fr/gsd.jsonl", "fr/wmt.jsonl"): (0.88, 0.81, 0.94),
    ("en/polnear-dev.jsonl",): (0.84, 0.75, 0.92),
}


@pytest.mark.skipif(not GOLD.is_dir(), reason="the gold statements are not here: ../shared/gold")
@pytest.mark.parametrize("files", FLOORS, ids=["seed", "french", "english"])
def test_floors(files):
    spec = importlib.util.spec_from_file_location("score", GOLD / "score.py")
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    golds = {row["id"]: row for name in files for row in map(json.loads, (GOLD / name).read_text("utf-8").splitlines())}
    lines = (json.dumps({key: row[key] for key in ("id", "text", "lang")}) for row in golds.values())
    predictions = {row["id"]: row for row in map(json.loads, extract_lines(lines, Settings()))}
    counts, _ = score.score(golds, predictions)
    found = counts["all"]
    reached = [
        score.f1(
            score.ratio(found[f"right@{threshold}"], found[f"predicted@{threshold}"]),
            score.ratio(found[f"found@{threshold}"], found[f"gold@{threshold}"]),
        )
        for threshold in (0.3, 0.8)
    ] + [score.ratio(found["speaker_right"], found["speaker_asked"])]
    assert all(value >= floor for value, floor in zip(reached, FLOORS[files], strict=True)), reached
