"""Rows into a table of DuckDB, in one batch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import duckdb
import pyarrow as pa


def insert(connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Writes rows, where there are any; their values stand in the order of the table's columns."""
    if rows:
        insert_columns(connection, table, list(zip(*rows, strict=True)))


def insert_columns(connection: duckdb.DuckDBPyConnection, table: str, columns: Sequence[Any]) -> None:
    """Writes rows that are given column by column, each a sequence or an array, in the table's order."""
    schema = connection.table(table).limit(0).to_arrow_table().schema
    arrays = [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
    connection.register("insert_batch", pa.table(arrays, schema=schema))
    connection.execute(f"INSERT INTO {table} SELECT * FROM insert_batch")
    connection.unregister("insert_batch")
