"""Bytes become text, with the encoding noted where it was not plain UTF-8."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from etl.sources.guess import guess
from etl.sources.items import Unreadable
from etl.sources.repair import repair

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What browsers read for a declared charset: pages say the old name and mean the larger set (WHATWG Encoding Standard).
_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}


class Decoded(NamedTuple):
    """A text, the encoding of its bytes (None for plain UTF-8), and the text before a repair (None without one)."""

    text: str
    encoding: str | None = None
    as_came: str | None = None


def decode(raw: bytes, declared: str | None = None) -> Decoded:
    """The text of the bytes, a byte-order mark left out and wrong decodings by an earlier program undone.

    UTF-8 is tried first, then what a byte-order mark says, then the `declared` charset of a page or an answer, and
    last the encoding is guessed from the letters, which `encoding` then records.

    Raises:
        Unreadable: the bytes are empty, binary, or in an encoding that cannot be told with certainty.
    """
    if not raw.strip(b"\0\t\n\v\f\r "):
        raise Unreadable("empty")
    text, encoding = _decode(raw, declared)
    if not text.strip():
        raise Unreadable("empty")
    if _CONTROL.search(text):
        raise Unreadable("binary, not text")
    mended = repair(text)
    return Decoded(mended.text, encoding, text if mended.offsets else None)


def _decode(raw: bytes, declared: str | None) -> tuple[str, str | None]:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _strictly(raw, encoding), encoding
    try:
        text = raw.decode("utf-8-sig")
        if declared is None or not _CONTROL.search(text):  # UTF-16 and ISO-2022 are valid UTF-8 full of controls
            return text, None
    except UnicodeDecodeError:
        pass
    found = _as_declared(raw, declared)
    if found:
        return found
    if b"\0" in raw:
        raise Unreadable("binary, not text")
    guessed = guess(raw)
    if guessed is None:
        raise Unreadable(_first_wrong(raw))
    return raw.decode(guessed), guessed


def _strictly(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(f"begins as {encoding} but is not: {error.reason} at byte {error.start:,}") from error


def _as_declared(raw: bytes, declared: str | None) -> tuple[str, str] | None:
    """The text in the declared charset, None where that is unknown or does not fit."""
    try:
        name = codecs.lookup((declared or "").strip(" \"'")).name
        name = _MEANT.get(name, name)
        text = raw.decode(name)
    except (LookupError, ValueError):  # UnicodeDecodeError is a ValueError
        return None
    return None if _CONTROL.search(text) else (text, name)


def _first_wrong(raw: bytes) -> str:
    """Where the bytes stop being UTF-8, and what the byte there is likely to be."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        byte = raw[error.start]
        likely = bytes([byte]).decode("cp1252", errors="replace")
        return (
            f"not UTF-8: byte 0x{byte:02x} in line {line} ({likely!r} in cp1252), and no other encoding is certain; "
            "save the file as UTF-8"
        )
    return "binary, not text"
