"""A build of an earlier schema: what it holds goes over into the next build."""

import duckdb

from etl.warehouse.builds import current_build, open_build
from etl.warehouse.schema import SCHEMA_VERSION
from tests.etl.loading import load

HELD = """
SELECT statement_id, content, actor, outlet, 'in force' AS version FROM statement_rows
UNION ALL
SELECT statement_id, content, actor, outlet, 'earlier' FROM replaced_statement_rows
ORDER BY ALL
"""


def held(warehouse):
    with open_build(current_build(warehouse)) as connection:
        return connection.execute(HELD).fetchall()


def test_a_build_without_the_views_is_read_again_with_its_earlier_versions(folder, tmp_path):
    warehouse = tmp_path / "w"
    load([folder], warehouse)
    (folder / "fr.txt").write_text("Selon Kiev, la digue a été minée.", "utf-8")
    load([folder], warehouse)
    before = held(warehouse)
    assert [row[-1] for row in before].count("earlier") == 1
    with duckdb.connect(str(current_build(warehouse))) as connection:
        connection.execute("DROP VIEW statement_rows; DROP VIEW replaced_statement_rows")
        connection.execute("UPDATE build SET schema_version = 3")
    (folder / "more.txt").write_text("The Kremlin said nothing had happened.", "utf-8")
    load([folder / "more.txt"], warehouse)
    assert set(before) < set(held(warehouse))
    with open_build(current_build(warehouse)) as connection:
        assert connection.execute("SELECT schema_version FROM build").fetchone() == (SCHEMA_VERSION,)
