"""In the rules for statements every set of word classes has its name."""

import ast
import re

from tests.house.project import code, name

LETTERS = re.compile(r"[DIRKCSWAXVFTGNM#,;:.()Qq_?-]{2,}")


def sets(tree):
    """The strings in which a letter is looked for, or of which letters are stripped, where they are written out."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and any(isinstance(each, ast.In | ast.NotIn) for each in node.ops):
            for each in node.comparators:
                if isinstance(each, ast.Constant) and isinstance(each.value, str):
                    yield each.lineno, each.value
        stripping = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        if stripping and node.func.attr in ("strip", "rstrip", "lstrip"):
            yield from ((each.lineno, each.value) for each in node.args if isinstance(each, ast.Constant))


def test_no_set_of_letters_without_a_name():
    found = [
        f"{name(path)} line {line}: {letters!r}"
        for path, tree in code("etl/statements")
        for line, letters in sets(tree)
        if LETTERS.fullmatch(letters)
    ]
    assert found == []


def test_such_a_set_is_found():
    tree = ast.parse("letter in 'VX' or letter not in 'q,' or word in ('a', 'b') or text.strip('_A')")
    assert [letters for _, letters in sets(tree) if LETTERS.fullmatch(letters)] == ["VX", "q,", "_A"]
