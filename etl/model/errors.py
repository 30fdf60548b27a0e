"""What an analyst can mend, said in one line; and what only we can mend, said by its kind and place."""

from __future__ import annotations

import traceback

from etl.model.places import ROOT

LONGEST = 200  # characters of an error's own words


class UserError(ValueError):
    """Something given, configured or edited that cannot be used: what was found, where, and what is allowed."""


def kind_and_place(error: BaseException) -> str:
    """What was raised, and the last line of ours that it came through: `KeyError: 'x' (etl/parse/cues.py line 40)`."""
    kind, words = type(error).__name__, " ".join(str(error).split())
    said = f"{kind}: {words[:LONGEST]}" if words else kind
    ours = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.startswith(f"{ROOT}/")]
    return f"{said} ({ours[-1].filename[len(str(ROOT)) + 1 :]} line {ours[-1].lineno})" if ours else said
