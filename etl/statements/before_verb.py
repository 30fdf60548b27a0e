"""What stands before its verb: "…, a indiqué le ministère", "…,” he said", with what goes on after it."""

from __future__ import annotations

from etl.model.article import Span
from etl.parse.cues import Cue
from etl.parse.letters import (
    BLANK_OR_COMMA,
    CONNECTOR,
    DATED_LEAD,
    OPENS_ADVERBIAL,
    OPENS_CLAUSE,
    QUOTATION_OR_END,
    UP_TO_QUOTATION,
    UP_TO_SUBJECT,
    back_over,
    past,
)
from etl.parse.parsed import Parsed, Range
from etl.statements.adjuncts import adjunct_end
from etl.statements.draft import Draft, trim_clause
from etl.statements.phrases import first_phrase, head_speaks
from etl.statements.subjects import main_subject
from etl.statements.verbs import has_main_verb, has_verb

SHORTEST = 3  # tokens from which on what stands before an inverted verb is taken for a clause
AT_ONCE = 3  # tokens after who spoke within which a quotation begins at once
RESUMED = 40  # tokens after a verb within which its quotation goes on


def before_verb(parsed: Parsed, number: int, cue: Cue, first: int, stop: int) -> Draft | None:
    """The statement that comes before its verb, and goes on after it or not: "…, a indiqué le ministère"."""
    clause = parsed.language.reporting_clause(parsed, cue, first, stop)
    if clause is None or ("soft" in cue.verb.frames and not _follows_quotation(parsed, first, clause.start)):
        return None
    pronoun = parsed.outer[clause.source.start] == "R"
    if pronoun and parsed.lower[first] in parsed.lexicon.according:
        return None  # "*Pour le maire*, tout va bien, avait-il dit": `according.py` finds it
    start, speaker = _start_of_said(parsed, first, clause.start), None
    if parsed.outer[clause.source.start] == "R":
        start, speaker = _after_who_speaks(parsed, start, clause.start)
    lead = Range(start, clause.start)
    said = trim_clause(parsed, *lead)
    quoted = said is not None and "q" in parsed.outer[lead.start : lead.end]
    end = max(cue.end, clause.source.end)
    after = _after(parsed, lead, end, stop, quoted=quoted)
    if not (quoted or _is_said(parsed, lead, end, after)):
        said = None
    content = tuple(span for span in (said, after) if span)
    if not content or (cue.form == "gerund" and not quoted):
        return None
    pattern = "inverted after" if said is None else "inverted quotation" if quoted else "inverted clause"
    holder = first_phrase(parsed, *lead) if said is None and parsed.outer[lead.start] != "S" else speaker
    return Draft(
        content=content,
        pattern=pattern,
        sentence=number,
        cue=Range(cue.start, cue.end),
        source=clause.source,
        holder=holder,
        lemma=cue.verb.lemma,
    )


def _follows_quotation(parsed: Parsed, first: int, i: int) -> bool:
    """Whether a quotation ends right before a token, its comma aside: "« … »*,* se souvient Jean"."""
    return "q" in parsed.outer[max(first, back_over(BLANK_OR_COMMA, parsed.outer, i, first) - 1) : i]


def _after_who_speaks(parsed: Parsed, first: int, stop: int) -> tuple[int, Range | None]:
    """Where what is said begins after a colon, and who is the subject before it: "*Harsk* menaçait: *« tout va
    brûler »*, a-t-il prévenu"; the first token, and nobody, where no clause with a subject stands before a colon."""
    colon = parsed.outer.find(":", first, stop)
    if colon < 0 or not has_verb(parsed, first, colon):
        return first, None
    subject = main_subject(parsed, first, colon)
    if subject is None or not head_speaks(parsed, subject):
        return first, None
    return past(CONNECTOR, parsed.outer, colon + 1, stop), subject


def _start_of_said(parsed: Parsed, first: int, stop: int) -> int:
    """Where what is said begins: after a connector ("*Et* « … »"), or after the colon that opens its quotation."""
    colon = parsed.outer.find(":", first, stop)
    topic = colon > first and not has_verb(parsed, first, colon) and "q" not in parsed.outer[first:colon]
    start = colon + 1 if topic and has_verb(parsed, colon, stop) else first  # "Port-Bel: *the dam holds*, says Harsk"
    start = _past_date(parsed, start, stop)
    for i in range(first, stop - 1):
        if (
            parsed.outer[i] == ":"
            and parsed.outer[past("_", parsed.outer, i + 1, stop)] == "q"
            and parsed.outer[i - 1] != "q"
        ):
            start = i + 1
    return past(CONNECTOR, parsed.outer, start, stop)


def _past_date(parsed: Parsed, start: int, stop: int) -> int:
    """Where a quotation begins behind a date that tells when it was said: "Mardi, *« le pont tient »*, a répété …"."""
    quoted = parsed.outer.find(",q", start, stop)
    dated = quoted > start and all(
        parsed.outer[i] in DATED_LEAD or parsed.lower[i] in parsed.lexicon.groups["times"] for i in range(start, quoted)
    )
    return quoted + 1 if dated else start


def _is_said(parsed: Parsed, lead: Range, end: int, after: Span | None) -> bool:
    """Whether words without quotation marks before who spoke are said, rather than lead to what is said after it."""
    language = parsed.language
    clause = has_verb(parsed, *lead)
    if after is None:
        begins = past(UP_TO_SUBJECT, parsed.outer, *lead)
        opens = begins < lead.end and parsed.outer[begins] in OPENS_CLAUSE and lead.end - begins >= SHORTEST
        return clause or (language.inverted_verb_proves_clause and opens)
    if parsed.outer[lead.start] in OPENS_ADVERBIAL and not has_main_verb(parsed, *lead):
        return False  # "In a statement, Peabody said: “…”"
    at_once = "q" in parsed.outer[end : end + AT_ONCE]
    return clause or language.lead_without_verb_is_said or not at_once


def _after(parsed: Parsed, lead: Range, end: int, stop: int, *, quoted: bool) -> Span | None:
    """What is said after who spoke: the rest of a clause that was cut open, or the next quotation; None without."""
    rest = None if quoted or has_main_verb(parsed, *lead) else _rest_of_clause(parsed, end, stop)
    return rest or _next_quotation(parsed, end, stop)


def _rest_of_clause(parsed: Parsed, i: int, stop: int) -> Span | None:
    """ "These workers, Jane Doe explained on Monday, *were well paid*"."""
    comma = adjunct_end(parsed, i, stop) if parsed.language.adjuncts_follow_subject else i
    cut_open = comma < stop and parsed.outer[comma] == "," and parsed.outer[comma + 1] != "q"
    return trim_clause(parsed, comma + 1, stop) if cut_open and has_verb(parsed, comma, stop) else None


def _next_quotation(parsed: Parsed, i: int, stop: int) -> Span | None:
    """ "« Le drone », a dit Mme Dupont, « *volait très bas* »"."""
    q = next((k for k in range(i, min(stop, i + RESUMED + 1)) if parsed.outer[k] in QUOTATION_OR_END), stop)
    if q >= stop or parsed.outer[q] != "q":
        return None
    parts = parsed.quotes[parsed.inside[q]].parts
    if not parts or (q > i and (not _leads_to(parsed, i, q) or len(parts) > 1)):
        return None
    return Span(parts[0].start, parts[-1].end)


def _leads_to(parsed: Parsed, i: int, quotation: int) -> bool:
    """Whether a quotation goes on with what was said before it: after a comma, or "…, a-t-il dit, *mais* « … »"."""
    before = parsed.outer[quotation - 1]
    return before in UP_TO_QUOTATION or (before == "C" and quotation - i == 2 and parsed.outer[i] == ",")
