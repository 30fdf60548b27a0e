"""Readers and a writer at once: every answer comes from one build, whole."""

import threading
from datetime import UTC, datetime

import pytest

from etl.load.publish import new_build, publish, unfinished, writing
from etl.warehouse.builds import KEPT, open_current
from tests.etl.loading import load

pytestmark = pytest.mark.slow
BUILDS, READERS = 20, 8
ROWS = """
SELECT (SELECT extractor_version FROM build), count(*), count(DISTINCT text), min(text),
       (SELECT count(*) FROM signatures)
FROM articles
"""


def put(warehouse, number):
    """Publishes a build all of whose articles say which build it is."""
    import duckdb

    with writing(warehouse):
        path = unfinished(warehouse, datetime.now(UTC))
        new_build(path)
        connection = duckdb.connect(str(path))
        connection.execute(
            "INSERT INTO articles BY NAME SELECT printf('%d-%d', $1, i) AS article_id, 's' AS source, 'en' AS lang,"
            " $1::VARCHAR AS text, 'unknown' AS date_precision, 'x' AS extractor_version FROM range(2000) t(i)",
            [number],
        )
        connection.execute(
            "INSERT INTO signatures SELECT article_id, array_value(" + ", ".join("0" * 63) + ") FROM articles"
        )
        connection.execute("INSERT INTO story_signals SELECT article_id, NULL, [], [], [], [], [], [] FROM articles")
        publish(path, connection, str(number))


def test_eight_threads_read_while_twenty_builds_are_published(tmp_path):
    warehouse = tmp_path / "w"
    put(warehouse, 0)
    seen, errors, done = set(), [], threading.Event()

    def read():
        try:
            while not done.is_set():
                with open_current(warehouse) as connection, connection.cursor() as cursor:
                    version, count, texts, text, signatures = cursor.execute(ROWS).fetchone()
                assert (count, texts, text, signatures) == (2000, 1, version, 2000)
                seen.add(version)
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=read) for _ in range(READERS)]
    for thread in threads:
        thread.start()
    for number in range(1, BUILDS + 1):
        put(warehouse, number)
    done.set()
    for thread in threads:
        thread.join()
    assert errors == []
    assert len(seen) > 3
    assert len(list(warehouse.glob("*.duckdb"))) == KEPT


def test_a_reader_keeps_the_build_that_it_has_open(folder, tmp_path):
    warehouse = tmp_path / "w"
    load([folder], warehouse)
    with open_current(warehouse) as connection:
        (before,) = connection.execute("SELECT build_id FROM build").fetchone()
        (folder / "fr.txt").write_text("Selon Kiev, la digue a été minée.", "utf-8")
        load([folder], warehouse)
        assert connection.execute("SELECT build_id FROM build").fetchone() == (before,)
    with open_current(warehouse) as connection:
        assert connection.execute("SELECT build_id FROM build").fetchone() != (before,)
