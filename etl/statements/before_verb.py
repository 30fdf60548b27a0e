"""What stands before its verb: "…, a indiqué le ministère", "…,” he said", with what goes on after it."""

from __future__ import annotations

from etl.model.article import Span
from etl.parse.cues import Cue
from etl.parse.letters import CONNECTOR, OPENS_ADVERBIAL, OPENS_CLAUSE, QUOTATION_OR_END, UP_TO_QUOTATION, past
from etl.parse.parsed import Parsed, Range
from etl.statements.adjuncts import adjunct_end
from etl.statements.draft import Draft, trim_clause
from etl.statements.phrases import first_phrase
from etl.statements.verbs import has_main_verb, has_verb

SHORTEST = 3  # tokens from which on what stands before an inverted verb is taken for a clause
AT_ONCE = 3  # tokens after who spoke within which a quotation begins at once
RESUMED = 40  # tokens after a verb within which its quotation goes on


def before_verb(parsed: Parsed, number: int, cue: Cue, first: int, stop: int) -> Draft | None:
    """The statement that comes before its verb, and goes on after it or not: "…, a indiqué le ministère"."""
    clause = parsed.language.reporting_clause(parsed, cue, first, stop)
    if clause is None or ("soft" in cue.verb.frames and parsed.outer[clause.start - 1] != "q"):
        return None
    lead = Range(_start_of_said(parsed, first, clause.start), clause.start)
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
    holder = first_phrase(parsed, *lead) if said is None and parsed.outer[lead.start] != "S" else None
    return Draft(
        content=content,
        pattern=pattern,
        sentence=number,
        cue=Range(cue.start, cue.end),
        source=clause.source,
        holder=holder,
        lemma=cue.verb.lemma,
    )


def _start_of_said(parsed: Parsed, first: int, stop: int) -> int:
    """Where what is said begins: after a connector ("*Et* « … »"), or after the colon that opens its quotation."""
    start = first
    for i in range(first, stop - 1):
        if parsed.outer.startswith(":q", i) and parsed.outer[i - 1] != "q":
            start = i + 1
    return past(CONNECTOR, parsed.outer, start, stop)


def _is_said(parsed: Parsed, lead: Range, end: int, after: Span | None) -> bool:
    """Whether words without quotation marks before who spoke are said, rather than lead to what is said after it."""
    language = parsed.language
    clause = has_verb(parsed, *lead)
    if after is None:
        opens = parsed.outer[lead.start] in OPENS_CLAUSE and lead.end - lead.start >= SHORTEST
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
    if not parts or (q > i and (parsed.outer[q - 1] not in UP_TO_QUOTATION or len(parts) > 1)):
        return None
    return Span(parts[0].start, parts[-1].end)
