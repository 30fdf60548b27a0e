"""Whatever raises while an article is read or extracted costs that article alone: a reject says what, and where."""

import json
import sys
from multiprocessing import get_context

import pytest

import etl.extract
import etl.sources.read
from etl.contract import extract_lines
from etl.extract import DEFAULT
from etl.load import workers
from etl.model.tables import DataError
from etl.sources import records
from etl.warehouse.builds import current_build, open_build
from tests.etl.loading import load

MARK = "Zanzibarre"
BAD = f"« Le {MARK} est tombé tout seul », a déclaré Moscou."
GOOD = "« Le drone numéro {} est tombé tout seul », a déclaré Moscou."
TOLD = "KeyError: 'never thought of' (tests/etl/load/test_mishaps.py line "
# Each step of an extraction, by the name under which `etl.extract` calls it.
STEPS = ("clean", "_parsed", "attributions", "find_dates", "cast")


def fails_on_the_mark(function):
    """The function, but that it raises where any of what it is given holds the mark."""

    def failing(*arguments, **options):
        if any(MARK in str(getattr(each, "text", each)) for each in arguments):
            raise KeyError("never thought of")
        return function(*arguments, **options)

    return failing


def break_step(monkeypatch, module, name):
    monkeypatch.setattr(module, name, fails_on_the_mark(getattr(module, name)))


def written(path, texts):
    path.write_text("".join(json.dumps({"text": text, "lang": "fr"}) + "\n" for text in texts), "utf-8")
    return path


def loaded(warehouse):
    with open_build(current_build(warehouse)) as connection:
        return {text for (text,) in connection.execute("SELECT text FROM articles").fetchall()}


@pytest.mark.parametrize("step", STEPS)
def test_a_step_that_raises_costs_one_article(tmp_path, monkeypatch, step):
    break_step(monkeypatch, etl.extract, step)
    goods = [GOOD.format(number) for number in range(3)]
    report = load([written(tmp_path / "a.jsonl", [goods[0], BAD, *goods[1:]])], tmp_path / "w")
    assert loaded(tmp_path / "w") == set(goods)
    (reject,) = report.rejects
    assert (reject.line, report.rejected) == (2, 1)
    assert reject.reason.startswith(f"its extraction failed: {TOLD}")


@pytest.mark.skipif(sys.platform != "linux", reason="workers that are forked have the broken step too")
def test_in_workers_too(tmp_path, monkeypatch):
    monkeypatch.setattr(workers, "_context", lambda: get_context("fork"))
    monkeypatch.setattr(workers, "SMALL", 2)
    monkeypatch.setattr(workers, "LARGE", 4)
    break_step(monkeypatch, etl.extract, "cast")
    goods = [GOOD.format(number) for number in range(40)]
    report = load([written(tmp_path / "a.jsonl", [*goods[:30], BAD, *goods[30:]])], tmp_path / "w", processes=2)
    assert loaded(tmp_path / "w") == set(goods)
    assert [reject.line for reject in report.rejects] == [31]


def test_a_reader_that_raises_costs_one_file(tmp_path, monkeypatch):
    break_step(monkeypatch, etl.sources.read, "read")
    for name, text in {f"{MARK}.txt": BAD, "good.txt": GOOD.format(1)}.items():
        (tmp_path / name).write_text(text, "utf-8")
    report = load([tmp_path / f"{MARK}.txt", tmp_path / "good.txt"], tmp_path / "w")
    assert loaded(tmp_path / "w") == {GOOD.format(1)}
    (reject,) = report.rejects
    assert reject.reason.startswith("reading it failed: KeyError")


def test_a_file_of_many_that_raises_costs_what_is_left_of_it(tmp_path, monkeypatch):
    break_step(monkeypatch, records, "article")
    first = written(tmp_path / "a.jsonl", [GOOD.format(1), BAD, GOOD.format(2)])
    second = written(tmp_path / "b.jsonl", [GOOD.format(3)])
    report = load([first, second], tmp_path / "w")
    assert loaded(tmp_path / "w") >= {GOOD.format(1), GOOD.format(3)}
    assert any("reading it failed: KeyError" in reject.reason for reject in report.rejects)


@pytest.mark.parametrize("step", STEPS)
def test_etl_extract_answers_with_an_error_and_goes_on(monkeypatch, step):
    break_step(monkeypatch, etl.extract, step)
    lines = [json.dumps({"id": number, "text": text, "lang": "fr"}) for number, text in enumerate((BAD, GOOD))]
    bad, good = map(json.loads, extract_lines(lines, DEFAULT))
    assert bad["error"].startswith(f"the extraction failed: {TOLD}")
    assert (bad["id"], bad["statements"]) == (0, [])
    assert "error" not in good
    assert len(good["statements"]) == 1


def test_data_that_cannot_be_used_stops_the_load(tmp_path, monkeypatch):
    def refused(*_, **__):
        raise DataError("cues.tsv: 'dire' has nothing")

    monkeypatch.setattr(etl.extract, "cast", refused)
    with pytest.raises(DataError):
        load([written(tmp_path / "a.jsonl", [BAD])], tmp_path / "w")
    with pytest.raises(DataError):
        list(extract_lines([json.dumps({"id": 1, "text": BAD, "lang": "fr"})], DEFAULT))


@pytest.mark.parametrize("text", ["He said such as,", "“Republican ‘locker room talk,’ when says bar,”"])
def test_what_ended_a_load_of_three_hundred_articles(text):
    (answer,) = map(json.loads, extract_lines([json.dumps({"id": 1, "text": text, "lang": "en"})], DEFAULT))
    assert "error" not in answer
