"""Dependencies point one way: a folder imports only those that stand before it."""

import ast
from collections.abc import Iterator
from functools import cache

from tests.house.project import code, name, room

# In this order: each may import what stands before it.
ETL = (
    *("model", "parse", "statements", "dates", "languages", "sources", "actors"),
    *(
        "stories",
        "points",
        "extract",
        "contract",
        "contrast",
        "warehouse",
        "search",
        "load",
        "measure",
        "commands",
        "__main__",
    ),
)
DASHBOARD = ("pages", "rows", "elements", "controls", "bootstrap", "views", "app")
# What the dashboard may know of the etl: values and queries, nothing that reads, extracts or loads.
SEEN = ("etl.model", "etl.warehouse", "etl.search", "etl.actors.spelling")
ORDER = {f"{top}.{each}": place for top, each, place in (
    *(("etl", each, place) for place, each in enumerate(ETL)),
    *(("dashboard", each, 100 + place) for place, each in enumerate(DASHBOARD)),
)}  # fmt: skip


def imports(tree) -> Iterator[str]:
    """The project's modules that a file imports, wherever in it; not those for the type checker alone."""
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            for inner in ast.walk(node):
                inner.checked = True  # type: ignore[attr-defined]
    for node in ast.walk(tree):
        if getattr(node, "checked", False):
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            bare = node.module in ("etl", "dashboard")
            yield from (f"{node.module}.{alias.name}" for alias in node.names) if bare else (node.module,)


@cache
def arrows():
    """Each module of the project with each one that it imports."""
    return tuple(_arrows())


def _arrows():
    for path, tree in code("etl", "dashboard"):
        module = name(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        for imported in imports(tree):
            if imported.split(".")[0] in ("etl", "dashboard", "streamlit", "spacy"):
                yield module, imported


def test_every_folder_has_its_place():
    rooms = {room(module) for module, _ in arrows()} - {"etl", "dashboard"}
    assert sorted(rooms - ORDER.keys()) == []


def test_an_arrow_points_to_what_stands_before():
    broken = [
        f"{module} imports {imported}"
        for module, imported in arrows()
        if room(imported) in ORDER and ORDER.get(room(module), 0) < ORDER[room(imported)]
    ]
    assert broken == []


def test_within_a_folder_no_two_files_import_each_other():
    """Nor in a longer circle."""
    graph = {}
    for module, imported in arrows():
        graph.setdefault(module, set()).add(imported)

    def reached(module, seen):
        for following in graph.get(module, ()):
            if following not in seen:
                seen.add(following)
                reached(following, seen)
        return seen

    assert [module for module in graph if module in reached(module, set())] == []


def test_the_dashboard_knows_values_and_queries_alone():
    broken = [
        f"{module} imports {imported}"
        for module, imported in arrows()
        if module.startswith("dashboard") and imported.startswith(("etl", "spacy")) and not imported.startswith(SEEN)
    ]
    assert broken == []


def test_elements_and_the_etl_know_nothing_of_streamlit():
    inner = ("etl", "dashboard.elements")
    assert [arrow for arrow in arrows() if arrow[0].startswith(inner) and arrow[1].startswith("streamlit")] == []
