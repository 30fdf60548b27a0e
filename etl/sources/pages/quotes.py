"""The marks that a browser sets around `<q>`, in the language of the words."""

from __future__ import annotations

from typing import Any

# Outer and inner marks; of languages not listed here browsers take the English ones.
_MARKS = {
    "fr": ("«\xa0", "\xa0»", "“", "”"),
    "de": ("„", "“", "‚", "‘"),
    "pl": ("„", "”", "«", "»"),
    **dict.fromkeys(("es", "it", "pt", "ca", "el"), ("«", "»", "“", "”")),
    **dict.fromkeys(("ru", "uk", "be"), ("«", "»", "„", "“")),
}
_ENGLISH = ("“", "”", "‘", "’")
_OPENING = "«“„\"‘'‹‚"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def write_marks(tree: Any, lang: str | None = None) -> None:
    """Writes the marks of each `<q>` into the text; where the author wrote marks, the page has no others."""
    for q in tree.iter("q"):
        inside = q.text_content().strip()
        if not inside or inside[0] in _OPENING or _before(q).rstrip()[-1:] in tuple(_OPENING):
            continue
        depth = sum(1 for _ in q.iterancestors("q"))
        marks = _MARKS.get(_language(q) or (lang or "")[:2].lower(), _ENGLISH)
        opening, closing = marks[:2] if depth % 2 == 0 else marks[2:]
        q.text = opening + (q.text or "").lstrip()
        if len(q):
            q[-1].tail = (q[-1].tail or "").rstrip() + closing
        else:
            q.text = q.text.rstrip() + closing


def _before(q: Any) -> str:
    previous = q.getprevious()
    return (q.getparent().text if previous is None else previous.tail) or ""


def _language(element: Any) -> str:
    for around in (element, *element.iterancestors()):
        lang = around.get("lang") or around.get(_XML_LANG)
        if lang:
            return str(lang)[:2].lower()
    return ""
