"""The index of the build, beside it: what search asks; and the forms of its words, in it."""

from __future__ import annotations

import duckdb

from etl.load.databases import Run
from etl.search.forms import WordForm
from etl.search.index import KINDS
from etl.search.write import write_changes, write_whole
from etl.warehouse.builds import index_of
from etl.warehouse.insert import insert

NEW_FORMS = """
INSERT INTO build.word_forms FROM word_forms_found ANTI JOIN build.word_forms USING (lang, form, lemma);
DELETE FROM word_forms_found;
"""


def write_search(run: Run) -> None:
    """Writes the index of the new build, which is otherwise whole.

    Where the build is a copy, so is its index, and only what changed is looked at; where the old one has lost its own,
    the index is made anew.
    """
    folder = index_of(run.build)
    if run.reused and run.old and all((index_of(run.old) / kind / "meta.json").is_file() for kind in KINDS):
        found = write_changes(run.connection, folder, index_of(run.old), "build", "old")
    else:
        found = write_whole(run.connection, folder, "build")
    for forms in found:
        _write_forms(run.connection, forms)


def _write_forms(connection: duckdb.DuckDBPyConnection, forms: list[WordForm]) -> None:
    """Writes word forms, those that are not there yet."""
    insert(connection, "word_forms_found", forms)
    connection.execute(NEW_FORMS)
