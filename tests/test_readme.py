"""The README is run: its Python blocks as doctests, its shell blocks as commands, and it names all that is public."""

from __future__ import annotations

import doctest
import re
import shlex
import shutil

import pytest

import events
from events import cli
from events.store import TABLES

FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def readme(project):
    """The README's text."""
    return (project / "README.md").read_text(encoding="utf-8")


@pytest.fixture
def checkout(project, tmp_path, monkeypatch):
    """An empty folder with the articles where the README's commands expect them; the working directory."""
    shutil.copytree(project / "data" / "articles", tmp_path / "data" / "articles")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def blocks(text, language):
    """The fenced blocks of one language."""
    return [body for name, body in FENCE.findall(text) if name == language]


def test_python_blocks_run(readme, checkout):
    """All Python blocks run in order in one namespace; what stands after >>> gives what the README says."""
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    runner = doctest.DocTestRunner(verbose=False, optionflags=flags)
    names: dict[str, object] = {}
    found = blocks(readme, "python")
    assert len(found) >= 2
    told: list[str] = []
    for number, body in enumerate(found):
        if ">>>" in body:
            test = doctest.DocTestParser().get_doctest(body, names, f"README block {number}", None, 0)
            runner.run(test, out=told.append, clear_globs=False)
            names.update(test.globs)
        else:
            exec(compile(body, f"README block {number}", "exec"), names)  # noqa: S102 - our own README
    assert told == []
    assert checkout.is_dir()


def test_shell_blocks_run(readme, project, checkout, capsys):
    """Every ``events`` command succeeds in order; every ``make`` target is in the Makefile."""
    makefile = (project / "Makefile").read_text(encoding="utf-8")
    ran = {"serve"}  # it runs until it is interrupted; tests/draw tests it
    for line in "".join(blocks(readme, "sh")).splitlines():
        words = shlex.split(line, comments=True)
        if words and words[0] == "events":
            assert cli.main(words[1:]) == 0, line
            ran.add(words[1])
        elif words and words[0] == "make":
            assert re.search(rf"^{words[1]}:", makefile, re.MULTILINE), line
    assert ran == set(cli.cli.commands)
    assert (checkout / "out" / "events.parquet").is_file()
    assert capsys.readouterr().out


def test_names_everything_public(readme):
    """Every public function, command, table column and make target for users stands in the README."""
    expected = {f"events.{name}(" for name in events.__all__ if name.islower() and not name.startswith("_")}
    expected |= {f"events {name}" for name in cli.cli.commands}
    expected |= {f"`{column}`" for table in TABLES.values() for column in table.names}
    assert {name for name in expected if name not in readme} == set()


def test_links_within_the_repository_lead_somewhere(readme, project):
    """Every relative link and picture of the README is a file of the repository."""
    targets = re.findall(r"\]\(([^)#:]+)\)", readme)
    assert targets
    assert [target for target in targets if not (project / target).exists()] == []
