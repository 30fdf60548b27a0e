"""A statement to vary in tests."""

from dataclasses import replace
from datetime import datetime

from dashboard.rows.statement import Statement

STATEMENT = Statement(
    statement_id="s1", article_id="a1", ordinal=1, kind="direct", content="Le drone a provoqué […] une escalade",
    content_ranges=((2, 21), (40, 53)), cue="a dit", cue_start=23, cue_end=28, source="Choïgou", source_start=29,
    source_end=36, speaker="Sergueï Choïgou", actor_id="shoigu", actor="Sergueï Choïgou", side="RU", role="Minister",
    polarity="asserted", confidence=0.93, sentence="« Le drone a provoqué a dit Choïgou, une escalade ».",
    sentence_start=0, outlet="Le Journal", title="Titre", lang="fr", said_start=datetime(2023, 3, 15),
    said_end=datetime(2023, 3, 16), said_precision="day", said_from="sentence", said_offset=None, said_by=None,
    date_start=datetime(2023, 3, 16), date_end=datetime(2023, 3, 17), date_precision="day", date_from="metadata",
    date_offset=None, address="https://example.org/a", source_file="a.txt", line=None, copy_group=None,
    quotation_id=None, also_in=0, surely_within=True,
)  # fmt: skip


def statement(**changes) -> Statement:
    return replace(STATEMENT, **changes)


def undated(**changes) -> Statement:
    unknown = {"said_start": None, "said_end": None, "said_precision": "unknown", "said_from": None}
    return statement(**unknown, date_start=None, date_end=None, date_precision="unknown", date_from=None, **changes)
