"""Who a statement's speaker is: the fullest name the article gives, pronouns and descriptions resolved."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from etl.parse.letters import DESCRIPTION, NOUN, VERB
from etl.parse.parsed import Parsed, entry_start, in_question
from etl.statements.draft import Draft, Range
from etl.statements.names import full_names, fullest, last_word, name_in, text_of
from etl.statements.phrases import first_phrase, phrase_before
from etl.statements.repeated import repeated, stands_out
from etl.statements.subjects import subject_before

BESIDE = 9  # tokens beside a title within which its holder's name stands
DESCRIBED = 2000  # tokens before a description within which whom it describes was named
MEMORY = 3  # sentences for which a floating quotation may go on with the last speaker
RECENT = 4  # sentences before a pronoun in which whom it stands for was made the subject
NAMED = 120  # tokens before a pronoun within which the last person was named
HEAD = 3  # words of a phrase among which "ce dernier" or "the latter" says whom it means


class Last(NamedTuple):
    """The last speaker, and the sentence he spoke in."""

    name: str | None
    sentence: int


@dataclass(frozen=True)
class Speaker:
    """Who it is, None where the text does not say, and how that was learnt.

    `how` is "name" or "description" for somebody named in the article, "phrase" for words that name somebody who can
    speak ("le ministère"), "thing" for others ("l'incident"), "pronoun", "carried" for whoever spoke last, "repeated"
    for whoever says the same words elsewhere, "unknown".
    """

    name: str | None
    how: str


UNKNOWN = Speaker(None, "unknown")
NOBODY = Last(None, -MEMORY - 1)


def resolve_speakers(parsed: Parsed, drafts: Sequence[Draft]) -> list[Speaker]:
    """The speaker of each draft, in the same order; the drafts come in the order of the text."""
    names = full_names(parsed)
    repeats = repeated(parsed, drafts)
    speakers: list[Speaker] = []
    last = person = NOBODY
    entry = 0
    for number, draft in enumerate(drafts):
        phrase = draft.holder or draft.source
        personal = phrase is not None and parsed.lower[phrase.start] in parsed.lexicon.groups["people pronouns"]
        first = parsed.sentences[draft.sentence][0]
        asked = in_question(parsed, first)
        if entry_start(parsed, first) > entry:
            last, person, entry = NOBODY, NOBODY, entry_start(parsed, first)
        if phrase is not None:
            speaker = _speaker_of_phrase(parsed, phrase, names, person if personal else last)
        elif number in repeats or asked or draft.passive or stands_out(parsed, draft):
            speaker = UNKNOWN
        else:
            speaker = _carried(draft, last)
        speakers.append(speaker)
        if speaker.name and speaker.how != "thing" and not asked:  # an answer is not by whom the question names
            last = Last(speaker.name, draft.sentence)
            if speaker.how in ("name", "description") or personal:
                person = last
    return [_of_repeated(speakers, repeats, number) for number in range(len(drafts))]


def _carried(draft: Draft, last: Last) -> Speaker:
    """Whoever spoke last, a few sentences before."""
    return Speaker(last.name, "carried") if draft.sentence - last.sentence <= MEMORY else UNKNOWN


def _of_repeated(speakers: Sequence[Speaker], repeats: Mapping[int, int], number: int) -> Speaker:
    """The speaker of a statement, or of the one whose words it repeats."""
    if number not in repeats:
        return speakers[number]
    name = speakers[repeats[number]].name
    return Speaker(name, "repeated") if name else UNKNOWN


def _speaker_of_phrase(parsed: Parsed, phrase: Range, names: dict[str, str], last: Last) -> Speaker:
    words = parsed.lower[phrase.start : phrase.end]
    if len(words) == 1 and words[0] in parsed.lexicon.groups["pronouns"]:
        return Speaker(_pronoun(parsed, phrase.start, names, last), "pronoun")
    if last.name and any(word in parsed.lexicon.groups["latter"] for word in words[:HEAD]):
        return Speaker(last.name, "pronoun")
    name = name_in(parsed, phrase)
    if name is not None:
        return Speaker(fullest(parsed, name, names), "name")
    described = _described(parsed, phrase, names)
    if described:
        return Speaker(described, "description")
    return Speaker(_as_it_stands(parsed, phrase), "phrase" if can_speak(parsed, phrase) else "thing")


def can_speak(parsed: Parsed, phrase: Range) -> bool:
    """Whether the phrase holds a name, or a noun for somebody who can speak ("l'incident" cannot)."""
    own = parsed.lower[phrase.start] in parsed.lexicon.groups["ours"]  # "nos informations": the paper's
    speaks = any(parsed.classes[i] == "M" or parsed.lexicon.is_speaker_noun(parsed.lower[i]) for i in range(*phrase))
    return speaks and not own


def _pronoun(parsed: Parsed, i: int, names: dict[str, str], last: Last) -> str | None:
    """Who a pronoun is: whoever was made the subject since the last speaker, else that speaker, else the last named."""
    here = bisect_right(parsed.sentences, (i, len(parsed))) - 1
    entry = entry_start(parsed, i)
    singular = parsed.lower[i].lstrip("-") in parsed.lexicon.groups["singular pronouns"]
    if singular:
        for number in range(here - 1, max(last.sentence, here - RECENT, -1), -1):
            if parsed.sentences[number][0] < entry:
                break
            named = _named_subject(parsed, number, names)
            if named:
                return named
    return last.name or (_last_name_before(parsed, i, names) if singular else None)


def _named_subject(parsed: Parsed, number: int, names: dict[str, str]) -> str | None:
    """The person with a first name that a sentence has as its first subject, or else as that of a later verb."""
    first, stop = parsed.sentences[number]
    leading = first_phrase(parsed, first, stop)
    verbs = (i for i in range(first + 1, stop) if parsed.outer[i] in VERB and parsed.outer[i - 1] not in VERB)
    for phrase in (leading, *(subject_before(parsed, i, first) for i in verbs)):
        name = name_in(parsed, phrase) if phrase else None
        if name and " " in fullest(parsed, name, names):
            return fullest(parsed, name, names)
    return None


def _last_name_before(parsed: Parsed, i: int, names: dict[str, str]) -> str | None:
    """The last person named before a token: somebody with a first name."""
    for j in range(i - 1, max(entry_start(parsed, i) - 1, i - NAMED), -1):
        if parsed.classes[j] == "M":
            name = names.get(parsed.lower[j])
            if name and " " in name:
                return name
    return None


def _described(parsed: Parsed, phrase: Range, names: dict[str, str]) -> str | None:
    """Who "le ministre" is: the last person before who was named with that very title and all that goes with it."""
    titles = [word for word in parsed.lower[phrase.start : phrase.end] if word in parsed.lexicon.people]
    if not titles or parsed.lower[phrase.start] not in parsed.lexicon.groups["definite"]:
        return None
    words = {parsed.lower[i] for i in range(*phrase) if parsed.classes[i] in NOUN}
    for j in range(phrase.start - 1, max(-1, phrase.start - DESCRIBED), -1):
        if parsed.lower[j] != titles[0] or parsed.classes[j] != "N":
            continue
        found = _named_beside(parsed, j)
        if found and " " in found and words <= set(parsed.lower[max(0, j - BESIDE) : j + BESIDE]):
            return names.get(last_word(found), found)
    return None


def _named_beside(parsed: Parsed, j: int) -> str | None:
    """The name after a title ("le ministre Jean Martin") or before it ("Jean Martin, ministre")."""
    after = name_in(parsed, Range(j, min(j + BESIDE, len(parsed))))
    if after:
        return after
    comma = j - 1
    while comma > max(0, j - BESIDE) and parsed.outer[comma] in DESCRIPTION:
        comma -= 1  # "Taras Melnyk, a Ukrainian official"
    before = phrase_before(parsed, comma, max(0, comma - BESIDE)) if comma > 0 and parsed.outer[comma] == "," else None
    return name_in(parsed, before) if before else None


def _as_it_stands(parsed: Parsed, phrase: Range) -> str:
    """The phrase as it stands, up to its apposition."""
    end = next((i for i in range(phrase.start, phrase.end) if parsed.outer[i] == ","), phrase.end)
    return text_of(parsed, Range(phrase.start, max(end, phrase.start + 1)))
