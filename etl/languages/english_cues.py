"""English verbs that announce a statement: where a form is one, and where one follows a quotation."""

from __future__ import annotations

from collections.abc import Sequence

from etl.parse.classes import Context
from etl.parse.cues import Cue
from etl.parse.letters import BASE_OR_FINITE
from etl.parse.lexicon import CueVerb, Lexicon
from etl.parse.parsed import Parsed
from etl.parse.sentences import TERMINAL, WITHIN, begins_clause


def fits(context: Context, i: int, cue: Cue) -> bool:
    """Whether a form is a verb here and not the noun that is spelt alike: "they *claim*", not "the *claim*"."""
    if context.lower[i - 1] == "-" and context.lower[i - 2] in context.lexicon.groups["hyphened"]:
        return False  # "the *so-called* deal"
    if cue.form != "finite" or cue.start < i or context.letters[i] in BASE_OR_FINITE:
        return True
    return context.lower[i] in context.lexicon.groups["verbs"] and context.letter_before(i) != "D"


def passive(context: Context, start: int, i: int, verb: CueVerb) -> bool:  # noqa: ARG001 (French asks for the verb)
    """Whether a compound tense tells what was done: "*was accused*", not "*was saying*"."""
    be = any(word in context.lexicon.groups["be"] for word in context.lower[start:i])
    return be and not context.lower[i].endswith("ing")


def attributes(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether the words that follow a quotation attribute it: a cue verb soon ("“… ?” *Mr Smith asked*")."""
    if begins_clause(words[0], lexicon):
        return False  # "“… change.” *She* adds, “…”"
    for offset, word in enumerate(map(str.lower, words)):
        if word in TERMINAL or word in WITHIN:
            return False
        if word in lexicon.cues and (offset or word == "said"):  # a form that begins is a noun more often than not
            return word not in lexicon.groups["cue nouns"] and not (offset and _announces(words, offset, lexicon))
    return False


def _announces(words: Sequence[str], offset: int, lexicon: Lexicon) -> bool:
    """Whether a verb after its subject announces what follows it: "Defence Minister Harsk *said that* …"."""
    tells = any(cue.lemma in lexicon.groups["told"] for cue in lexicon.cues[words[offset].lower()])
    following = words[offset + 1].lower() if offset + 1 < len(words) else ""
    return following in lexicon.groups["that"] or (not tells and following in lexicon.groups["articles"])


def not_yet_said(parsed: Parsed, cue: tuple[int, int]) -> bool:
    """Whether a verb is in the future, or only expected ("*will announce*", "*is set to announce*")."""
    return any(parsed.lower[i] in parsed.lexicon.groups["coming"] for i in range(*cue))
