"""Scores and confidence: on a gold text of our own, and against the measure that the gold comes with."""

import importlib.util
import json

import pytest

from etl.measure import calibrate
from etl.measure.evaluate import evaluate, reliability_table
from etl.measure.gold import GoldError, read_gold
from etl.measure.scoring import OVERLAPS, Said, compare, misses, scores
from etl.model.article import Span
from etl.model.places import ROOT
from etl.statements.confidence import TABLE, Key, confidence_of

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


def test_the_confidence_of_a_small_group_is_drawn_towards_the_wider_one():
    cases = [calibrate.Judged(str(i), Key("clause", "fr", "named"), i % 10 != 0) for i in range(100)]
    cases += [calibrate.Judged("rare", Key("noun", "fr", "named"), False)]
    table = {key: value for key, (_, _, value) in calibrate.learn(cases).items()}
    assert table[Key("clause", "fr", "named")] == pytest.approx(0.9, abs=0.03)
    assert 0.4 < table[Key("noun", "fr", "named")] < 0.8
    assert confidence_of(Key("never seen", "fr", "named"), table) == round(table[Key()], 2)


def test_what_is_neutral_teaches_nothing():
    assert calibrate.learn([calibrate.Judged("a", Key("clause", "fr", "named"), None)]) == {}


def test_the_table_is_written_as_it_is_read(tmp_path):
    learnt = calibrate.learn([calibrate.Judged("a", Key("clause", "fr", "named"), True)] * 5)
    calibrate.write(learnt, tmp_path / "confidence.csv")
    assert (tmp_path / "confidence.csv").read_text().splitlines()[-1].startswith("clause,fr,named,5,5,0.9")


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


@pytest.mark.skipif(not GOLD, reason="the gold statements are not here: ../shared/gold")
def test_nine_in_ten_of_those_that_are_sure_are_right():
    cases = list(calibrate.judge(read_gold(GOLD)))
    surest = next(line for line in reliability_table(calibrate.cross_validated(cases)) if line.startswith("0.9"))
    assert float(surest.split()[-1]) >= 0.9


def test_every_construction_of_the_table_is_known():
    rows = TABLE.read_text("utf-8").splitlines()
    assert rows[0] == "construction,lang,speaker,spans,right,confidence"
    assert all(0 < float(row.rsplit(",", 1)[1]) < 1 for row in rows[1:])


def _statements(comparison):
    return list({id(piece.said): piece.said for piece in comparison.found}.values())


def _row(statement):
    return {
        "kind": statement.kind,
        "content": [list(span) for span in statement.content],
        "source": list(statement.source) if statement.source else None,
        "speaker": statement.speaker,
    }
