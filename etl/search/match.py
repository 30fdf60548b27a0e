"""What a query means, put to the index: its tree as a query of tantivy."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from etl.search.index import Kind
from etl.search.meaning import Chosen, Dated, Leaf, Wanted

if TYPE_CHECKING:
    import tantivy

TITLE = 2.0  # what a word in the title adds to one in the text
BY_NAME = 3.0  # the score of a statement whose speaker the word names: that of a word that a few in a hundred have
EVER = 2**62  # minutes


def matching(
    clauses: Sequence[Sequence[Leaf]], schema: tantivy.Schema, kind: Kind, *, within: Sequence[int] | None = None
) -> tantivy.Query:
    """The query of the documents that meet every clause; nothing meets none.

    Args:
        clauses: of each, one leaf must be met.
        schema: of the index.
        kind: what its documents are.
        within: keys of the articles that they must be of, or be.
    """
    from tantivy import Occur, Query

    if not clauses:
        return Query.empty_query()
    parts = []
    for clause in clauses:
        if len(clause) == 1 and clause[0].excluded:
            parts.append((Occur.MustNot, _leaf(clause[0], schema, kind)))
        else:
            parts.append((Occur.Must, _any(_one(leaf, schema, kind) for leaf in clause)))
    if all(occur == Occur.MustNot for occur, _ in parts):
        parts.append((Occur.Must, Query.all_query()))
    if within is not None:
        keys = Query.term_set_query(schema, "article" if kind == "statements" else "key", list(within))
        parts.append((Occur.Must, Query.const_score_query(keys, 0.0)))
    if kind == "articles":
        parts += ((Occur.Should, each) for each in _titles(clauses, schema))
    return Query.boolean_query(parts)


def _one(leaf: Leaf, schema: tantivy.Schema, kind: Kind) -> tantivy.Query:
    """The query of one alternative, the excluded ones turned round."""
    from tantivy import Occur, Query

    found = _leaf(leaf, schema, kind)
    if not leaf.excluded:
        return found
    return Query.boolean_query([(Occur.Must, Query.all_query()), (Occur.MustNot, found)])


def _any(queries: Iterable[tantivy.Query]) -> tantivy.Query:
    from tantivy import Occur, Query

    found = list(queries)
    if len(found) == 1:
        return found[0]
    return Query.boolean_query([(Occur.Should, each) for each in found]) if found else Query.empty_query()


def _leaf(leaf: Leaf, schema: tantivy.Schema, kind: Kind) -> tantivy.Query:
    from tantivy import FieldType, Query

    match leaf:
        case Wanted():
            return _any(_words(leaf, schema, kind))
        case Chosen():
            found = Query.term_set_query(schema, leaf.field, list(leaf.values)) if leaf.values else Query.empty_query()
            return Query.const_score_query(found, 0.0)
        case Dated(before=True):
            found = Query.range_query(schema, "start", FieldType.Integer, upper_bound=leaf.bound, include_upper=False)
            return Query.const_score_query(found, 0.0)
        case Dated():
            found = Query.range_query(schema, "end", FieldType.Integer, lower_bound=leaf.bound, include_lower=False)
            return Query.const_score_query(found, 0.0)


def _words(leaf: Wanted, schema: tantivy.Schema, kind: Kind) -> Iterable[tantivy.Query]:
    """The ways in which the words may stand in a document."""
    from tantivy import Occur, Query

    yield _phrase(leaf.forms, schema)
    for lang, forms in leaf.inflected.items():
        spoken = Query.const_score_query(Query.term_query(schema, "lang", lang), 0.0)
        others = _any(Query.term_query(schema, "words", form) for form in forms)
        yield Query.boolean_query([(Occur.Must, others), (Occur.Must, spoken)])
    if leaf.actors and kind == "statements":
        yield Query.const_score_query(Query.term_set_query(schema, "actor", list(leaf.actors)), BY_NAME)


def _phrase(forms: Sequence[str], schema: tantivy.Schema) -> tantivy.Query:
    from tantivy import Query

    if len(forms) == 1:
        return Query.term_query(schema, "words", forms[0], "freq")
    return Query.phrase_query(schema, "words", list(forms))


def _titles(clauses: Sequence[Sequence[Leaf]], schema: tantivy.Schema) -> Iterable[tantivy.Query]:
    """What makes an article stand higher: a word of the query in its title."""
    from tantivy import Query

    for leaf in (leaf for clause in clauses for leaf in clause if isinstance(leaf, Wanted) and not leaf.excluded):
        forms = {*leaf.forms, *(form for others in leaf.inflected.values() for form in others)}
        for form in sorted(forms):
            yield Query.boost_query(Query.term_query(schema, "title", form, "freq"), TITLE)
