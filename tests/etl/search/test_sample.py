"""The table of queries finds in the sample what a reader finds there; every mark stands where it says."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.search.terms import form_of
from tests.etl.search.conftest import place

TABLE = Path(__file__).with_name("queries.tsv")
LINES = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").split("\n") if line and line[0] != "#"][1:]
CASES = [pytest.param(*line[:3], id=f"{line[0]}: {line[3]}") for line in LINES]


def files(sample, kind, ids):
    """How often each file stands behind these ids."""
    key = {"statements": "statement_id", "articles": "article_id"}[kind]
    rows = f"SELECT a.source, a.line, k.{key} AS id FROM {kind} AS k JOIN articles AS a USING (article_id)"
    found = sample.rows(f"SELECT source, line FROM ({rows}) WHERE id IN (SELECT unnest($1))", list(ids))
    return Counter(place(*row) for row in found)


@pytest.mark.parametrize(("query", "statements", "articles"), CASES)
def test_a_query_finds_what_a_reader_finds(sample, query, statements, articles):
    said = files(sample, "statements", sample.ids(query).statement_ids)
    found = sample.find(query, kind="articles", limit=100)
    written = files(sample, "articles", [hit.article_id for hit in found.hits])
    assert (" ".join(f"{file}:{number}" for file, number in sorted(said.items())) or "-") == statements
    assert (" ".join(sorted(written)) or "-") == articles
    assert found.totals == {"statements": said.total(), "articles": written.total()}


def test_the_table_has_eighty_queries_and_none_twice():
    assert len({line[0] for line in LINES}) == len(LINES) >= 80


MARKED = {
    "drone": {"drone", "drones"},
    "explosions": {"explosion", "explosions"},
    '"mer noire"': {"mer noire"},
    "l'interception": {"l'interception"},
    "16 000": {"16000"},
    "беспилотник": {"беспилотника", "беспилотнике", "беспилотников"},
}


@pytest.mark.parametrize("query", MARKED)
def test_what_is_marked_is_what_was_searched_for_in_the_stored_text(sample, query):
    expected = {" ".join(map(form_of, words.split())) for words in MARKED[query]}
    expected |= {words.replace("'", " ") for words in expected}
    hits = sample.find(query, limit=100).hits
    assert hits
    for hit in hits:
        ((text,),) = sample.rows("SELECT text FROM articles WHERE article_id = $1", hit.article_id)
        assert text[hit.passage_start : hit.passage_start + len(hit.passage)] == hit.passage
        marked = {" ".join(form_of(text[slice(*mark)]).replace("’", "'").split()) for mark in hit.marks}
        plain = {words.replace(" ", "").replace("'", "") for words in expected}
        assert {words.replace(" ", "").replace("'", "") for words in marked} <= plain
        assert marked or hit.title_marks or hit.speaker_met


def test_a_statement_found_by_its_speaker_says_so(sample):
    hits = sample.find("Шойгу", kind="statements", limit=50).hits
    assert {hit.actor_id for hit in hits} == {"sergei-shoigu"}
    assert all(hit.speaker_met for hit in hits)


def test_pages_follow_each_other_and_rank_falls(sample):
    whole = sample.find("drone", kind="statements", limit=100).hits
    pages = [
        hit
        for offset in (0, 10, 20, 30)
        for hit in sample.find("drone", kind="statements", limit=10, offset=offset).hits
    ]
    assert [hit.statement_id for hit in pages] == [hit.statement_id for hit in whole]
    assert [hit.rank for hit in pages] == list(range(1, len(whole) + 1))
    assert [hit.score for hit in whole] == sorted((hit.score for hit in whole), reverse=True)


def test_articles_that_alone_are_searched(sample):
    one = sample.find("drone", kind="articles").hits[0].article_id
    found = sample.find("drone", articles=[one])
    assert {hit.article_id for hit in found.hits} == {one}
    assert found.totals["articles"] == 1
    assert found.totals["statements"] == len([hit for hit in found.hits if hit.kind == "statements"])
    assert sample.find("drone", articles=[]).hits == ()


def test_what_makes_no_sense_finds_nothing_and_nothing_typed_filters_nothing(sample):
    assert sample.ids("OR").statement_ids == []
    assert sample.ids(" ").statement_ids is None
    assert sample.find("").hits == ()


UNKNOWN = {
    "actor:nobodyofthatname": "no actor of this build",
    "side:Atlantis": "no side of this build",
    "outlet:zzz": "no outlet of this build",
    "lang:klingon": "there are de, en, es, fr, it, ru, uk",
}


@pytest.mark.parametrize("query", UNKNOWN)
def test_a_value_that_the_build_does_not_have_is_said(sample, query):
    found = sample.find(query)
    assert found.hits == ()
    assert any(UNKNOWN[query] in hint for hint in found.hints)


PIECES = st.sampled_from(
    ['"', "«", "OR", "-", "actor:", "side:", "before:2023", "after:", "lang:fr", "outlet:", "foo:bar", "drone", "l’été",
     "12 000", "взрыв", "\x00", "\u200b", "(", "*", "\\", "无人机", "side:RU", "-drone", "'", ":",
     "actor:Milley", "\ud800"]
)  # fmt: skip


@given(
    st.one_of(
        st.text(max_size=60), st.lists(PIECES, max_size=12).map(" ".join), st.lists(PIECES, max_size=9).map("".join)
    )
)
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_is_an_error(sample, text):
    found = sample.find(text, limit=3)
    assert found.hits or found.totals is not None
    assert all(hint and "\n" not in hint for hint in found.hints)
