"""Scores and confidence: on a gold text of our own, and against the measure that the gold comes with."""

import importlib.util
import json
from itertools import islice

import pytest

from etl.extract import extract
from etl.measure import calibrate
from etl.measure.evaluate import article_of, evaluate
from etl.measure.evaluate import said as evaluated
from etl.measure.gold import GoldError, read_gold
from etl.measure.scoring import OVERLAPS, Said, compare, misses, scores
from etl.measure.truth import judge
from etl.model.article import Span
from etl.model.places import ROOT
from etl.statements.confidence import ALWAYS, TABLE, confidence_of, weights

SCORE = ROOT.parent / "shared" / "gold" / "score.py"
GOLD = sorted(SCORE.parent.glob("??/*.jsonl"))
TEXT = "« Oui », dit Anne. Selon Paul, la mer monte. Rien d'autre."


def said(kind, words, speaker, **options):
    start = TEXT.index(words)
    return Said(kind, (Span(start, start + len(words)),), None, speaker, **options)


ANNE = said("direct", "Oui", "Anne Martin")
PAUL = said("indirect", "la mer monte", "Paul")
REST = said("indirect", "Rien d'autre", "Paul")


@pytest.mark.parametrize(
    ("gold", "found", "precision", "recall"),
    [
        pytest.param([ANNE, PAUL], [ANNE, PAUL], 1, 1, id="all"),
        pytest.param([ANNE, PAUL], [ANNE], 1, 0.5, id="one missed"),
        pytest.param([ANNE], [ANNE, PAUL], 0.5, 1, id="one too much"),
        pytest.param([ANNE, PAUL._replace(weak=True)], [ANNE], 1, 1, id="a weak one is not asked for"),
        pytest.param([ANNE, PAUL._replace(weak=True)], [ANNE, PAUL], 1, 1, id="nor counted against"),
        pytest.param([PAUL], [PAUL._replace(content=(Span(0, len(TEXT)),))], 0, 0, id="too little in common"),
        pytest.param([], [], 0, 0, id="nothing"),
    ],
)
def test_precision_and_recall(gold, found, precision, recall):
    score = scores([compare(TEXT, gold, found)])["all"]
    assert (score.precision(0.3), score.recall(0.3)) == (precision, recall)


def test_speakers_are_compared_by_the_last_word_of_the_name():
    found = [ANNE._replace(speaker="Mme Martin"), PAUL._replace(speaker="Pierre")]
    comparison = compare(TEXT, [ANNE, PAUL], found)
    assert scores([comparison])["all"].share("speaker") == 0.5
    assert [(what, statement.speaker) for what, statement, _ in misses(comparison)] == [("speaker", "Paul")]


def case(number, *features, faulty=False, with_sides=True):
    return calibrate.Case(f"text {number}", "fr", with_sides, features, faulty)


def test_a_feature_of_faulty_statements_speaks_against_them():
    cases = [case(n, "sound", faulty=n % 20 == 0) for n in range(100)]
    cases += [case(n, "odd", faulty=n % 20 != 0) for n in range(100)]
    weights = calibrate.learn(cases).weights
    assert weights["sound"] > 0 > weights["odd"]
    assert confidence_of(("sound",), weights) > 0.6
    assert confidence_of(("odd",), weights) < 0.4
    assert confidence_of(("never seen",), weights) == confidence_of((), weights)


def test_a_feature_that_few_statements_have_weighs_nothing():
    cases = [case(n, "common", faulty=n % 10 == 0) for n in range(100)]
    cases += [case(n, "common", "rare", faulty=True) for n in range(calibrate.FEWEST - 1)]
    assert "rare" not in calibrate.learn(cases).weights


def test_that_gold_without_sides_shows_fewer_faults_is_not_learnt():
    cases = [case(n, "one", faulty=n % 2 == 0) for n in range(400)]
    cases += [case(n, "one", faulty=False, with_sides=False) for n in range(400)]
    weights = calibrate.learn(cases).weights
    assert set(weights) <= {ALWAYS, "one"}
    assert confidence_of(("one",), weights) < 0.7


def test_each_text_is_judged_by_what_the_others_taught():
    cases = [case(n, f"of text {n % 40}", faulty=n % 40 < 20) for n in range(400)]
    judged = calibrate.cross_validated(cases)
    assert len(judged) == len(cases)
    own = [calibrate.Case(one.gold_id, "fr", True, one.features, one.faulty) for one in cases]
    assert {one.gold_id for one, _ in judged} == {one.gold_id for one in own}


def test_the_weights_are_written_as_they_are_read(tmp_path):
    learnt = calibrate.learn([case(n, "sound", faulty=n % 5 == 0) for n in range(50)])
    calibrate.write(learnt, tmp_path / "confidence.csv")
    read = weights(tmp_path / "confidence.csv")
    assert read == {feature: pytest.approx(weight, abs=0.0005) for feature, weight in learnt.weights.items()}
    assert (tmp_path / "confidence.csv").read_text("utf-8").splitlines()[1].startswith("always,")


def test_the_command_prints_the_tables(tmp_path, etl):
    gold = tmp_path / "gold.jsonl"
    statement = {"kind": "direct", "content": [[2, 5]], "cue": None, "source": [13, 17], "speaker": "Anne"}
    gold.write_text(json.dumps({"id": "a", "lang": "fr", "text": TEXT, "statements": [statement]}) + "\n", "utf-8")
    done = etl("evaluate", gold, "--list-misses", "5")
    assert done.returncode == 0, done.stderr
    assert "extra a [indirect] Paul: « Oui », dit Anne. Selon Paul, ⟦la mer monte⟧. Rien d'autre." in done.stdout
    assert "direct        1     1 |  1.000 1.000  1.000" in done.stdout
    assert "confidence" in done.stdout


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{}", "line 1: KeyError('text')"),
        ('{"id": 1, "lang": "xx", "text": "", "statements": []}', "unknown language 'xx'; expected one of en, fr"),
        (
            '{"id": 1, "lang": "fr", "text": "", "statements": [{"kind": "odd", "content": []}]}',
            "unknown kind 'odd'; expected one of direct, mixed, indirect",
        ),
        (
            '{"id": 1, "lang": "fr", "text": "ab", "statements": [{"kind": "direct", "content": [[0, 9]]}]}',
            "lies outside of the text (0 to 2)",
        ),
        ("not JSON", "expected an object with id, lang, text and statements"),
    ],
)
def test_gold_that_cannot_be_read_says_where_and_why(tmp_path, line, reason):
    path = tmp_path / "gold.jsonl"
    path.write_text(line + "\n", "utf-8")
    with pytest.raises(GoldError) as error:
        list(read_gold([path]))
    assert reason in str(error.value)


@pytest.mark.skipif(not SCORE.is_file(), reason="the gold statements are not here: ../shared/gold")
def test_the_figures_are_those_of_the_measure_that_the_gold_comes_with():
    spec = importlib.util.spec_from_file_location("score", SCORE)
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    for evaluation in evaluate(read_gold(GOLD)):
        rows = [row for path in GOLD for row in map(json.loads, path.read_text("utf-8").splitlines())]
        golds = {row["id"]: row for row in rows if row["lang"] == evaluation.lang}
        found = {
            key: {"statements": [_row(statement) for statement in _statements(comparison)]}
            for key, comparison in evaluation.comparisons.items()
        }
        counts, _ = score.score(golds, found)
        ours = scores(list(evaluation.comparisons.values()))
        for kind, counted in counts.items():
            for overlap in OVERLAPS:
                assert ours[kind].precision(overlap) == score.ratio(
                    counted[f"right@{overlap}"], counted[f"predicted@{overlap}"]
                )
                assert ours[kind].recall(overlap) == score.ratio(
                    counted[f"found@{overlap}"], counted[f"gold@{overlap}"]
                )
            assert ours[kind].share("speaker") == score.ratio(counted["speaker_right"], counted["speaker_asked"])
            assert ours[kind].share("kind") == score.ratio(counted["kind_right"], counted["kind_asked"])


WITH_SIDES = sorted(SCORE.parent.glob("sides/*.jsonl"))
TRUTH = SCORE.with_name("score_truth.py")


@pytest.mark.skipif(not WITH_SIDES, reason="the gold statements are not here: ../shared/gold")
def test_the_faults_are_those_of_the_measure_that_the_gold_comes_with():
    spec = importlib.util.spec_from_file_location("score_truth", TRUTH)
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    for gold in islice(read_gold(WITH_SIDES), 20):
        rows = [row for path in WITH_SIDES for row in map(json.loads, path.read_text("utf-8").splitlines())]
        (theirs,) = [row for row in rows if str(row["id"]) == gold.gold_id]
        for known in theirs["statements"]:
            known["_chars"] = score.chars(known)
        found = [evaluated(one) for one in extract(article_of(gold)).statements]
        for one in judge(gold.text, gold.statements, found):
            row = {"content": one.said.content, "speaker": one.said.speaker, "side": one.said.side}
            faults, _ = score.faults(gold.text, row, theirs["statements"])
            assert (None if one.faults is None else list(one.faults)) == faults


@pytest.mark.skipif(not WITH_SIDES, reason="the gold statements are not here: ../shared/gold")
def test_nineteen_in_twenty_of_those_that_are_sure_are_faultless():
    judged = calibrate.cross_validated(list(calibrate.cases_of(read_gold([*WITH_SIDES, *GOLD]))))
    for line in calibrate.sharpness(judged):
        share, faulty = (float(line.split()[place].rstrip("%")) for place in (3, -4))
        assert share >= 40
        assert faulty <= 0.05


def test_every_weight_of_the_table_is_known():
    table = weights(TABLE)
    assert ALWAYS in table
    assert all(abs(weight) < 5 for weight in table.values())
    assert confidence_of((), table) > 0.5


def _statements(comparison):
    return list({id(piece.said): piece.said for piece in comparison.found}.values())


def _row(statement):
    return {
        "kind": statement.kind,
        "content": [list(span) for span in statement.content],
        "source": list(statement.source) if statement.source else None,
        "speaker": statement.speaker,
    }
