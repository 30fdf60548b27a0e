"""What a page may hold before it is taken apart: no elements and attributes that cost more time than any news is worth.

libxml2 compares each attribute of an element with all those before it (40,000 take seven seconds, and grow with the
square), and pages of millions of elements are no articles.
"""

from __future__ import annotations

import re

from etl.sources.items import Unreadable

MOST_ELEMENTS = 100_000
MOST_ATTRIBUTES_IN_ALL = 500_000
MOST_ATTRIBUTES = 500  # of one element
_ATTRIBUTE = r"""[^\s/>=][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?+"""
# Each alternative takes what it began to the end, so that no character is looked at more than a few times.
_TAG = re.compile(
    rf"<!--.*?(?:-->|\Z)|<(script|style|textarea)\b[^>]*+>.*?(?:</\1|\Z)|<[a-z][^\s/>]*+(?:[\s/=]++|{_ATTRIBUTE})*+",
    re.IGNORECASE | re.DOTALL,
)
_EACH = re.compile(_ATTRIBUTE)


def check_bounds(markup: str) -> None:
    """Lets a page pass whose parts can be counted; in a time that grows with its length alone.

    Raises:
        Unreadable: it has more elements, or an element more attributes, than an article's page can have.
    """
    elements = attributes = 0
    for tag in _TAG.finditer(markup):
        if tag.group().startswith("<!") or tag.group(1):
            continue
        elements += 1
        own = sum(1 for _ in _EACH.finditer(markup, tag.start() + 1, tag.end())) - 1  # less the name
        attributes += own
        for found, most, what in (
            (own, MOST_ATTRIBUTES, "attributes of an element"),
            (attributes, MOST_ATTRIBUTES_IN_ALL, "attributes"),
            (elements, MOST_ELEMENTS, "elements"),
        ):
            if found > most:
                raise Unreadable(f"{found:,} {what} or more; expected {most:,} at most")
