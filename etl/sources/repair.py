"""Text that an earlier program decoded wrongly ("dÃ©jÃ " for "déjà ") is set right; every place keeps its way back."""

from __future__ import annotations

import codecs
import re
from array import array
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import ftfy
from ftfy import chardata, fixes
from ftfy.badness import is_bad

# What no news text holds, and what comes out where a mark and a letter that rightly stand together ("mot»à") look
# like the two bytes of one letter: old phonetic letters, Syriac to Samaritan, historic Cyrillic, braille, controls.
_IMPLAUSIBLE = re.compile(
    "[\x00-\x08\x80-\x84\x86-\x9f\u0180-\u0217\u021c-\u02af\u0363-\u036f\u0460-\u048f\u0492-\u052f\u0700-\u08ff"
    "\u2800-\u28ff]"
)
_NEXT_LINE = "\x85"  # a line break of some systems; alone it says nothing of a wrong decoding


class Repaired(NamedTuple):
    """The mended text, and for each index of it (its length included) the index in the given text.

    `offsets` is None where nothing was changed.
    """

    text: str
    offsets: Sequence[int] | None = None


class _Line(NamedTuple):
    """One line on its way: its text, and the index in the given line for each index of it."""

    text: str
    offsets: Sequence[int]


class _Bytes(NamedTuple):
    """One line as bytes: they, and the index in the given line for each of them."""

    data: bytes
    offsets: Sequence[int]


def repair(text: str) -> Repaired:
    """The text with wrong decodings undone line by line, and nothing else changed, with the way back of every index."""
    if text.isascii() or not is_bad(text):
        return Repaired(text)
    mended: list[str] = []
    offsets = array("L")
    start = 0
    for line in _lines(text):
        found = _mend(line)
        mended.append(found.text if found else line)
        offsets.extend(start + offset for offset in (found.offsets[:-1] if found else range(len(line))))
        start += len(line)
    offsets.append(len(text))
    joined = "".join(mended)
    return Repaired(joined, offsets) if joined != text else Repaired(text)


def _lines(text: str) -> Iterator[str]:
    r"""The lines with their ends. Only \n ends one: other breaks are among the bytes of wrongly decoded letters."""
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end


def _mend(line: str) -> _Line | None:
    """The line with its wrong decodings undone, None where there is none or the outcome is none that anybody writes."""
    if not is_bad(line.replace(_NEXT_LINE, " ")):
        return None
    fixed, plan = ftfy.fix_encoding_and_explain(line)
    mended = _follow(plan or [], _Line(line, range(len(line) + 1)))
    if fixed == line or mended.text == line or _implausible(line, mended.text):
        return None
    return mended


def _implausible(before: str, after: str) -> bool:
    return len(_IMPLAUSIBLE.findall(after)) > len(_IMPLAUSIBLE.findall(before))


def _follow(plan: Sequence[ftfy.ExplanationStep], line: _Line) -> _Line:
    """What ftfy's plan makes of the line, step by step, each index taken along."""
    encoded = _Bytes(b"", ())
    for action, parameter in plan:
        if action == "encode":  # one byte a character, in all encodings that ftfy tries
            encoded = _Bytes(line.text.encode(parameter), line.offsets)
        elif action == "decode":
            line = _decode(encoded, parameter)
        elif parameter == "restore_byte_a0":
            encoded = _substitute(encoded, fixes.A_GRAVE_WORD_RE, b"\xc3\xa0 ")
            encoded = encoded._replace(data=fixes.restore_byte_a0(encoded.data))
        elif parameter == "replace_lossy_sequences":
            encoded = _substitute(encoded, chardata.LOSSY_UTF8_RE, "\ufffd".encode())
        elif parameter == "decode_inconsistent_utf8":
            line = _mend_parts(line)
        elif parameter == "fix_c1_controls":
            line = line._replace(text=fixes.fix_c1_controls(line.text))
    return line


def _decode(encoded: _Bytes, encoding: str) -> _Line:
    """The bytes decoded; a character begins where the one before it has ended."""
    decoder = codecs.getincrementaldecoder(encoding)()
    characters: list[str] = []
    offsets: list[int] = []
    begin = 0
    for index in range(len(encoded.data)):
        last = index + 1 == len(encoded.data)
        found = decoder.decode(encoded.data[index : index + 1], last)
        characters.append(found)
        offsets.extend([encoded.offsets[begin]] * len(found))
        begin = index + 1 if found else begin
    return _Line("".join(characters), [*offsets, encoded.offsets[len(encoded.data)]])


def _substitute(encoded: _Bytes, pattern: re.Pattern[bytes], new: bytes) -> _Bytes:
    """The bytes with all that matches replaced; the new bytes stand for the first ones that they replace."""
    data = bytearray()
    offsets: list[int] = []
    position = 0
    for match in pattern.finditer(encoded.data):
        data += encoded.data[position : match.start()] + new
        offsets.extend(encoded.offsets[position : match.start()])
        offsets.extend(encoded.offsets[min(match.start() + step, match.end() - 1)] for step in range(len(new)))
        position = match.end()
    data += encoded.data[position:]
    offsets.extend(encoded.offsets[position:])
    return _Bytes(bytes(data), offsets)


def _mend_parts(line: _Line) -> _Line:
    """The line with each stretch mended that by itself is wrongly decoded: the rest of the line is right."""
    texts: list[str] = []
    offsets: list[int] = []
    position = 0
    for match in chardata.UTF8_DETECTOR_RE.finditer(line.text):
        mended = _mend(match.group()) if match.group() != line.text else None
        if mended:
            texts += [line.text[position : match.start()], mended.text]
            offsets.extend(line.offsets[position : match.start()])
            offsets.extend(line.offsets[match.start() + offset] for offset in mended.offsets[:-1])
            position = match.end()
    return _Line("".join([*texts, line.text[position:]]), [*offsets, *line.offsets[position:]])
