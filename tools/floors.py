# ruff: noqa: INP001 (a script, run by its path)
"""Accuracy floors of the tagger: measure them, and rewrite ``tests/tag/floors.toml``.

Run ``python tools/floors.py`` to see where the tagger stands, ``--update-floors`` to raise floors to 0.3 below what is
measured, ``--lower-floors`` to let them fall as well, and to take a corpus that is new or has changed. CI refuses
both: there the floors are the judge. The corpora lie in the folder that ``EVENTS_CORPORA`` names, by default
``../shared/corpora`` beside the repository; a corpus that is not there keeps its floors.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).resolve().parents[1]
FLOORS = ROOT / "tests" / "tag" / "floors.toml"
#: What is scored, each a folder of TimeML files.
CORPORA = ("timebank", "aquaint", "wikiwars", "tweets")
#: How far below the measured figures floors are set, in points of F1.
MARGIN = 0.3
_HEAD = """\
# Accuracy floors of the tagger, F1 in percent, by corpus; sha256 is of the corpus' files (tools/floors.py: digest).
# tests/tag/test_floors.py holds them. Raise: python tools/floors.py --update-floors; lower: --lower-floors.
"""


class Floor(NamedTuple):
    """The baseline of one corpus: the hash of its files, and the F1 that strict spans and values must reach."""

    sha256: str
    strict: float
    value: float


def corpora_folder() -> Path:
    """The folder that holds the corpora, whether it is there or not."""
    given = os.environ.get("EVENTS_CORPORA")
    return Path(given) if given else ROOT.parent / "shared" / "corpora"


def digest(folder: Path) -> str:
    """SHA-256 over the names and contents of a folder's ``.tml`` files, by name."""
    whole = hashlib.sha256()
    for path in sorted(folder.glob("*.tml")):
        whole.update(f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return whole.hexdigest()


def read_floors() -> dict[str, Floor]:
    """The floors by corpus; none if there is no file yet."""
    if not FLOORS.is_file():
        return {}
    return {name: Floor(**table) for name, table in tomllib.loads(FLOORS.read_text(encoding="utf-8")).items()}


def written(floors: Mapping[str, Floor]) -> str:
    """The floors as TOML."""
    blocks = (
        f'\n[{name}]\nsha256 = "{floor.sha256}"\nstrict = {floor.strict:.2f}\nvalue = {floor.value:.2f}\n'
        for name, floor in floors.items()
    )
    return _HEAD + "".join(blocks)


def measured(folder: Path) -> Floor:
    """Hash, strict F1 and value F1 of the tagger on a corpus."""
    from events.tag.evaluate import evaluate  # noqa: PLC0415 - the rest works without the package

    result = evaluate(folder)
    return Floor(digest(folder), result.strict.f1, result.value.f1)


def revised(old: Floor | None, now: Floor, *, lower: bool) -> Floor:
    """The new floor of a corpus.

    Raises:
        ValueError: The corpus is new or another one than that of the floor, and ``lower`` is not given.
    """
    strict, value = round(now.strict - MARGIN, 2), round(now.value - MARGIN, 2)
    if lower:
        return Floor(now.sha256, strict, value)
    if old is None or old.sha256 != now.sha256:
        raise ValueError("its files are not those that the floor was set on; take them with --lower-floors")
    return Floor(now.sha256, max(old.strict, strict), max(old.value, value))


def main(args: Sequence[str] | None = None) -> int:
    """Measure, print, and rewrite the floors if that is asked for. Exit status 1 if one is not reached."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    change = parser.add_mutually_exclusive_group()
    change.add_argument("--update-floors", action="store_true", help="raise floors")
    change.add_argument("--lower-floors", action="store_true", help="set floors anew, lower ones too")
    options = parser.parse_args(args)
    if (options.update_floors or options.lower_floors) and os.environ.get("CI"):
        parser.error("floors are not rewritten in CI; do it at home and read the diff")
    floors, below = read_floors(), []
    for name in CORPORA:
        folder = corpora_folder() / name
        if not folder.is_dir():
            sys.stdout.write(f"{name}: no folder {folder}; name the corpora's with EVENTS_CORPORA\n")
            continue
        old, now = floors.get(name), measured(folder)
        stand = "no floor" if old is None else f"floors {old.strict:.2f} and {old.value:.2f}"
        sys.stdout.write(f"{name}: strict {now.strict:.2f}, value {now.value:.2f} ({stand})\n")
        if options.update_floors or options.lower_floors:
            try:
                floors[name] = revised(old, now, lower=options.lower_floors)
            except ValueError as error:
                parser.error(f"{name}: {error}")
        if name not in floors or floors[name].strict > now.strict or floors[name].value > now.value:
            below.append(name)
    if options.update_floors or options.lower_floors:
        FLOORS.write_text(written(floors), encoding="utf-8")
    if below:
        sys.stdout.write(f"below their floor: {', '.join(below)}\n")
    return 1 if below else 0


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main())
