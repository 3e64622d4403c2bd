"""What all tests share: the golden files' flag, the project's folder, and the command line in a process of its own."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

PROJECT = Path(__file__).parents[1]


def pytest_addoption(parser: pytest.Parser) -> None:
    """``pytest --update-golden`` rewrites golden files from what the code gives; read the diff before committing."""
    parser.addoption("--update-golden", action="store_true", help="rewrite golden files (refused in CI)")


def pytest_configure(config: pytest.Config) -> None:
    """Refuse to rewrite golden files in CI: there they are the judge."""
    if config.getoption("--update-golden") and os.environ.get("CI"):
        raise pytest.UsageError("--update-golden is refused in CI; rewrite golden files at home and read the diff")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """A function that holds a text equal to a file under ``tests/golden``."""

    def check(name: str, text: str) -> None:
        path = PROJECT / "tests" / "golden" / name
        if request.config.getoption("--update-golden"):
            path.write_text(text, encoding="utf-8")
        expected = path.read_text(encoding="utf-8") if path.is_file() else ""
        assert expected == text, f"{path.name} differs; if the new text is right: pytest --update-golden"

    return check


@pytest.fixture(scope="session")
def project() -> Path:
    """The folder of the repository."""
    return PROJECT


@pytest.fixture(scope="session")
def script() -> Callable[[str | Path], ModuleType]:
    """A function that loads a Python file that no package holds, given by its path in the repository."""

    def load(path: str | Path) -> ModuleType:
        file = PROJECT / path
        spec = importlib.util.spec_from_file_location(f"script_{file.stem}", file)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[spec.name] = module
        spec.loader.exec_module(module)
        return module

    return load


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """A function that runs ``python -m events`` in a process of its own, in an empty folder."""

    def call(*args: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "events", *map(str, args)]
        env = {**os.environ, **environment}
        return subprocess.run(command, capture_output=True, encoding="utf-8", cwd=tmp_path, env=env, check=False)  # noqa: S603

    return call
