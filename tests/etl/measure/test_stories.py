"""Stories measured: B-cubed on cases worked out by hand, and on articles of known stories where they are at hand."""

import json
import random

import pytest

from etl.measure.stories import b_cubed, learn, lines, read_known
from etl.model.errors import UserError
from etl.model.places import ROOT
from etl.stories.chance import ALWAYS, TABLE
from etl.stories.likeness import RESPECTS

ECB = ROOT.parent / "shared" / "gold" / "stories" / "ecbplus.jsonl"
needs_gold = pytest.mark.skipif(not ECB.is_file(), reason="the articles of known stories are not here: ../shared/gold")


@pytest.mark.parametrize(
    ("gold", "found", "precision", "recall"),
    [
        pytest.param("aabb", "xxyy", 1, 1, id="all right"),
        pytest.param("aabb", "xxxx", 0.5, 1, id="two stories in one"),
        pytest.param("aabb", "wxyz", 1, 0.5, id="each alone"),
        pytest.param("aaab", "xxyy", 0.75, 2 / 3, id="one astray"),
    ],
)
def test_b_cubed(gold, found, precision, recall):
    score = b_cubed(gold, found)
    assert score.precision == pytest.approx(precision)
    assert score.recall == pytest.approx(recall)


def test_a_line_that_is_no_article_is_named(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text('{"story": "1", "text": "The dam burst.", "lang": "en"}\n{"story": "1"}\n', encoding="utf-8")
    with pytest.raises(UserError, match="line 2"):
        read_known([path])


def test_there_is_a_weight_for_each_respect():
    rows = [line.split(",")[0] for line in TABLE.read_text(encoding="utf-8").splitlines()]
    assert rows == ["respect", ALWAYS, *RESPECTS]


@needs_gold
def test_learning_again_gives_weights_that_speak_the_same_way(tmp_path):
    chosen = [json.loads(line) for line in ECB.read_text(encoding="utf-8").splitlines()]
    matters = random.Random(0).sample(sorted({each["story"] for each in chosen}), 20)
    path = tmp_path / "some.jsonl"
    path.write_text("".join(json.dumps(each) + "\n" for each in chosen if each["story"] in matters), encoding="utf-8")
    learnt = learn(read_known([path]))
    for respect in ("all", "contrast", "figures"):
        assert min(learnt[respect]) > 0


@needs_gold
@pytest.mark.slow
def test_known_stories_are_found():
    said = list(lines(read_known([ECB])))
    assert float(said[1].split()[-1]) >= 0.94
