"""Near copies of articles and the same quotation in several: what belongs together and what does not."""

import json

import pytest

from etl.load.likeness import BANDS, ROWS, phrase_keys, signatures
from etl.load.write.quotations import likeness
from etl.warehouse.builds import current_build, open_build
from tests.etl.loading import load

WIRE = (
    "Two Russian Su-27 jets intercepted an American drone over the Black Sea on Tuesday, the US European Command said. "
    "“One of the jets struck the propeller of the drone, causing US forces to bring it down in international waters,” "
    "the command said in a statement. The Russian defence ministry denied any contact. “The drone went into an "
    "uncontrolled flight with loss of altitude and collided with the water surface,” the ministry said. The incident "
    "happened some sixty miles west of the peninsula, officials in Washington said, who summoned the ambassador."
)
OTHER = (
    "The ambassador left the State Department after half an hour on Wednesday and spoke to reporters outside. “We do "
    "not want any confrontation between our countries,” he said. Officials said that the wreck lay at a depth of more "
    "than a thousand metres and might never be recovered. The Pentagon published a video of the encounter on Thursday, "
    "forty seconds long, which shows fuel being dumped and a bent propeller blade after the second approach of a jet."
)


def query(warehouse, sql):
    with open_build(current_build(warehouse)) as connection:
        return connection.execute(sql).fetchall()


def record(number, text, **more):
    return {"id": str(number), "text": text, "lang": "en", "outlet": f"Outlet {number}", **more}


def put(tmp_path, name, *records):
    file = tmp_path / f"{name}.jsonl"
    file.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    load([file], tmp_path / "w")


def groups(tmp_path):
    found = query(
        tmp_path / "w",
        "SELECT group_id, list(record ORDER BY record) FROM copies JOIN articles USING (article_id) GROUP BY 1",
    )
    return sorted(records for _, records in found)


def shortened(text):
    return text[: text.index("The incident")].strip()


COPIES = [
    pytest.param(WIRE, id="the same text in another outlet"),
    pytest.param(shortened(WIRE), id="without its last paragraph"),
    pytest.param(
        WIRE.replace("Tuesday", "Tuesday evening").replace("officials", "three officials"), id="small changes"
    ),
    pytest.param("Drone brought down over the Black Sea\n\n" + WIRE, id="with a title of its own"),
    pytest.param(WIRE.upper(), id="in capitals"),
    pytest.param(WIRE + " Our correspondent adds that the talks go on.", id="with a sentence more"),
]
APART = [
    pytest.param(OTHER, id="another article on the same matter"),
    pytest.param(
        "“One of the jets struck the propeller of the drone, causing US forces to bring it down in international "
        "waters,” the command said in a statement on Tuesday. " + OTHER,
        id="another article with the same quotation",
    ),
]


@pytest.mark.parametrize("text", COPIES)
def test_a_copy_is_found_and_nothing_is_deleted(tmp_path, text):
    put(tmp_path, "a", record(1, WIRE), record(2, text), record(3, OTHER))
    assert groups(tmp_path) == [["1", "2"]]
    assert query(tmp_path / "w", "SELECT count(*) FROM articles") == [(3,)]


@pytest.mark.parametrize("text", APART)
def test_what_is_no_copy_stays_apart(tmp_path, text):
    put(tmp_path, "a", record(1, WIRE), record(2, text))
    assert groups(tmp_path) == []


def test_a_copy_that_comes_later_joins_the_group_and_the_group_keeps_its_id(tmp_path):
    put(tmp_path, "a", record(1, WIRE))
    (first,) = query(tmp_path / "w", "SELECT article_id FROM articles")
    put(tmp_path, "b", record(2, shortened(WIRE)))
    put(tmp_path, "c", record(3, WIRE))
    assert groups(tmp_path) == [["1", "2", "3"]]
    assert query(tmp_path / "w", "SELECT DISTINCT group_id FROM copies") == [first]


def test_the_earliest_counts_where_copies_count_once(tmp_path):
    put(tmp_path, "a", record(1, WIRE), record(2, WIRE, date="2023-03-15"), record(3, WIRE, date="2023-03-14"))
    leads = query(tmp_path / "w", "SELECT record FROM copies JOIN articles USING (article_id) WHERE leads")
    assert leads == [("3",)]


def test_a_group_of_one_is_none(tmp_path):
    put(tmp_path, "a", record(1, WIRE), record(2, WIRE))
    put(tmp_path, "a", record(1, WIRE), record(2, OTHER))
    assert groups(tmp_path) == []
    put(tmp_path, "a", record(1, WIRE), record(2, OTHER), record(3, WIRE))
    assert groups(tmp_path) == [["1", "3"]]


def test_the_same_quotation_is_found_in_other_articles(tmp_path):
    struck = "“One of the jets struck the propeller of the drone,” the US European Command said on Tuesday. "
    put(tmp_path, "a", record(1, WIRE), record(2, struck + OTHER))
    found = query(
        tmp_path / "w",
        "SELECT quotation_id, list(record ORDER BY record) FROM quotations JOIN statements USING (statement_id)"
        " JOIN articles USING (article_id) GROUP BY 1",
    )
    assert [records for _, records in found] == [["1", "2"]]


VARIANTS = [
    ("We do not want any confrontation", "we do not want any confrontation.", True),
    ("We do not want any confrontation between us", "We don't want any confrontation between us", True),
    ("We do not want any confrontation between our countries", "We do not want any confrontation", True),
    ("Nous ne voulons […] aucune confrontation ici", "Nous ne voulons aucune confrontation ici", True),
    ("We do not want any confrontation", "We never asked for a new agreement", False),
    ("There was no contact with the drone", "There was contact with the pilot of the ship", False),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "same"), VARIANTS)
def test_variants_of_a_quotation(one, other, same):
    assert (likeness(one, other) is not None) == same


def test_signatures_have_their_length_and_do_not_depend_on_what_stands_beside():
    alone, beside = signatures([WIRE])[0], signatures([OTHER, WIRE])[1]
    assert alone == beside
    assert len(alone) == BANDS * ROWS
    assert phrase_keys(["too short", WIRE])[0] is None
    assert signatures([""]) != signatures(["x"])
