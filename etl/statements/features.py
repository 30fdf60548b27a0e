"""What is known of how a statement was found, as names that are true of it or not: the confidence weighs them.

A feature is a text such as "construction=clause" or "cue inside". Figures stand in bands ("words of content=5-10").
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from etl.model.article import overlaps
from etl.model.extraction import Statement
from etl.parse.letters import SUBJECT, TOLD_AFTER, TOLD_BEFORE, VERB
from etl.parse.parsed import Parsed
from etl.statements.draft import Draft, Range
from etl.statements.find import Attribution
from etl.statements.phrases import head_of, head_speaks
from etl.statements.speakers import Speaker

REMEMBERED = 40  # statements before a pronoun that are looked at
NAMED = 60  # tokens before a pronoun whose names are counted: each might be whom it stands for
BANDS = (1, 2, 3, 5, 10, 20, 40, 80)
COMMON = frozenset(
    "say tell add ask accuse call claim warn deny report dire affirmer déclarer expliquer assurer estimer ajouter "
    "annoncer indiquer rappeler accuser souligner according selon".split()
)  # cues with a weight of their own


def features_of(parsed: Parsed, found: Sequence[Attribution], number: int) -> tuple[str, ...]:
    """The features of one of a document's statements, as far as text and speaker tell them."""
    draft, speaker, statement = found[number]
    lang = parsed.language.code
    told = [
        f"construction={draft.pattern}",
        f"construction={draft.pattern} {lang}",
        f"lang={lang}",
        f"kind={statement.kind}",
        f"speaker by {speaker.how}",
        f"speaker by {speaker.how} {draft.pattern}",
        f"polarity={statement.polarity}",
        *_of_cue(parsed, draft),
        *_of_source(parsed, draft, speaker),
        *_of_content(parsed, statement),
        *_of_surroundings(parsed, found, number),
    ]
    return tuple(told)


def band(figure: int) -> str:
    """The band that a figure falls in: "3-5"."""
    place = bisect_right(BANDS, figure)
    low = BANDS[place - 1] if place else 0
    return f"{low}-{BANDS[place]}" if place < len(BANDS) else f"{low}-"


def _of_cue(parsed: Parsed, draft: Draft) -> Iterator[str]:
    if draft.cue is None:
        yield "no cue"
        return
    if draft.lemma in COMMON:
        yield f"cue={draft.lemma}"
    soft = any("soft" in cue.verb.frames for cue in parsed.cues_from(draft.cue.start, draft.cue.start + 1))
    if soft:
        yield "cue of a thought"
    if draft.passive:
        yield "passive"
    content = bisect_left(parsed.starts, draft.content[0].start)
    gap = (
        content - draft.cue.end
        if content >= draft.cue.end
        else draft.cue.start - bisect_left(parsed.starts, draft.content[0].end)
    )
    yield f"cue to words={band(max(0, gap))}"
    phrase = draft.source
    if phrase:
        yield f"source to cue={band(max(draft.cue.start - phrase.end, phrase.start - draft.cue.end, 0))}"


def _of_source(parsed: Parsed, draft: Draft, speaker: Speaker) -> Iterator[str]:
    phrase = draft.holder or draft.source
    name = speaker.name or ""
    yield f"words of speaker={band(len(name.split()))}"
    if name and not any(word[:1].isupper() for word in name.split()):
        yield "speaker without capital"
    if name.isupper() and len(name) > 1:
        yield "speaker all capitals"
    if draft.holder is not None:
        yield "speaker elsewhere in the sentence"
    if phrase is None:
        yield "no source"
        return
    yield f"words of source={band(phrase.end - phrase.start)}"
    yield f"source begins={parsed.classes[phrase.start]}"
    head = head_of(parsed, phrase)
    letter = parsed.classes[head] if head is not None else "none"
    yield f"source head={letter}"
    if not head_speaks(parsed, phrase) and parsed.outer[phrase.start] not in SUBJECT:
        yield "source head cannot speak"
    if "," in parsed.outer[phrase.start : phrase.end]:
        yield "source with apposition"
    if "I" in parsed.outer[phrase.start : phrase.end]:
        yield "source with complement"
    before = parsed.outer[phrase.start - 1] if phrase.start else "."
    yield f"before source={before if before in TOLD_BEFORE else 'other'}"


def _of_content(parsed: Parsed, statement: Statement) -> Iterator[str]:
    spans = statement.content
    text = " ".join(parsed.text[span.start : span.end] for span in spans)
    yield f"words of content={band(len(text.split()))}"
    yield f"parts of content={band(len(spans))}"
    if "\n" in text.strip():
        yield "line break in content"
    if text[:1].islower():
        yield "content begins in lower case"
    first = bisect_left(parsed.starts, spans[0].start)
    stop = bisect_left(parsed.starts, spans[-1].end)
    outer = parsed.outer[first:stop]
    if statement.kind != "direct":
        inside = sum(parsed.outer[cue.start] != "q" for cue in parsed.cues_from(first, stop))
        yield f"cues in content={band(inside)}"
        yield f"commas in content={band(outer.count(','))}"
        if not any(letter in VERB for letter in parsed.classes[first:stop]):
            yield "no verb in content"
        if ":" in outer or ";" in outer:
            yield "colon in content"
        if "-" in outer:
            yield "dash in content"
    following = parsed.outer[stop] if stop < len(parsed) else "."
    yield f"after content={following if following in TOLD_AFTER else 'other'}"


def _of_surroundings(parsed: Parsed, found: Sequence[Attribution], number: int) -> Iterator[str]:
    draft = found[number].draft
    near = [n for n in range(max(0, number - 6), min(len(found), number + 7)) if n != number]
    same = [n for n in near if found[n].draft.sentence == draft.sentence]
    yield f"statements in sentence={band(1 + len(same))}"
    if any(overlaps(a, b) for n in same for a in found[n].draft.content for b in draft.content):
        yield "shares words with another"
    if any(found[n].speaker.name != found[number].speaker.name for n in same):
        yield "another speaker in sentence"
    first, stop = parsed.sentences[draft.sentence]
    yield f"words of sentence={band((stop - first) // 2)}"
    if draft.sentence < 2:
        yield "headline or first sentence"
    if found[number].speaker.how in ("pronoun", "carried"):
        named = [
            n
            for n in range(max(0, number - REMEMBERED), number)
            if found[n].speaker.how in ("name", "description", "phrase")
        ]
        own = [n for n in named if found[n].speaker.name == found[number].speaker.name]
        away = draft.sentence - found[own[-1]].draft.sentence if own else 99
        yield f"sentences since named={band(away)}"
        if named and not own:
            yield "pronoun of nobody who spoke"
        recent = {found[n].speaker.name for n in named if draft.sentence - found[n].draft.sentence <= 5}
        yield f"other speakers near={band(len(recent - {found[number].speaker.name}))}"
        begins = draft.source.start if draft.source else first
        names = {parsed.lower[i] for i in range(max(0, begins - NAMED), begins) if parsed.classes[i] == "M"}
        yield f"names before pronoun={band(len(names))}"
        phrase: Range | None = draft.source
        if phrase is not None:
            yield f"pronoun={parsed.lower[phrase.start].lstrip('-')}"
