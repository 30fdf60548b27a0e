"""Where the project's own files stand: the root, and the data that an analyst edits."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
LEXICON = ROOT / "data" / "lexicon"
REGISTRY = ROOT / "data" / "actors"
FIELDS = ROOT / "data" / "fields.csv"
FURNITURE = ROOT / "data" / "furniture.csv"
SYMBOLS = ROOT / "data" / "symbols.csv"
SAMPLE = ROOT / "data" / "sample" / "articles"
