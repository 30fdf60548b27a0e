"""Control characters in the words of sources: written so that no terminal obeys them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

# What moves the cursor, clears the screen, names the window, or turns the order of letters.
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_ABOVE_ASCII = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")  # those that JSON may hold as they are


def shown(text: str) -> str:
    """The text on one line, its control characters written out as Python writes them, instead of obeyed."""
    return _CONTROLS.sub(lambda found: found.group().encode("unicode_escape").decode("ascii"), text)


def json_line(value: Any, default: Callable[[Any], Any] | None = None) -> str:
    """The value as JSON on one line, letters as they are, control characters as escapes."""
    line = json.dumps(value, ensure_ascii=False, default=default)
    return _ABOVE_ASCII.sub(lambda found: f"\\u{ord(found.group()):04x}", line)
