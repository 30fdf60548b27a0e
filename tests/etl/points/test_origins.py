"""Where words come from: the agency that an article credits, and which reports are of one origin."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.points.origins import HEAD, agency_of, origins

CREDITED = [
    pytest.param("Moscou dément. (AFP)", None, "AFP", id="in brackets at the foot"),
    pytest.param("PARIS (AFP) - Le drone est tombé.", None, "AFP", id="in brackets at the head"),
    pytest.param("AFP – Le drone est tombé.", None, "AFP", id="before a dash"),
    pytest.param(
        "Moscou dément.\n\nAvec AFP",
        None,
        "AFP",
        id="with it, at the beginning of a line",
    ),
    pytest.param("Moscou dément.\n\navec AFP", None, "AFP", id="avec"),
    pytest.param("(avec AFP et Reuters)", None, "AFP", id="two in brackets: the first of the table"),
    pytest.param("MOSCOW (Reuters) - The drone fell.", None, "Reuters", id="Reuters"),
    pytest.param("WASHINGTON (AP) — The drone fell.", None, "AP", id="AP"),
    pytest.param("The drone fell.\n\nsource: Associated Press", None, "AP", id="a source"),
    pytest.param(
        "The drone fell.\n\nSource: Associated Press",
        None,
        "AP",
        id="a source with a capital",
    ),
    pytest.param("Дрон упал. (ТАСС)", None, "TASS", id="in Cyrillic"),
    pytest.param("Le drone est tombé.", "Agence France-Presse", "AFP", id="the outlet is it"),
    pytest.param("Le drone est tombé.", "afp", "AFP", id="the outlet in other case"),
    pytest.param("[Reuters] The drone fell.", None, "Reuters", id="in square brackets"),
]
NOT_CREDITED = [
    pytest.param("Le drone est tombé.", "Le Monde", id="nobody"),
    pytest.param("", None, id="nothing"),
    pytest.param("He updated the ap on his phone (an ap for pilots).", None, id="ap in lower case"),
    pytest.param("The CAP (PAC) was reformed in SPAIN.", None, id="PA and AP inside words"),
    pytest.param("Le PCF a voté ; un PC portable, le PC du général.", None, id="PCF, PC"),
    pytest.param(
        "Les machines (PC et tablettes) sont en panne.",
        None,
        id="PC in brackets",
    ),
    pytest.param("The PARTY met. A PC fell.", None, id="PA and PC inside words"),
    pytest.param("An AFP journalist was hurt in the strike.", None, id="a journalist of it is spoken of"),
    pytest.param("Le ministre a dit à l'AFP que le drone est tombé.", None, id="told to it"),
    pytest.param("The tapas bar (Tapas) opened; ANSAR (ANSAR) met.", None, id="a name that begins like one"),
]


@pytest.mark.parametrize(("text", "outlet", "agency"), CREDITED)
def test_an_agency_that_is_credited(text, outlet, agency):
    assert agency_of(text, outlet) == agency


@pytest.mark.parametrize(("text", "outlet"), NOT_CREDITED)
def test_no_agency_is_credited(text, outlet):
    assert agency_of(text, outlet) is None


def test_a_credit_stands_at_the_head_or_at_the_foot():
    filling = "The drone fell into the sea. " * 40
    assert agency_of(f"{filling} (AFP) {filling}", None) is None
    assert agency_of(f"{filling[:-1]} (AFP)", None) == "AFP"
    assert len(filling) > HEAD


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        pytest.param([], [], id="none"),
        pytest.param([["a"], ["b"]], [0, 1], id="two"),
        pytest.param([["a"], ["a"]], [0, 0], id="one"),
        pytest.param([["a"], ["b"], ["b", "a"]], [0, 0, 0], id="by way of a third"),
        pytest.param([[], []], [0, 1], id="without a key each is by itself"),
    ],
)
def test_which_are_of_one_origin(keys, expected):
    assert origins(keys) == expected


@given(keys=st.lists(st.lists(st.sampled_from("abcdef"), max_size=3), max_size=12))
def test_those_that_share_a_key_are_of_one_origin(keys):
    found = origins(keys)
    for place, first in enumerate(found):
        assert first <= place
        assert found[first] == first
        for other, own in enumerate(keys):
            if set(own) & set(keys[place]):
                assert found[other] == first
