"""Pairs that are alike become groups: of copies, and of repeated quotations."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import duckdb

FEW = 5000  # pairs at a time


def joined(
    pairs: duckdb.DuckDBPyConnection, before: Mapping[str, str], alike: Callable[..., float | None]
) -> list[tuple[str, str, float]]:
    """The group and the likeness of each one that is like an earlier one, and of these earlier ones.

    Args:
        pairs: a result: the one, the earlier one, and what `alike` compares, the likeliest pair of each one first.
        before: the groups that the build before had made.
        alike: how alike a pair is, 0 to 1, None where not enough to be grouped.
    """
    groups = dict(before)
    found: dict[str, tuple[Any, ...]] = {}
    while few := pairs.fetchmany(FEW):
        for one, first, *compared in few:
            if one in found:
                continue
            score = alike(*compared)
            if score is not None:
                group = groups.get(one) or groups.get(first, first)
                groups[one] = group
                found[one] = (one, group, score)
                found.setdefault(first, (first, group, 1.0))
    return list(found.values())
