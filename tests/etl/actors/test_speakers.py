"""Which rule knows who a speaker is; deciding registers nobody."""

import pytest

from etl.actors.mentions import NamedText, named_in
from etl.actors.registry_build import load_registry
from etl.actors.speakers import OF_A_DESCRIPTION, OF_A_NAME, Decision, decide
from etl.dates.iso import parse_date
from etl.extract import attributions_of
from etl.model.article import Article

DAY = parse_date("2023-03-15", "metadata").start.date()
CASES = [
    pytest.param("« Non », a déclaré Choïgou.", "name", "sergei-shoigu", id="name"),
    pytest.param(
        "Prix Ned, porte-parole du département d'État, a dit : « Non. »", "spelling", "ned-price", id="mangled"
    ),
    pytest.param("« Non », a déclaré Sergueï Chojgou.", "spelling", "sergei-shoigu", id="spelling"),
    pytest.param("« Non », a déclaré le général Jan Kowalski.", "found", "found-jan-kowalski", id="person found"),
    pytest.param("« Non », a déclaré Ivan Choïgou, agriculteur.", "found", "found-ivan-choigou", id="namesake"),
    pytest.param("Le SBU (services secrets) a déclaré : « Non. »", "body", "ua-sbu", id="body"),
    pytest.param("« Non », a dit un habitant de Washington.", "private", None, id="private"),
    pytest.param(
        "Sergueï Choïgou est arrivé. « Non », a dit le ministre.", "antecedent", "sergei-shoigu", id="named before"
    ),
    pytest.param("« Non », a dit le ministre russe de la Défense.", "office", "sergei-shoigu", id="holder"),
    pytest.param("« Non », a dit l'opérateur Ukrhydroenergo.", "body at end", "ukrhydroenergo", id="body at end"),
    pytest.param("« Non », a dit l'institut norvégien Norsar.", "found", "found-norsar", id="body found"),
    pytest.param("« Non », a dit un responsable.", "nobody", None, id="nobody"),
]  # fmt: skip


def decided(text: str) -> tuple[Decision, dict[str, object]]:
    registry = load_registry()
    statement = attributions_of(Article(text=text, lang="fr"))[-1].statement
    found: dict[str, object] = {}
    return decide(NamedText(text, DAY, registry, named_in(text, registry)), statement, found), found


@pytest.mark.parametrize(("text", "rule", "actor"), CASES)
def test_the_rule_that_knows(text, rule, actor):
    decision, found = decided(text)
    assert (decision.rule, decision.actor and decision.actor.actor_id) == (rule, actor)
    assert decision.found == (rule == "found")
    assert not found


def test_each_rule_has_its_sentence():
    assert {case.values[1] for case in CASES} == {
        "name", "spelling", "found", "body", "private", "antecedent", "office", "body at end", "nobody",
    }  # fmt: skip
    assert len({*OF_A_NAME, *OF_A_DESCRIPTION}) == 9
