"""What a second load does with what the first one left."""

import json
import os

import pytest

from etl.warehouse.builds import current_build, open_build
from tests.etl.loading import load

FIRST = "Selon Moscou, le drone est tombé tout seul. « C'est une provocation », a déclaré Sergueï Choïgou."
SECOND = "Selon Moscou, le drone a été abattu. « C'est une provocation », a déclaré Sergueï Choïgou."
THIRD = "According to the Pentagon, the jets came close."


def query(warehouse, sql):
    with open_build(current_build(warehouse)) as connection:
        return connection.execute(sql).fetchall()


def lines(path, *records):
    path.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    return path


def loaded(warehouse, *texts):
    return query(warehouse, "SELECT text FROM articles ORDER BY text") == sorted((text,) for text in texts)


def test_a_changed_article_stays_in_the_history_with_its_statements(tmp_path):
    warehouse, file = tmp_path / "w", tmp_path / "a.txt"
    file.write_text(FIRST, "utf-8")
    load([file], warehouse)
    before = query(warehouse, "SELECT * EXCLUDE (actor_id) FROM statements ORDER BY ordinal")
    (first_id,) = query(warehouse, "SELECT article_id FROM articles")
    file.write_text(SECOND, "utf-8")
    load([file], warehouse)
    (second_id,) = query(warehouse, "SELECT article_id FROM articles")
    assert loaded(warehouse, SECOND)
    assert query(warehouse, "SELECT text, article_id, replaced_by FROM replaced_articles") == [
        (FIRST, *first_id, *second_id)
    ]
    assert query(warehouse, "SELECT * EXCLUDE (actor_id) FROM replaced_statements ORDER BY ordinal") == before


def test_an_article_that_goes_back_to_its_old_text_has_both_in_the_history(tmp_path):
    warehouse, file = tmp_path / "w", tmp_path / "a.txt"
    for text in (FIRST, SECOND, FIRST):
        file.write_text(text, "utf-8")
        load([file], warehouse)
    assert loaded(warehouse, FIRST)
    assert query(warehouse, "SELECT text FROM replaced_articles ORDER BY replaced_by = article_id, text") == [
        (SECOND,), (FIRST,),
    ] or query(warehouse, "SELECT count(*) FROM replaced_articles") == [(2,)]  # fmt: skip
    assert query(warehouse, "SELECT count(*) FROM statements") == [(2,)]


def test_two_versions_of_one_address_in_one_load_leave_the_last(tmp_path):
    warehouse, address = tmp_path / "w", "https://a.example/1"
    file = lines(
        tmp_path / "a.jsonl",
        {"text": FIRST, "url": address},
        {"text": SECOND, "url": address + "#comments"},
        {"text": THIRD, "url": "https://a.example/2"},
    )
    load([file], warehouse)
    assert loaded(warehouse, SECOND, THIRD)
    assert query(warehouse, "SELECT text FROM replaced_articles") == [(FIRST,)]
    os.utime(file, ns=(1, 1))
    again = load([file], warehouse)
    assert again.unchanged
    assert again.read == 3


HOME = "https://quay.example/"
PIECE = {"title": "Ferry late", "publish_date": "2024-05-02", "media_name": "Quay Gazette", "url": HOME}
LATE = "The ferry was three hours late. “Nobody told us a thing,” said Odile Marsan, who waited on the quay all night."
OTHERS = {
    "another text": ({}, {"text": "Divers went down on Friday. “The hull is torn,” said Lena Harsk, the minister."}),
    "another text in few words": ({"text": "The mayor resigned."}, {"text": "He is back."}),
    "another outlet": ({}, {"media_name": "Harbour Post"}),
    "another day, and half of the text": (
        {"text": LATE + " The captain was at home, said his wife, and he had not been asked to come."},
        {"text": LATE + " Divers found the anchor, the port said in its bulletin on the next morning.",
         "publish_date": "2024-05-03"},
    ),
    "the footer alone in common": (
        {"text": "The mayor resigned on Monday, said her office. Write to us at the usual address."},
        {"text": "A tug arrived from Velmar, the port said. Write to us at the usual address."},
    ),
}  # fmt: skip
VERSIONS = {
    "a word mended": ({}, {"text": LATE.replace("three", "four")}),
    "another title": ({}, {"title": "Ferry four hours late"}),
    "added to": ({}, {"text": LATE + " " + " ".join(f"It went on in the {number}th hour." for number in range(5, 90))}),
    "cut short": ({}, {"text": LATE[:60]}),
    "the next day, added to": ({}, {"text": LATE + " The port has begun to ask why.", "publish_date": "2024-05-03"}),
    "without its outlet": ({}, {"media_name": None}),
}


@pytest.mark.parametrize("at_once", [True, False])
@pytest.mark.parametrize("case", OTHERS)
def test_other_articles_that_have_one_address_all_stay(tmp_path, case, at_once):
    first, second = ({"text": LATE, **PIECE, **changes} for changes in OTHERS[case])
    reports = load_in_turn(tmp_path, at_once, first, second)
    assert loaded(tmp_path / "w", first["text"], second["text"])
    assert sum(report.replaced for report in reports) == 0


@pytest.mark.parametrize("at_once", [True, False])
@pytest.mark.parametrize("case", VERSIONS)
def test_the_same_piece_at_its_address_is_a_version_and_counted(tmp_path, case, at_once):
    first, second = ({"text": LATE, **PIECE, **changes} for changes in VERSIONS[case])
    reports = load_in_turn(tmp_path, at_once, first, second)
    assert loaded(tmp_path / "w", second["text"])
    assert sum(report.replaced for report in reports) == (case != "another title")


def load_in_turn(folder, at_once, *records):
    """Loads records from one file or from a file each; the reports."""
    if at_once:
        return [load([lines(folder / "all.jsonl", *records)], folder / "w")]
    return [load([lines(folder / f"{number}.jsonl", record)], folder / "w") for number, record in enumerate(records)]


def test_a_version_of_one_of_several_articles_at_an_address_replaces_that_one(tmp_path):
    warehouse = tmp_path / "w"
    other = {
        **PIECE,
        "text": "A tug arrived. “The lamp was lit,” said Ana Belcourt, the port's spokeswoman, on Saturday.",
    }
    load([lines(tmp_path / "a.jsonl", {**PIECE, "text": LATE}, other)], warehouse)
    report = load([lines(tmp_path / "b.jsonl", {**PIECE, "text": LATE.replace("three", "four")})], warehouse)
    assert report.replaced == 1
    assert loaded(warehouse, LATE.replace("three", "four"), other["text"])
    assert query(warehouse, "SELECT text FROM replaced_articles") == [(LATE,)]


def test_what_another_extractor_read_at_an_address_stays_beside_what_is_there_now(tmp_path, monkeypatch):
    warehouse = tmp_path / "w"
    mended = LATE.replace("three", "four")
    old = [{**PIECE, "text": LATE}, {**PIECE, "text": SECOND}]
    load([lines(tmp_path / "a.jsonl", *old)], warehouse)
    monkeypatch.setattr("etl.load.run.extractor_version", lambda pipelines: "another")
    report = load([lines(tmp_path / "b.jsonl", {**PIECE, "text": mended})], warehouse)
    assert loaded(warehouse, mended, SECOND)
    assert (report.replaced, query(warehouse, "SELECT text FROM replaced_articles")) == (1, [(LATE,)])


def test_records_of_a_file_are_told_apart_by_their_ids(tmp_path):
    warehouse, file = tmp_path / "w", tmp_path / "a.jsonl"
    load([lines(file, {"id": "1", "text": FIRST}, {"id": "2", "text": THIRD})], warehouse)
    report = load([lines(file, {"id": "2", "text": THIRD}, {"id": "1", "text": SECOND})], warehouse)
    assert (report.extracted, report.carried_over) == (1, 1)
    assert loaded(warehouse, SECOND, THIRD)


def test_records_without_ids_never_replace_each_other(tmp_path):
    warehouse, file = tmp_path / "w", tmp_path / "a.jsonl"
    load([lines(file, {"text": FIRST})], warehouse)
    load([lines(file, {"text": THIRD})], warehouse)
    assert loaded(warehouse, FIRST, THIRD)


def test_the_same_text_in_two_files_stays_when_one_of_them_changes(tmp_path):
    warehouse = tmp_path / "w"
    one, two = tmp_path / "1.txt", tmp_path / "2.txt"
    one.write_text(FIRST, "utf-8")
    two.write_text(FIRST, "utf-8")
    load([one, two], warehouse)
    assert loaded(warehouse, FIRST)
    one.write_text(THIRD, "utf-8")
    os.utime(two, ns=(1, 1))
    load([one, two], warehouse)
    assert loaded(warehouse, FIRST, THIRD)
    assert query(warehouse, "SELECT source FROM articles WHERE NOT starts_with(text, 'According')") == [(str(two),)]


def test_a_text_that_was_read_in_two_places_of_one_load_stands_where_it_is_the_last_version(tmp_path):
    warehouse, address = tmp_path / "w", "https://a.example/1"
    records = ({"text": FIRST, "id": "1"}, {"text": FIRST, "id": "2"}, {"text": SECOND, "id": "1"})
    load([lines(tmp_path / "a.jsonl", *records)], warehouse)
    assert query(warehouse, "SELECT text, record FROM articles ORDER BY record") == [(SECOND, "1"), (FIRST, "2")]
    load([lines(tmp_path / "b.jsonl", {"text": THIRD, "url": address})], warehouse)
    assert loaded(warehouse, FIRST, SECOND, THIRD)


def test_a_file_that_stayed_the_same_is_not_read_again(tmp_path):
    warehouse, file = tmp_path / "w", tmp_path / "a.txt"
    file.write_text(FIRST, "utf-8")
    load([file], warehouse)
    other = tmp_path / "b.txt"
    other.write_text(THIRD, "utf-8")
    report = load([tmp_path / "a.txt", other], warehouse)
    assert (report.read, report.unchanged_files, report.extracted, report.carried_over) == (1, 1, 1, 1)
    os.utime(file, ns=(5, 5))
    report = load([file], warehouse)
    assert (report.read, report.unchanged_files, report.unchanged) == (1, 0, True)


def test_a_file_with_rejects_is_read_again_and_clears_them(tmp_path):
    warehouse, file = tmp_path / "w", tmp_path / "a.jsonl"
    file.write_text(json.dumps({"text": FIRST}) + "\n{broken\n", "utf-8")
    load([file], warehouse)
    assert query(warehouse, "SELECT source, line FROM rejects") == [(str(file), 2)]
    assert load([file], warehouse).unchanged
    lines(file, {"text": FIRST}, {"text": THIRD})
    load([file], warehouse)
    assert query(warehouse, "FROM rejects") == []


def test_the_rejects_of_other_files_stay(tmp_path):
    warehouse = tmp_path / "w"
    (tmp_path / "bad.txt").touch()
    (tmp_path / "good.txt").write_text(FIRST, "utf-8")
    load([tmp_path / "bad.txt", tmp_path / "good.txt"], warehouse)
    seen = query(warehouse, "FROM rejects")
    (tmp_path / "good.txt").write_text(SECOND, "utf-8")
    load([tmp_path / "good.txt"], warehouse)
    assert query(warehouse, "FROM rejects") == seen != []


def test_a_new_title_is_read_anew_and_does_not_double_the_article(tmp_path):
    warehouse, file = tmp_path / "w", tmp_path / "a.jsonl"
    load([lines(file, {"text": FIRST})], warehouse)
    report = load([lines(file, {"text": FIRST, "title": "Deux versions"})], warehouse)
    assert report.extracted == 1
    assert query(warehouse, "SELECT title FROM articles") == [("Deux versions",)]
    assert query(warehouse, "SELECT count(*) FROM statements") == [(2,)]
    assert query(warehouse, "SELECT count(*) FROM replaced_articles") == [(0,)]


def test_a_rebuild_holds_the_sources_alone_and_keeps_the_ids_of_actors(tmp_path):
    warehouse = tmp_path / "w"
    found = "« Rien n'est perdu », a déclaré Igor Zubarenko, député ukrainien."
    load([lines(tmp_path / "a.jsonl", {"text": found}, {"text": THIRD})], warehouse)
    load([lines(tmp_path / "b.jsonl", {"text": FIRST})], warehouse, rebuild=True)
    assert loaded(warehouse, FIRST)
    assert query(warehouse, "SELECT actor_id FROM actor_ids") == [("found-igor-zubarenko",)]
    assert query(warehouse, "SELECT count(*) FROM actors WHERE starts_with(actor_id, 'found-')") == [(0,)]


def test_who_is_named_nowhere_any_more_goes(tmp_path):
    warehouse, file = tmp_path / "w", tmp_path / "a.txt"
    file.write_text("« Rien n'est perdu », a déclaré Igor Zubarenko, député ukrainien.", "utf-8")
    load([file], warehouse)
    file.write_text(THIRD, "utf-8")
    load([file], warehouse)
    assert query(warehouse, "SELECT count(*) FROM actors WHERE actor_id = 'found-igor-zubarenko'") == [(0,)]
    assert query(warehouse, "SELECT count(*) FROM spellings WHERE actor_id = 'found-igor-zubarenko'") == [(0,)]


def test_the_side_of_a_found_actor_is_that_of_most_articles_over_all_loads(tmp_path):
    warehouse = tmp_path / "w"
    ukrainian = "« Rien n'est perdu {}», a déclaré Igor Zubarenko, député ukrainien."
    russian = "« Rien n'est perdu {}», a déclaré Igor Zubarenko, député russe."
    load([lines(tmp_path / "a.jsonl", {"text": ukrainian.format("")})], warehouse)
    load([lines(tmp_path / "b.jsonl", *({"text": russian.format("." * n)} for n in (1, 2)))], warehouse)
    assert query(warehouse, "SELECT DISTINCT side FROM statements") == [("RU",)]
    load([lines(tmp_path / "c.jsonl", *({"text": ukrainian.format("." * n)} for n in (1, 2)))], warehouse)
    assert query(warehouse, "SELECT DISTINCT side FROM statements") == [("UA",)]


def test_step_by_step_and_at_once_give_the_same_rows(tmp_path):
    texts = [FIRST, THIRD, "« Rien n'est perdu », a déclaré Igor Zubarenko, député ukrainien.", SECOND]
    records = [{"id": str(number), "text": text} for number, text in enumerate(texts)]
    for number, record in enumerate(records):
        load([lines(tmp_path / f"{number}.jsonl", record)], tmp_path / "steps")
    load([tmp_path / f"{number}.jsonl" for number in range(len(records))], tmp_path / "once")
    for table in ("articles", "statements", "actors", "mentions", "spellings", "quotations", "copies", "actor_ids"):
        rows = f"FROM {table} ORDER BY ALL"
        assert query(tmp_path / "steps", rows) == query(tmp_path / "once", rows), table
