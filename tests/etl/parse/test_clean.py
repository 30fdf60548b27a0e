"""What is left out of the account, marked and never cut."""

import pytest

from etl.parse.clean import clean

TOLD = "the jets came close to the drone before it fell, the Pentagon said on Tuesday in a long statement."
DATELINES = [
    ("WASHINGTON – ", True),
    ("PARIS, 14 mars (Agence) — ", True),
    ("NEW YORK (Wire) — ", True),
    ("KYIV, Ukraine -- ", True),
    ("МОСКВА — ", True),
    ("SAINT-PÉTERSBOURG – ", True),
    ("The talks – ", False),
    ("« OUI – ", False),
    ("– Oui, ", False),
    ("LA DÉLÉGATION, qui ", False),
]


@pytest.mark.parametrize(("head", "is_one"), DATELINES)
def test_a_dateline_is_not_part_of_the_account(head, is_one):
    reading = clean(head + TOLD)
    assert [(region.span, region.reason) for region in reading.regions] == [((0, len(head)), "dateline")] * is_one
    assert len(reading.text) == len(head + TOLD)


def test_a_title_is_no_dateline():
    assert clean(f"DIRECT – {TOLD[:90]}\n\n{TOLD}").regions == ()
