"""What a page holds and nobody sees is taken out of it: hidden by an attribute, a class, a style, or by what it is.

The style sheets that a page links to are not at hand; of the names of classes those count that say it themselves in the
common frameworks (`d-none`, `visually-hidden`).
"""

from __future__ import annotations

import re
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from etl.sources.pages.style import Style

# Elements whose text is for programs, for what is missing, or for forms.
_NEVER = frozenset(
    "script style template noscript head iframe object embed audio video canvas svg math select datalist textarea "
    "progress meter noframes noembed applet rp".split()
)
_HIDDEN_CLASSES = frozenset(
    "hidden is-hidden u-hidden js-hidden hide invisible is-invisible d-none display-none visually-hidden "
    "visuallyhidden is-visually-hidden u-visually-hidden sr-only screen-reader-text screen-reader-only "
    "screenreader-only screenreader element-invisible offscreen off-screen assistive-text a11y-hidden "
    "a11y-only print-only only-print visible-print visible-print-block show-for-print "
    "show-for-sr d-print-block print-visible".split()
)
# Shown from a width of the window on, as a desk's is: `hidden md:block`, `d-none d-lg-flex`.
_SHOWN_WIDE = re.compile(
    r"(?:^|\s)(?:(?:sm|md|lg|xl|2xl)[:@](?:!?block|flex|grid|inline|contents|table)|d-(?:sm|md|lg|xl|xxl)-(?!none))"
)
_OUT_OF_SIGHT = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0(?:px|em|rem|%)?\s*(?:;|!|$)"
    r"|clip\s*:\s*rect\(\s*[01](?:px)?[\s,]|clip-path\s*:\s*inset\(\s*(?:50|100)%"
    r"|(?:left|top|text-indent)\s*:\s*-\d{3,})",
    re.IGNORECASE,
)
_ROOTS = frozenset(("html", "body"))  # hidden until a script shows them, as AMP and cookie managers do
_MOST_SPARED = 20  # elements, one in the other
_MOST = 0.5  # of the page's words: what holds more was put aside for a dialogue that stands over it


def drop_hidden(tree: Any) -> None:
    """Takes out of the tree what the page does not show."""
    style = Style(tree)
    most = _MOST * _length(tree)
    spared = 0
    gone = []
    walk = etree.iterwalk(tree, events=("start",))
    for _, element in walk:
        if element.tag in _ROOTS:
            continue
        aside = _is_set_aside(element)
        if aside and spared < _MOST_SPARED and _length(element) > most:
            aside, spared = False, spared + 1
        if aside or _is_never_shown(element) or _is_hidden(element, style):
            gone.append(element)
            walk.skip_subtree()
    for element in gone:
        element.drop_tree()


def _is_never_shown(element: Any) -> bool:
    return element.tag in _NEVER and not (element.tag == "template" and _is_shadow(element))


def _is_hidden(element: Any, style: Style) -> bool:
    if element.get("hidden") is not None or (element.tag == "dialog" and element.get("open") is None):
        return True
    if _OUT_OF_SIGHT.search(element.get("style") or "") or element.get("amp-access-hide") is not None:
        return True
    classes = element.get("class") or ""
    if not _HIDDEN_CLASSES.isdisjoint(classes.lower().split()) and not _SHOWN_WIDE.search(classes):
        return True
    return style.hides(element)


def _is_set_aside(element: Any) -> bool:
    return (element.get("aria-hidden") or "").lower() == "true" or element.get("inert") is not None


def _is_shadow(template: Any) -> bool:
    """Whether it is the inside of an element (a declarative shadow root), which a browser shows."""
    return template.get("shadowrootmode") is not None or template.get("shadowroot") is not None


def _length(element: Any) -> int:
    return sum(len(" ".join(text.split())) for text in element.itertext())
