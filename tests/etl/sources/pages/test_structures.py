"""Forty saved page structures: how much of what their readers see is read; tests/benchmarks/pages.py has the table."""

import pytest

from etl.model.article import Article
from etl.sources.items import Document
from etl.sources.read import read
from tests.etl.sources.pages.structures import NAMES, score, structure, total, without_names

RECALL = PRECISION = 0.97
EACH = 0.85  # the least of one page
CUT_OFF = ("en-paywall-stub", "fr-quotidien-abonnes", "fr-stub-suite")


def article(name):
    return read(Document(name, f"{name}.html", structure(name).page.encode()))


def lines(page):
    found = read(Document("a", "a.html", page.encode()))
    return found.text.splitlines() if isinstance(found, Article) else []


def scored(name):
    return score(lines(structure(name).page), structure(name))


def test_there_are_forty_and_each_has_its_truth():
    assert len(NAMES) >= 40
    assert all("data-truth" not in structure(name).page and structure(name).truth for name in NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_structure_is_read(name):
    recall, precision = total([scored(name)])
    assert recall >= EACH, structure(name).about
    assert precision >= EACH, structure(name).about


def test_recall_and_precision_over_all():
    recall, precision = total([scored(name) for name in NAMES])
    assert recall >= RECALL
    assert precision >= PRECISION


def test_names_help_but_are_not_needed():
    pages = [without_names(structure(name)) for name in NAMES]
    recall, precision = total([score(lines(page.page), page) for page in pages])
    assert recall >= RECALL
    assert precision >= 0.9


def test_what_is_cut_off_says_so_and_nothing_else_does():
    noted = [name for name in NAMES if any(note.kind == "cut off" for note in article(name).notes)]
    assert noted == sorted(CUT_OFF)


def test_a_page_read_twice_or_with_a_paragraph_missing_scores_less():
    page = structure("en-amp")
    once = list(page.truth)
    assert total([score(once, page)]) == (1.0, 1.0)
    assert total([score(once * 2, page)]) == (1.0, 0.5)
    assert total([score(once[1:], page)])[0] < 1
    assert total([score([*once, "Something else."], page)])[1] < 1
