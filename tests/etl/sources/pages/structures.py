"""Saved page structures: built from the files in `saved/`, with the truth marked in them, and how a reading scores.

A file is a page whose words are placeholders: `[[title]]`, `[[3]]` (a paragraph of the story that its first line
names), `[[p 1-4 class="x"]]` (each as an element), `[[each 1-4]]…[[.]]…[[end]]`, `[[cards li]]`, `[[notice 2]]`. What
is an article's paragraph on the page has `data-truth`, which is stripped before the page is read.
"""

import json
import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from html import escape
from pathlib import Path

from lxml import html

FOLDER = Path(__file__).parent / "saved"
FOLDER_OF_WORDS = {"stories": "stories.txt", "others": "others.txt"}
NAMES = sorted(path.stem for path in FOLDER.glob("*.html"))
PEOPLE = {"en": ("rivermouse", "T. Bell", "Agnes", "fact_first"), "fr": ("Lucie38", "Un lecteur", "Marcel", "vigie")}
ANSWER = {"en": "Reply", "fr": "Répondre"}
_HEAD = re.compile(r"<!-- (en|fr) (\w+): (.*?) -->\n")
_MACRO = re.compile(r"\[\[(-?)([\w-]+)(?: (\d+)(?:-(\d+))?)?([^\]]*)\]\]")
_EACH = re.compile(r"\[\[each (\d+)-(\d+)\]\](.*?)\[\[end\]\]", re.DOTALL)
_WORDS = re.compile(r"[^\W_]+")
_MARK = re.compile(r" data-truth(?:-\w+)?|</?truth>")
_NAMED = re.compile(r' (?:class|id|itemprop|itemtype|role|aria-label|data-[\w-]+)="[^"]*"')
_TIME = re.compile(r"[\d\s:.hH]+(?:GMT|BST)?")


@dataclass(frozen=True)
class Structure:
    """A page as it is saved, and the paragraphs of its article as its reader sees them."""

    name: str
    about: str
    page: str
    truth: tuple[str, ...]
    title: str


@dataclass(frozen=True)
class Score:
    """How many paragraphs of the truth were read, and how many of those read are true."""

    found: int
    truth: int
    right: int
    read: int


@cache
def words_of(name):
    """The lists of a file of words: {"en dam": [line, ...]}."""
    lists = {}
    for line in (FOLDER / FOLDER_OF_WORDS[name]).read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            current = lists.setdefault(line[2:], [])
        elif line:
            current.append(line)
    return lists


@cache
def structure(name):
    """The page of this name, and its truth."""
    source = (FOLDER / f"{name}.html").read_text(encoding="utf-8")
    lang, story, about = _HEAD.match(source).groups()
    title, *paragraphs = words_of("stories")[f"{lang} {story}"]
    in_data = []

    def written(match):
        copy, word, first, last, rest = match.groups()
        numbers = range(int(first or 1), int(last or first or 1) + 1)
        if word == "truth":
            in_data.extend(paragraphs[number - 1] for number in numbers)
            return ""
        if word == "json":
            return json.dumps("\n".join(paragraphs[number - 1] for number in numbers), ensure_ascii=False)[1:-1]
        return _written(word, numbers, rest, lang, title, paragraphs, truth=not copy)

    each = _EACH.sub(lambda match: _repeated(match, paragraphs), source[_HEAD.match(source).end() :])
    marked = _MACRO.sub(written, each)
    tree = html.document_fromstring(marked)
    seen = [element.text_content() for element in tree.xpath("//*[@data-truth or @data-truth-part] | //truth")]
    return Structure(name, about, _MARK.sub("", marked), (*in_data, *seen), title)


def without_names(page):
    """The same page without the classes, ids and roles that say what its elements are."""
    return replace(page, page=_NAMED.sub("", page.page))


def _repeated(match, paragraphs):
    first, last, inside = int(match.group(1)), int(match.group(2)), match.group(3)
    return "".join(
        inside.replace("[[.]]", f"<truth>{escape(paragraphs[number - 1], quote=False)}</truth>")
        for number in range(first, last + 1)
    )


def _written(word, numbers, rest, lang, title, paragraphs, *, truth):
    others = {kind: words_of("others")[f"{lang} {kind}"] for kind in ("comments", "teasers", "notices")}
    teasers = [line.split("|") for line in others["teasers"]]
    number = numbers[0] - 1
    if word == "title":
        return escape(title, quote=False)
    if word.isdecimal():
        return escape(paragraphs[int(word) - 1], quote=False)
    if word in ("notice", "teaser", "teased"):
        lines = {"notice": others["notices"], "teaser": [t for t, _ in teasers], "teased": [s for _, s in teasers]}[
            word
        ]
        return escape(lines[number], quote=False)
    tag = rest.strip()
    if word == "cards":
        return "".join(
            f'<{tag} class="card"><a href="/k{place}"><h3>{head}</h3></a><p>{words}</p></{tag}>'
            for place, (head, words) in enumerate(teasers[:4])
        )
    if word in ("comments", "answers"):
        name = ' class="comment"' if word == "comments" else ""
        return "".join(
            f'<{tag}{name}><b>{person}</b> <i>3 h</i><p>{words}</p><a href="#r{place}">{ANSWER[lang]}</a></{tag}>'
            for place, (person, words) in enumerate(zip(PEOPLE[lang], others["comments"], strict=True))
        )
    texts = [escape(paragraphs[number - 1], quote=False) for number in numbers]
    if word == "br":
        return "<br><br>".join(f"<truth>{text}</truth>" for text in texts)
    return "".join(f"<{word}{' data-truth' if truth else ''}{rest}>{text}</{word}>" for text in texts)


def folded(text):
    return " ".join(_WORDS.findall(text.casefold()))


def score(read, page):
    """What of the truth stands among the paragraphs that were read; what stands there once too often is wrong."""
    truth = [folded(paragraph) for paragraph in page.truth if folded(paragraph)]
    lines = [line for paragraph in read if (line := folded(paragraph)) and not _TIME.fullmatch(line)]
    lines = [line for line in lines if line != folded(page.title)]
    whole = f" {' '.join(lines)} "
    found = sum(f" {paragraph} " in whole for paragraph in truth)
    left = Counter(truth)
    joined = f" {' '.join(truth)} "
    right = 0
    for line in lines:
        if left[line] > 0:
            left[line] -= 1
            right += 1
        elif line not in left:
            right += f" {line} " in joined or any(part in line and len(part) > 0.7 * len(line) for part in truth)
    return Score(found, len(truth), right, len(lines))


def total(scores):
    """Recall and precision over all paragraphs of several pages."""
    found, truth, right, read = (
        sum(getattr(each, name) for each in scores) for name in ("found", "truth", "right", "read")
    )
    return found / truth, right / max(1, read)
