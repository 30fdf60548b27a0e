"""Who a statement's speaker is: the fullest name the article gives, pronouns and descriptions resolved."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from etl.parse.components import Parsed
from etl.statements.draft import Draft, Range
from etl.statements.names import full_names, fullest, key_of, name_in, text_of
from etl.statements.phrases import first_phrase, phrase_before
from etl.statements.subjects import subject_before

BESIDE = 9  # tokens beside a title within which its holder's name stands
DESCRIBED = 2000  # tokens before a description within which whom it describes was named
MEMORY = 3  # sentences for which a floating quotation may go on with the last speaker


class Last(NamedTuple):
    """The last speaker, and the sentence he spoke in."""

    name: str | None
    sentence: int


@dataclass(frozen=True)
class Speaker:
    """Who it is (None where the text does not say), and how that was learnt: "name", "phrase", "pronoun", "carried"."""

    name: str | None
    how: str


def resolve_speakers(doc: Parsed, drafts: Sequence[Draft]) -> list[Speaker]:
    """The speaker of each draft, in the same order; the drafts come in the order of the text."""
    names = full_names(doc)
    speakers: list[Speaker] = []
    last = person = Last(None, -MEMORY - 1)
    for draft in drafts:
        phrase = draft.holder or draft.source
        personal = phrase is not None and doc.lower[phrase.start] in doc.lexicon.groups["people pronouns"]
        if phrase is not None:
            speaker = _speaker_of_phrase(doc, phrase, names, person if personal else last)
        elif draft.sentence - last.sentence <= MEMORY and not draft.passive:
            speaker = Speaker(last.name, "carried")
        else:
            speaker = Speaker(None, "unknown")
        speakers.append(speaker)
        if speaker.name and speaker.how != "thing":
            last = Last(speaker.name, draft.sentence)
            if speaker.how in ("name", "description") or personal or doc.french:
                person = last
    return speakers


def _speaker_of_phrase(doc: Parsed, phrase: Range, names: dict[str, str], last: Last) -> Speaker:
    words = doc.lower[phrase.start : phrase.end]
    if phrase.end - phrase.start == 1 and words[0] in doc.lexicon.groups["pronouns"]:
        return Speaker(_pronoun(doc, phrase.start, names, last), "pronoun")
    if any(word in doc.lexicon.groups["latter"] for word in words[:3]) and last.name:
        return Speaker(last.name, "pronoun")
    name = name_in(doc, phrase)
    if name is not None:
        return Speaker(fullest(doc, name, names), "name")
    described = _described(doc, phrase, names)
    if described:
        return Speaker(described, "description")
    return Speaker(_plain(doc, phrase), "phrase" if can_speak(doc, phrase) else "thing")


def can_speak(doc: Parsed, phrase: Range) -> bool:
    """Whether the phrase holds a name, or a noun for somebody who can speak ("l'incident" cannot)."""
    own = doc.lower[phrase.start] in doc.lexicon.groups["ours"]  # "nos informations": the paper's
    speaks = any(doc.classes[i] == "M" or doc.lexicon.is_speaker_noun(doc.lower[i]) for i in range(*phrase))
    return speaks and not own


def _pronoun(doc: Parsed, i: int, names: dict[str, str], last: Last) -> str | None:
    """Who a pronoun is: whoever was made the subject since the last speaker, else that speaker, else the last named."""
    here = bisect_right(doc.sentences, (i, len(doc.words))) - 1
    singular = doc.lower[i].lstrip("-") in doc.lexicon.groups["singular pronouns"]
    if singular:
        for number in range(here - 1, max(last.sentence, here - 4, -1), -1):
            named = _named_subject(doc, number, names)
            if named:
                return named
    return last.name or (_last_name_before(doc, i, names) if singular else None)


def _named_subject(doc: Parsed, number: int, names: dict[str, str]) -> str | None:
    """The person with a first name that a sentence has as its first subject, or else as that of a later verb."""
    first, last = doc.sentences[number]
    leading = first_phrase(doc, first, last)
    verbs = (i for i in range(first + 1, last) if doc.outer[i] in "VX" and doc.outer[i - 1] not in "VX")
    for phrase in (leading, *(subject_before(doc, i, first) for i in verbs)):
        name = name_in(doc, phrase) if phrase else None
        if name and " " in fullest(doc, name, names):
            return fullest(doc, name, names)
    return None


def _last_name_before(doc: Parsed, i: int, names: dict[str, str]) -> str | None:
    """The last person named before a token: somebody with a first name."""
    for j in range(i - 1, max(-1, i - 120), -1):
        if doc.classes[j] == "M":
            name = names.get(doc.lower[j])
            if name and " " in name:
                return name
    return None


def _described(doc: Parsed, phrase: Range, names: dict[str, str]) -> str | None:
    """Who "le ministre" is: the last person before who was named with that very title and all that goes with it."""
    titles = [word for word in doc.lower[phrase.start : phrase.end] if word in doc.lexicon.people]
    if not titles or doc.lower[phrase.start] not in doc.lexicon.groups["definite"]:
        return None
    words = {doc.lower[i] for i in range(*phrase) if doc.classes[i] in "NM"}
    for j in range(phrase.start - 1, max(-1, phrase.start - DESCRIBED), -1):
        if doc.lower[j] != titles[0] or doc.classes[j] != "N":
            continue
        found = _named_beside(doc, j)
        if found and " " in found and words <= set(doc.lower[max(0, j - BESIDE) : j + BESIDE]):
            return names.get(key_of(found), found)
    return None


def _named_beside(doc: Parsed, j: int) -> str | None:
    """The name after a title ("le ministre Jean Martin") or before it ("Jean Martin, ministre")."""
    after = name_in(doc, Range(j, min(j + BESIDE, len(doc.words))))
    if after:
        return after
    comma = j - 1
    while comma > max(0, j - BESIDE) and doc.outer[comma] in "DNMA#":
        comma -= 1  # "Taras Melnyk, a Ukrainian official"
    before = phrase_before(doc, comma, max(0, comma - BESIDE)) if comma > 0 and doc.outer[comma] == "," else None
    return name_in(doc, before) if before else None


def _plain(doc: Parsed, phrase: Range) -> str:
    """The phrase as it stands, up to its apposition."""
    end = next((i for i in range(phrase.start, phrase.end) if doc.outer[i] == ","), phrase.end)
    return text_of(doc, Range(phrase.start, max(end, phrase.start + 1)))
