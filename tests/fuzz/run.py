"""Fuzz a target with atheris: ``python tests/fuzz/run.py TARGET [SECONDS]``; see README.md beside this file.

It begins with the inputs of ``corpus/TARGET``; ``extraction`` also with golden sentences, whose words it garbles, as
bytes changed at random are no English. New inputs go to ``.fuzz/TARGET/inputs``. The first input that finds a
fault is written to ``.fuzz/TARGET/fault-…``, and the search goes on; one that takes too long or too much ends it.
"""

from __future__ import annotations

import hashlib
import sys
import traceback
from pathlib import Path

import atheris

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT))
with atheris.instrument_imports(include=["events", "feedparser", "pypdf", "warcio", "yaml"]):
    import feedparser
    import pypdf
    import warcio.archiveiterator
    import yaml

    from tests.fuzz import harness

_EVERY = 10  # one of so many golden sentences is enough to begin with
_PRELOADED = (feedparser, pypdf, warcio, yaml)  # what the readers import when they need it must be instrumented before


class Target:
    """One target, with the faults that were found: each once, by its kind and its place in the code."""

    def __init__(self, name: str, folder: Path) -> None:
        """Take the target's name, and where faults are written."""
        self.run = harness.TARGETS[name]
        self.folder = folder
        self.known: set[str] = set()

    def __call__(self, data: bytes) -> None:
        """Run one input."""
        try:
            self.run(data)
        except Exception as error:  # noqa: BLE001 - that is what is looked for
            places = [
                f"{Path(frame.filename).name}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)
            ]
            fault = f"{type(error).__name__} {' '.join(places[-3:])}"
            if fault not in self.known:
                self.known.add(fault)
                path = self.folder / f"fault-{hashlib.sha256(data).hexdigest()[:8]}"
                path.write_bytes(data)
                print(f"FAULT {path}: {fault}: {error}", flush=True)  # noqa: T201 - a program


def main() -> None:
    """Run one target for so many seconds (60)."""
    name = sys.argv[1]
    seconds = sys.argv[2] if len(sys.argv) > 2 else "60"
    folder = PROJECT / ".fuzz" / name
    inputs = folder / "inputs"
    inputs.mkdir(parents=True, exist_ok=True)
    changed = {}
    if name == "extraction":
        for at, text in enumerate(harness.sentences()[::_EVERY]):
            (inputs / f"sentence-{at:04}").write_bytes(b"\1" + text.encode("utf-8"))
        changed = {"custom_mutator": lambda data, largest, seed: harness.garbled(data, seed)[:largest]}
    limits = [f"-max_total_time={seconds}", f"-timeout={harness.SECONDS:.0f}", "-rss_limit_mb=2048", "-max_len=4096"]
    options = [*limits, f"-artifact_prefix={folder}/", f"-dict={harness.CORPUS / 'words.dict'}"]
    atheris.Setup([sys.argv[0], *options, str(inputs), str(harness.CORPUS / name)], Target(name, folder), **changed)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
