"""Which files of code a module of the project needs: found in their text, so the same whatever has been imported."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from etl.model.compiled import compiled
from etl.model.places import ROOT

CODE = ROOT / "etl"


def code_of(*modules: str, apart_from: tuple[str, ...] = ()) -> tuple[Path, ...]:
    """The files of the modules and of all in `etl` that they import, at once or inside a function, in order.

    What is imported for types alone does not count.

    Args:
        modules: as they are imported, `etl.extract`.
        apart_from: modules and folders that are not followed, `etl.warehouse`.
    """
    files, imports = _files(), _imports()
    needed: set[str] = set()
    waiting = list(modules)
    while waiting:
        module = waiting.pop()
        if module in needed or any(f"{module}.".startswith(f"{other}.") for other in apart_from):
            continue
        needed.add(module)
        waiting += imports[module]
    return tuple(files[module] for module in sorted(needed))


@cache
def _files() -> dict[str, Path]:
    """Module → its file."""
    return {_module(path): path for path in sorted(CODE.rglob("*.py"))}


def _module(path: Path) -> str:
    parts = path.relative_to(CODE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def _imports() -> dict[str, tuple[str, ...]]:
    """Module → the modules of the project that it imports, the packages in which it stands among them."""
    return compiled("imports", _read_imports, of=_files().values())


def _read_imports() -> dict[str, tuple[str, ...]]:
    files = _files()
    found = {}
    for module, path in files.items():
        names = {module.rpartition(".")[0], *_imported([ast.parse(path.read_bytes())])}
        found[module] = tuple(sorted(_known(name, files) for name in names if name.partition(".")[0] == CODE.name))
    return found


def _known(name: str, files: dict[str, Path]) -> str:
    """The module that an imported name is or stands in: `etl.extract.Settings` in `etl.extract`."""
    return name if name in files else name.rpartition(".")[0]


def _imported(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """The full names that a text imports, but for those under `if TYPE_CHECKING`."""
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            yield from _imported(node.orelse)
        else:
            yield from _imported(ast.iter_child_nodes(node))
