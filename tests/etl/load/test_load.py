"""A load into a real DuckDB: what is published, and what never is."""

from datetime import UTC, datetime

import duckdb
import pytest

from etl.load import run as loading
from etl.load.publish import CannotPublish, broken_rules, new_build, publish, unfinished, writing
from etl.warehouse.builds import KEPT, current_build, open_build
from tests.etl.loading import load


def query(warehouse, sql):
    with open_build(current_build(warehouse)) as connection:
        return connection.execute(sql).fetchall()


def test_a_load_publishes_what_the_articles_say(folder, tmp_path):
    report = load([folder], tmp_path / "w")
    assert (report.read, report.extracted, report.carried_over, report.rejects) == (2, 2, 0, [])
    found = query(tmp_path / "w", "SELECT content, speaker, actor_id, side, said_from FROM statements ORDER BY side")
    assert found == [
        ("Il n'y a pas eu de contact", "Sergueï Choïgou", "sergei-shoigu", "RU", None),
        ("the jets came close", "The Pentagon", "us-department-of-defense", "US", "published"),
    ]


def test_every_range_is_what_is_shown(folder, tmp_path):
    load([folder], tmp_path / "w")
    for text, content, ranges in query(
        tmp_path / "w", "SELECT text, content, content_ranges FROM statements JOIN articles USING (article_id)"
    ):
        assert " […] ".join(text[r["char_start"] : r["char_end"]] for r in ranges) == content


def test_the_same_load_twice_changes_nothing(folder, tmp_path):
    warehouse = tmp_path / "w"
    first = load([folder], warehouse)
    before = sorted((path.name, path.read_bytes()) for path in warehouse.rglob("*") if path.is_file())
    second = load([folder], warehouse)
    assert (second.build, second.unchanged, second.extracted, second.carried_over) == (first.build, True, 0, 2)
    assert sorted((path.name, path.read_bytes()) for path in warehouse.rglob("*") if path.is_file()) == before


def test_a_changed_file_replaces_its_old_version_and_the_rest_is_carried_over(folder, tmp_path):
    load([folder], tmp_path / "w")
    (folder / "fr.txt").write_text("Selon Moscou, le drone est tombé tout seul.\n", encoding="utf-8")
    report = load([folder / "fr.txt"], tmp_path / "w")
    assert (report.extracted, report.carried_over) == (1, 1)
    assert [content for (content,) in query(tmp_path / "w", "SELECT content FROM statements ORDER BY content")] == [
        "le drone est tombé tout seul",
        "the jets came close",
    ]


def test_another_extractor_reads_everything_again(folder, tmp_path, monkeypatch):
    load([folder], tmp_path / "w")
    monkeypatch.setattr(loading, "extractor_version", lambda pipelines: "another")
    report = load([folder / "fr.txt"], tmp_path / "w")
    assert (report.extracted, report.carried_over) == (2, 0)


def test_bad_files_are_rows_of_rejects_and_cost_nothing_else(folder, tmp_path):
    (folder / "empty.txt").touch()
    (folder / "cp1252.txt").write_bytes("Défense".encode("cp1252"))
    (folder / "binary.txt").write_bytes(b"\x00\x01")
    (folder / "klingon.txt").write_text("Language: tlh-x\n\nnuqneH", encoding="utf-8")
    report = load([folder, tmp_path / "missing.txt"], tmp_path / "w")
    assert report.read == 3
    reasons = dict(query(tmp_path / "w", "SELECT parse_filename(source), reason FROM rejects"))
    assert set(reasons) == {"empty.txt", "cp1252.txt", "binary.txt", "missing.txt"}
    notes = "SELECT notes::VARCHAR FROM articles WHERE source LIKE '%klingon.txt'"
    assert "tlh-x" in str(query(tmp_path / "w", notes))


def test_an_article_in_a_language_without_lexicon_is_loaded_without_statements(tmp_path):
    text = "Der Minister sagte am Montag, Russland habe die Maschine abgeschossen. Wladimir Putin schwieg. " * 3
    (tmp_path / "a.txt").write_text(text, "utf-8")
    assert load([tmp_path / "a.txt"], tmp_path / "w").rejected == 0
    assert query(tmp_path / "w", "SELECT lang, text FROM articles") == [("de", text)]
    assert query(tmp_path / "w", "SELECT count(*) FROM statements") == [(0,)]


def test_a_reject_goes_when_its_file_is_mended(folder, tmp_path):
    (folder / "bad.txt").touch()
    load([folder], tmp_path / "w")
    (folder / "bad.txt").write_text("Selon Kiev, la digue a été minée.\n", encoding="utf-8")
    load([folder / "bad.txt"], tmp_path / "w")
    assert query(tmp_path / "w", "SELECT * FROM rejects") == []


def test_nothing_readable_publishes_nothing(tmp_path):
    report = load([tmp_path / "missing.txt"], tmp_path / "w")
    assert report.build is None
    assert current_build(tmp_path / "w") is None


def test_a_build_that_breaks_a_rule_is_never_seen(folder, tmp_path):
    warehouse = tmp_path / "w"
    load([folder], warehouse)
    before = (warehouse / "CURRENT").read_text()
    with writing(warehouse):
        path = unfinished(warehouse, datetime.now(UTC))
        new_build(path)
        connection = duckdb.connect(str(path))
        connection.execute("INSERT INTO mentions VALUES ('nobody', 'no-one', 0, 1, 'x')")
        assert len(broken_rules(connection)) == 2
        with pytest.raises(CannotPublish, match="unknown"):
            publish(path, connection, "v")
        connection.close()
    assert (warehouse / "CURRENT").read_text() == before


def test_two_loads_at_once(folder, tmp_path):
    with writing(tmp_path / "w"), pytest.raises(CannotPublish, match="another load is writing"):
        load([folder], tmp_path / "w")


def test_old_builds_are_kept_by_the_rule(folder, tmp_path):
    for number in range(KEPT + 2):
        (folder / "fr.txt").write_text(f"Selon Moscou, le drone {number} est tombé.\n", encoding="utf-8")
        load([folder], tmp_path / "w")
    assert len(list((tmp_path / "w").glob("*.duckdb"))) == KEPT


@pytest.mark.slow
def test_the_command_says_what_it_did(folder, tmp_path, etl):
    (folder / "empty.txt").touch()
    done = etl("load", folder, "--warehouse", tmp_path / "w")
    assert done.returncode == 0
    assert "read 2, extracted 2, carried over 0, rejected 1; 2 statements" in done.stdout
    assert "empty.txt: empty" in done.stderr
    assert "3/3 articles" in done.stderr


@pytest.mark.slow
def test_exit_codes(tmp_path, etl):
    assert etl("load", tmp_path / "missing.txt", "--warehouse", tmp_path / "w").returncode == 1
    assert etl("load").returncode == 2
    assert etl("load", ".", "--pipeline", "xx=y").returncode == 2
    missing = etl("load", ".", "--pipeline", "fr=not_installed")
    assert missing.returncode == 2
    assert "not_installed" in missing.stderr
