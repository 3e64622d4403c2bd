"""The house's one direction: no room imports to its right, nothing imports the roof, only public names cross a wall."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import events

PACKAGE = Path(events.__file__).parent
#: Every module or package of ``events``, by floor; a new one must be given its floor here.
FLOORS = (
    {"dates", "errors", "rulefiles"},
    {"read"},
    {"tag"},
    {"extract"},
    {"merge"},
    {"store"},
    {"draw"},
    {
        "__init__",
        "__main__",
        "api",
        "cli",
        "cli_build",
        "cli_read",
        "cli_sharing",
        "corpus",
        "explanation",
        "messages",
        "options",
        "pipeline",
        "printing",
        "sharing",
    },
)
#: The parts of the room ``extract``, in the order in which a document goes through them; what stands in the room itself
#: calls them.
EXTRACT = ("model", "language", "mend", "parse", "find", "attach", "date", "name", "describe")
LEVEL = {name: level for level, names in enumerate(FLOORS) for name in names}
ROOF = len(FLOORS) - 1
HEAVY = (
    "spacy", "pandas", "pyarrow", "altair", "dateparser", "numpy", "re2", "rich", "yaml", "holidays", "vl_convert",
    "py3langid",
)  # fmt: skip
FILES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))


def room_of(module: str) -> str:
    """The top-level part of a module's name: ``events.tag.model`` is of ``tag``."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def imports_of(file: str) -> list[tuple[int, str, str]]:
    """Line, module and name of everything that a file imports from ``events``; the name is empty for ``import m``."""
    found = []
    for node in ast.walk(ast.parse((PACKAGE / file).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name, "") for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}:{node.lineno}: relative import; write the module's whole name"
            found += [(node.lineno, node.module or "", alias.name) for alias in node.names]
    rooms = []
    for line, module, name in found:
        if module == "events" and name in LEVEL and name not in FLOORS[ROOF]:
            rooms.append((line, f"events.{name}", ""))
        elif module.split(".")[0] == "events":
            rooms.append((line, module, name))
    return rooms


def public_names(module: str) -> set[str]:
    """What a module lists in ``__all__``."""
    base = PACKAGE.joinpath(*module.split(".")[1:])
    path = base / "__init__.py" if base.is_dir() else base.with_suffix(".py")
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "__all__":
            return set(ast.literal_eval(node.value))
    return set()


def test_every_module_has_a_floor():
    """No module or package lies outside the plan of the house."""
    entries = {path.stem if path.suffix == ".py" else path.name for path in PACKAGE.iterdir()}
    assert {"py.typed", "__pycache__", *LEVEL} >= entries


def own_room(file: str) -> str:
    """The top-level part that a file belongs to: ``tag/model.py`` is of ``tag``."""
    return file.split("/", maxsplit=1)[0].removesuffix(".py")


def test_imports_point_left():
    """A file imports from its own room, from rooms to its left and from the ground floor only."""
    wrong = [
        f"{file}:{line} imports {module}"
        for file in FILES
        for line, module, _name in imports_of(file)
        if LEVEL[room_of(module)] > LEVEL[own_room(file)]
    ]
    assert wrong == []


def test_imports_point_left_in_the_room_extract():
    """In the largest room too: a part of it imports only from itself and from the parts before it."""
    above = len(EXTRACT)
    levels = {name: level for level, name in enumerate(EXTRACT)}
    folders = {path.name for path in (PACKAGE / "extract").iterdir() if (path / "__init__.py").is_file()}
    assert folders == set(EXTRACT) - {"model"}
    wrong = [
        f"{file}:{line} imports {module}"
        for file in FILES
        if file.startswith("extract/")
        for line, module, _name in imports_of(file)
        if module.startswith("events.extract.")
        and levels.get(module.split(".")[2], above) > levels.get(file.split("/")[1].removesuffix(".py"), above)
    ]
    assert wrong == []


def test_only_public_names_cross_walls():
    """What a file takes from another room is listed in the ``__all__`` of the module it takes it from."""
    wrong = [
        f"{file}:{line} takes {name} from {module}"
        for file in FILES
        for line, module, name in imports_of(file)
        if name and room_of(module) != own_room(file) and name not in {*public_names(module), *FLOORS[ROOF]}
    ]
    assert wrong == []


def test_modules_are_read_in_a_sitting():
    """No module has more than 450 lines."""
    lines = {file: len((PACKAGE / file).read_text(encoding="utf-8").splitlines()) for file in FILES}
    assert {file: count for file, count in lines.items() if count > 450} == {}


@pytest.mark.parametrize("command", ["import events", "from events.cli import main; main(['--help'])"])
def test_start_up_imports_nothing_heavy(command):
    """``import events`` and ``events --help`` load no library that takes long to load."""
    check = f"import sys\n{command}\nprint(sorted(set({HEAVY!r}) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("first", ["events.read", "events.tag", "events.extract", "events.api"])
def test_rooms_do_not_hide_functions(first):
    """``events.read``, ``events.tag`` and ``events.extract`` are the functions, whatever was imported before."""
    check = f"import {first}, events\nprint(callable(events.read), callable(events.tag), callable(events.extract))"
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout.split() == ["True", "True", "True"]


def test_no_module_reads_the_clock_or_the_locale():
    """Today is an argument: no file of the package asks for it, nor for the locale or a random number."""
    asks = re.compile(
        r"\b(?:date|datetime|dt|Timestamp)\.(?:now|today|utcnow)\b|^\s*(?:import|from) (?:random|locale|time)\b",
        re.MULTILINE,
    )
    found = [file for file in FILES if asks.search((PACKAGE / file).read_text(encoding="utf-8"))]
    assert found == []
