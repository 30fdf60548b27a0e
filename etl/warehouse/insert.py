"""Rows into a table of DuckDB, in one batch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import duckdb
import pyarrow as pa


def insert(connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Writes rows, where there are any; their values stand in the order of the table's columns."""
    if not rows:
        return
    schema = connection.table(table).limit(0).to_arrow_table().schema
    columns = zip(*rows, strict=True)
    arrays = [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
    connection.register("insert_batch", pa.table(arrays, schema=schema))
    connection.execute(f"INSERT INTO {table} SELECT * FROM insert_batch")
    connection.unregister("insert_batch")
