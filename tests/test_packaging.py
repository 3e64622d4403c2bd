"""What the repository promises: the article's exact text, one version, locked dependencies, a wheel with its data."""

from __future__ import annotations

import bz2
import hashlib
import importlib.metadata
import json
import os
import re
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile

import pytest
import yaml

import events
from events.read import read_documents

#: SHA-256 of the article's text as it was given, and its length in bytes.
ARTICLE = ("24da82a59c322e4e2c028136af0e471457f2ef421d11f60da5c0714086910f87", 5899)
#: Where the rules are that the wheel has in one file.
RULES = ("events/extract/rules/", "events/merge/rules/", "events/tag/rules/")
COPYLEFT = re.compile(r"\b(?:A?GPL|GNU (?:Affero )?General Public)", re.IGNORECASE)


@pytest.fixture(scope="module")
def pyproject(project):
    """The parsed ``pyproject.toml``."""
    return tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))


def normal(name):
    """A distribution's name as the index compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_article_is_unchanged(project):
    """After the head, the file holds the article byte for byte."""
    raw = (project / "data" / "articles" / "serbia-peace-talks.md").read_bytes()
    body = raw.split(b"\n---\n", maxsplit=1)[1]
    assert (hashlib.sha256(body).hexdigest(), len(body)) == ARTICLE


def test_the_article_is_read_as_it_is(project):
    """Reading gives the exact text, so that offsets count in the original."""
    (document,) = read_documents([project / "data" / "articles" / "serbia-peace-talks.md"])
    assert hashlib.sha256(document.text.encode("utf-8")).hexdigest() == ARTICLE[0]
    assert (document.doc_id, str(document.published), document.language) == ("serbia-peace-talks", "2025-10", "en")
    assert document.licence


def test_one_version(project, pyproject):
    """The package, the citation file and the change log name the same version."""
    version = pyproject["project"]["version"]
    citation = yaml.safe_load((project / "CITATION.cff").read_text(encoding="utf-8"))
    changes = (project / "CHANGELOG.md").read_text(encoding="utf-8")
    assert version == events.__version__ == importlib.metadata.version("dated-events") == citation["version"]
    assert re.search(rf"^## {re.escape(version)}\b", changes, re.MULTILINE)


def test_constraints_lock_every_dependency(project, pyproject):
    """Every declared dependency has an exact version and hashes; no address or path of a machine is in the file."""
    text = (project / "constraints.txt").read_text(encoding="utf-8")
    locked = {normal(name) for name in re.findall(r"^([\w.-]+)==", text, re.MULTILINE)}
    needed = pyproject["project"]["dependencies"] + pyproject["project"]["optional-dependencies"]["dev"]
    needed += pyproject["build-system"]["requires"]
    assert {normal(re.match(r"[\w.-]+", spec)[0]) for spec in needed} <= locked
    assert len(re.findall(r"^[\w.-]+==[^\\]* \\\n    --hash=sha256:", text, re.MULTILINE)) == len(
        re.findall(r"^[\w.-]+==", text, re.MULTILINE)
    )
    assert re.findall(r"https?:|file:|^-|^/| /\w", text, re.MULTILINE) == []


def test_no_runtime_dependency_is_copyleft(pyproject):
    """What users install, with all that it draws in, is free of the GPL and AGPL."""
    pending = [re.match(r"[\w.-]+", spec)[0] for spec in pyproject["project"]["dependencies"]]
    seen: set[str] = set()
    found = []
    while pending:
        name = normal(pending.pop())
        if name in seen:
            continue
        seen.add(name)
        try:
            metadata = importlib.metadata.metadata(name)
        except importlib.metadata.PackageNotFoundError:
            continue  # for another platform or Python
        licence = [metadata.get("License-Expression") or "", (metadata.get("License") or "")[:200]]
        licence += [line for line in metadata.get_all("Classifier") or [] if line.startswith("License")]
        found += [name] if COPYLEFT.search(" ".join(licence)) else []
        needed = importlib.metadata.requires(name) or []
        pending += [re.match(r"[\w.-]+", spec)[0] for spec in needed if "extra ==" not in spec]
    assert len(seen) > 40
    assert found == []


def test_ci_runs_make_test(project):
    """``.ci/run`` is a program that ends with exactly ``make test``."""
    script = project / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert script.read_text(encoding="utf-8").splitlines()[-1] == "make test"


@pytest.fixture(scope="module")
def wheel(project, tmp_path_factory):
    """The built wheel."""
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)]
    subprocess.run(command, cwd=project, check=True, capture_output=True)  # noqa: S603
    return next(out.glob("*.whl"))


def test_the_wheel_holds_code_rules_templates_and_data(wheel, project):
    """Every file of ``events/`` and the dataset are in the wheel, and nothing else of the repository is."""
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    package = (path for path in (project / "events").rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    expected = {path.relative_to(project).as_posix() for path in package}
    expected = {name for name in expected if not name.startswith(RULES)} | {f"{room}rules.bz2" for room in RULES}
    dataset = {path.name for path in (project / "data" / "serbia").iterdir()}
    assert {"documents.parquet", "mentions.parquet", "events.parquet", "datapackage.json", "README.md"} <= dataset
    assert names == expected | {f"events/datasets/serbia/{name}" for name in dataset}
    assert wheel.stat().st_size < 2_000_000


def test_rules_in_the_wheel_come_without_their_examples(wheel, project):
    """The rule files are there with all else that they say; their examples and remarks are of the repository."""
    archive = zipfile.ZipFile(wheel)
    rules = {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".toml")}
    for room in RULES:
        packed = json.loads(bz2.decompress(archive.read(f"{room}rules.bz2")))
        folder = project / room
        assert {folder / name for name in packed} == {*folder.rglob("*.toml")}
        rules |= {f"{room}{name}": text for name, text in packed.items()}
    assert "lemmas" in rules["events/extract/rules/predicates.toml"]
    assert [name for name, text in rules.items() if re.search(r"(?:examples|together|apart) = \[+\s*[\"']", text)] == []
    assert "\nwhat = " not in rules["events/extract/rules/predicates.toml"]
    assert "\n# " not in rules["events/extract/rules/predicates.toml"].partition("\n\n")[2]


def test_the_installed_wheel_works(wheel, tmp_path):
    """In a new environment, with no file of the repository in sight, the data load and the command runs."""
    home = tmp_path / "venv"
    venv.create(home, with_pip=False)
    python = home / "bin" / "python"
    purelib = sysconfig.get_path("purelib", vars={"base": str(home)})
    install = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*install, str(wheel)], check=True, capture_output=True)  # noqa: S603
    with open(f"{purelib}/dependencies.pth", "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write(sysconfig.get_path("purelib") + "\n")
    check = (
        "import events\n"
        "print(events.__file__, len(events.load('serbia')), [d.name for d in events.datasets()])\n"
        "print(events.extract('A fire destroyed the mill in July 1999.', published='2025')['date_edtf'].tolist())\n"
    )
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(  # noqa: S603
        [str(python), "-c", check], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert str(home) in done.stdout
    assert "['serbia']" in done.stdout
    assert "['1999-07']" in done.stdout
    shown = subprocess.run(  # noqa: S603
        [str(home / "bin" / "events"), "--version"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert shown.stdout == f"events {events.__version__}\n"
