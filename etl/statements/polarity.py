"""What a speaker does with the words: asserts them, denies them, asks or doubts them, or refuses to say.

It is told by the verb ("denied"), by what negates it ("would not say whether"), and by what stands between it and the
words ("said he was not sure that"). Words of the speaker's own, between marks beside their verb, are asserted whatever
the verb: “It is false,” he denied.
"""

from __future__ import annotations

from bisect import bisect_left

from etl.model.extraction import Kind, Polarity
from etl.parse.parsed import Parsed, Range
from etl.statements.draft import Draft

BEFORE = 3  # tokens before a verb among which its negation begins ("*ne l'a* pas dit")
AFTER = 2  # tokens after it among which it ends ("ne dit *pas* si")
OPENING = 10  # tokens of what is said within which a speaker says that he is not sure
OWN_WORDS = ("inverted quotation", "quotation", "colon", "headline", "signature", "floating", "nested quotation")


def polarity_of(parsed: Parsed, draft: Draft, kind: Kind) -> Polarity:
    """Whether the words of a draft are asserted, denied, questioned or refused by whoever speaks."""
    if draft.cue is None:
        return "asserted"
    if (kind == "direct" and draft.pattern in OWN_WORDS) or draft.pattern == "colon":
        return "questioned" if _asks(parsed, draft) and _ends_asking(parsed, draft) else "asserted"
    if draft.pattern == "noun":
        return _of_noun(parsed, draft.cue)
    return _of_verb(parsed, draft, negated=draft.pattern != "according" and _is_negated(parsed, draft.cue))


def _of_noun(parsed: Parsed, noun: Range) -> Polarity:
    """ "his *denial* that …", "he *rejected* claims that …"."""
    groups = parsed.lexicon.groups
    before = parsed.lower[max(0, noun.start - BEFORE - AFTER) : noun.start]
    denied = parsed.lower[noun.start] in groups["denials"] or any(word in groups["making denials"] for word in before)
    return "denied" if denied else "asserted"


def _of_verb(parsed: Parsed, draft: Draft, *, negated: bool) -> Polarity:
    groups, cue = parsed.lexicon.groups, draft.cue
    refuses = cue is not None and any(parsed.lower[i] in groups["refusing"] for i in range(*cue))
    question = draft.pattern == "question"
    if refuses:
        return "refused"
    if draft.lemma in groups["denying"] or (
        draft.lemma in groups["rejecting"] and draft.pattern not in ("object", "fragment")
    ):
        return "asserted" if negated else "denied"
    if draft.lemma in groups["doubting"]:
        return "asserted" if negated else "questioned"
    if negated:
        denies = draft.lemma in groups["believing"] or draft.lemma in groups["naming"]
        return "denied" if denies and not question else "refused"
    if (_asks(parsed, draft) and question) or _is_unsure(parsed, draft):
        return "questioned"
    return "asserted"


def _asks(parsed: Parsed, draft: Draft) -> bool:
    return draft.lemma in parsed.lexicon.groups["asking"]


def _ends_asking(parsed: Parsed, draft: Draft) -> bool:
    """Whether the words end with a question mark."""
    return parsed.text[draft.content[-1].start : draft.content[-1].end].rstrip(" »”\"'\n").endswith("?")


def _is_negated(parsed: Parsed, cue: Range) -> bool:
    """Whether the verb is negated: "did *not* say", "*n'*a *pas* dit"."""
    groups = parsed.lexicon.groups
    if parsed.lower[cue.start - 1] in groups["without"]:
        return True  # "*sans* préciser si", "*without* saying how many"
    first = max(parsed.outer.rfind(",", max(0, cue.start - BEFORE), cue.start) + 1, cue.start - BEFORE, 0)
    around = parsed.lower[first : cue.end + AFTER]
    if any(word in groups["whole negations"] for word in parsed.lower[max(0, cue.start - 1) : cue.end]):
        return True
    begins = any(word in groups["negations"] for word in around[: -AFTER or None])
    return begins and any(word in groups["second negations"] for word in around)


def _is_unsure(parsed: Parsed, draft: Draft) -> bool:
    """Whether the speaker says that he does not know: "a dit *ne pas être sûr* que", "said it was *unclear* if"."""
    groups = parsed.lexicon.groups
    first = bisect_left(parsed.starts, draft.content[0].start)
    words = [parsed.lower[i] for i in range(first, min(first + OPENING, len(parsed))) if parsed.outer[i] != "q"]
    unsure = next((k for k, word in enumerate(words) if word in groups["unsure"]), None)
    if unsure is None or not any(
        word in groups["that"] or word in groups["whether"] for word in words[unsure + 1 : unsure + 4]
    ):
        return False
    negation = groups["whole negations"] | groups["second negations"]
    return words[unsure] in groups["unclear"] or any(word in negation for word in words[:unsure])
