"""What a page may hold before it is taken apart: no elements and attributes that cost more time than any news is worth.

libxml2 compares each attribute of an element with all those before it (40,000 take seven seconds, and grow with the
square), and pages of millions of elements are no articles.
"""

from __future__ import annotations

import re

from etl.sources.items import Unreadable

MOST_ELEMENTS = 200_000
MOST_ATTRIBUTES = 500  # of one element
_SHORT = 2 * MOST_ATTRIBUTES  # characters in which no more attributes than that can stand
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
    elements = 0
    for elements, tag in enumerate(_TAG.finditer(markup), start=1):
        if elements > MOST_ELEMENTS:
            raise Unreadable(f"more than {MOST_ELEMENTS:,} elements; expected {MOST_ELEMENTS:,} at most")
        if tag.end() - tag.start() > _SHORT and markup[tag.start() : tag.start() + 4] != "<!--" and not tag.group(1):
            attributes = sum(1 for _ in _EACH.finditer(markup, tag.start() + 1, tag.end())) - 1  # the name
            if attributes > MOST_ATTRIBUTES:
                raise Unreadable(f"an element with {attributes:,} attributes; expected {MOST_ATTRIBUTES:,} at most")
