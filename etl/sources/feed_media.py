"""The words on a feed's pictures, set apart from those of its entries: feedparser would take one for the other."""

from __future__ import annotations

import re
from typing import NamedTuple

_MEDIA = rb"http://search\.yahoo\.com/mrss/?"
_PREFIX = re.compile(rb"xmlns:([\w.-]+)\s*=\s*[\"']" + _MEDIA + rb"[\"']", re.IGNORECASE)
_DEFAULT = re.compile(rb"xmlns\s*=\s*[\"']" + _MEDIA + rb"[\"']", re.IGNORECASE)
_WORDS = (b"title", b"description", b"text", b"link")
_TAG = re.compile(
    rb"<!\[CDATA\[(?:.*?\]\]>|.*\Z)"
    rb"|<(/?)(?:([\w.-]+):)?(image|item|entry|content|group|title|description|text|link)(?=[\s/>])([^<>]*+)",
    re.DOTALL,
)
_APART = b"of-a-picture-"  # before the names of elements: no line of the feed gets another number


class _Tag(NamedTuple):
    closing: bool
    prefix: bytes
    name: bytes
    attributes: bytes

    @property
    def is_empty(self) -> bool:
        return self.attributes.endswith(b"/")


def pictures_apart(data: bytes) -> bytes:
    """The feed in UTF-8, titles and descriptions of pictures and films in it under names that mean nothing."""
    prefixes = set(_PREFIX.findall(data))
    if not prefixes and b"<image" not in data and not _DEFAULT.search(data):
        return data
    holder: bytes | None = None  # the element around the words of a picture

    def renamed(match: re.Match[bytes]) -> bytes:
        nonlocal holder
        if match.group(3) is None:  # CDATA: no tags
            return match.group()
        tag = _Tag(bool(match.group(1)), match.group(2) or b"", match.group(3), match.group(4))
        if tag.name in _WORDS and (tag.prefix in prefixes or (holder and not tag.prefix)):
            prefix = tag.prefix + b":" if tag.prefix else b""
            return b"<" + (match.group(1) or b"") + prefix + _APART + tag.name + tag.attributes
        holder = _holder(tag, holder)
        return match.group()

    return _TAG.sub(renamed, data)


def _holder(tag: _Tag, holder: bytes | None) -> bytes | None:
    """The element that holds the words of a picture, after a tag: <image> inside an item, <content> of Media RSS."""
    if tag.closing:
        return None if tag.name in (holder, b"item", b"entry") else holder
    if holder or tag.is_empty or tag.prefix:
        return holder
    if tag.name == b"image" or (tag.name in (b"content", b"group") and _DEFAULT.search(tag.attributes)):
        return tag.name
    return None
