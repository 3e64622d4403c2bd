# ruff: noqa: INP001 (a script, run by its path)
"""Throughput of ``events.tag``, values included, beside a scan with ``re`` and beside dateparser, in one run.

Run ``python benchmarks/tagging.py``; it takes about two minutes, prints its figures, and writes them to
``benchmarks/results/VERSION.json``. What is compared and how to read it is said in ``benchmarks/README.md``.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import json
import os
import platform
import re
import sys
import time
import warnings
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "benchmarks" / "results"
#: What relative expressions count from.
PUBLISHED = "2024-06-15"
#: Timexes in 1,000 characters: of the woven text, as in newswire; in the dense one sentences stand as they are.
NEWS = 4.0
#: Lengths in characters: of growing documents, and of the samples that the slow ones read.
SIZES = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)
RE_SAMPLE, DATEPARSER_SAMPLE = 50_000, 10_000
#: They come in pieces, of each of which dateparser guesses the language: one wrong guess must not decide.
PIECE = 2_000
#: What should come out: throughput × that of ``re``, × that of dateparser, and the slowest size to the fastest.
GOALS = {"re": 10.0, "dateparser": 200.0, "growth": 0.5}


def sentences() -> list[str]:
    """Our own test sentences: the golden ones, and the examples and non-examples of the rules."""
    from events.tag.grammar import load_grammar  # noqa: PLC0415 - heavy

    golden = (ROOT / "tests" / "golden" / "sentences.txt").read_text(encoding="utf-8")
    quoted = [line[2:] for line in golden.splitlines() if line.startswith("> ")]
    found = [part for line in quoted for part in re.split(r'(?<=[.!?]) (?=[A-Z"])', line) if part]
    for rule in load_grammar().rules:
        found += [example["text"] for example in rule.block["examples"]]
        found += rule.block.get("non_examples", [])
    return list(dict.fromkeys(found))


def dense(found: Sequence[str], size: int) -> str:
    """The sentences over and over, ten to a paragraph, cut at ``size`` characters."""
    return _text(cycle(found), size)


def woven(found: Sequence[str], size: int) -> str:
    """A text of ``size`` characters with :data:`NEWS` timexes in 1,000: dated sentences among those without a date."""
    from events.tag import tag  # noqa: PLC0415 - heavy

    counts = {one: len(tag(one, PUBLISHED)) for one in found}
    dated, plain = cycle([one for one in found if counts[one]]), cycle([one for one in found if not counts[one]])

    def weave() -> Iterator[str]:
        timexes = length = 0
        while True:
            one = next(dated if timexes * 1000 <= NEWS * length else plain)
            timexes, length = timexes + counts[one], length + len(one) + 1
            yield one

    return _text(weave(), size)


def _text(endless: Iterator[str], size: int) -> str:
    parts: list[str] = []
    length = 0
    for number, one in enumerate(endless, 1):
        parts += [one, "\n\n" if number % 10 == 0 else " "]
        length += len(one) + len(parts[-1])
        if length >= size:
            break
    return "".join(parts)[:size]


def speed(work: Callable[[str], object], documents: Sequence[str], *, runs: int = 3) -> float:
    """Characters a second (of processor time, so that other processes hardly count), the best of some runs."""
    best = float("inf")
    for _ in range(runs):
        start = time.process_time()
        for document in documents:
            work(document)
        best = min(best, time.process_time() - start)
    return sum(map(len, documents)) / best


def combined() -> re.Pattern[bytes]:
    """The pattern by which the tagger finds expressions of all rules, compiled by ``re``."""
    from events.tag.grammar import load_grammar  # noqa: PLC0415 - heavy

    return re.compile(load_grammar().scanner.pattern, re.IGNORECASE)


def beside_others(text: str) -> dict[str, float]:
    """Throughput of the tagger, of ``re`` and of dateparser on the same samples of a text, and the ratios."""
    from dateparser.search import search_dates  # noqa: PLC0415 - heavy

    from events.tag import tag  # noqa: PLC0415 - heavy
    from events.tag.fold import fold  # noqa: PLC0415 - heavy

    pattern = combined()

    def ours(document: str) -> object:
        return tag(document, PUBLISHED)

    def scan(document: str) -> int:
        return sum(1 for _ in pattern.finditer(fold(document)))

    def dates_in_english(document: str) -> object:
        return search_dates(document, languages=["en"])

    figures: dict[str, float] = {"tag": speed(ours, [text])}
    for name, work, size in (
        ("re", scan, RE_SAMPLE),
        ("dateparser", search_dates, DATEPARSER_SAMPLE),
        ("dateparser_in_english", dates_in_english, DATEPARSER_SAMPLE),
    ):
        samples = [text[start : start + PIECE] for start in range(0, size, PIECE)]
        base = speed(ours, samples, runs=2)
        figures[name] = speed(work, samples, runs=2)
        figures[f"times_{name}"] = base / figures[name]
    return figures


def growth(text: str) -> dict[str, float]:
    """Characters a second by length of document, and the slowest as a share of the fastest."""
    from events.tag import tag  # noqa: PLC0415 - heavy

    figures: dict[str, float] = {}
    for size in SIZES:
        count = max(1, min(len(text), 1_000_000) // size)
        documents = [text[number * size : (number + 1) * size] for number in range(count)]
        figures[str(size)] = speed(lambda one: tag(one, PUBLISHED, domain="news"), documents)
    return figures | {"slowest_to_fastest": min(figures.values()) / max(figures.values())}


def machine() -> dict[str, Any]:
    """What the figures were measured with; ratios hold elsewhere, figures do not."""
    libraries = ("google-re2", "dateparser", "regex")
    return {
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
        "processors": os.cpu_count(),
        "libraries": {name: importlib.metadata.version(name) for name in libraries},
    }


def measure() -> dict[str, Any]:
    """All figures of this version."""
    import events  # noqa: PLC0415 - heavy
    from events.tag import tag  # noqa: PLC0415 - heavy

    start = time.process_time()
    tag("In May 1999.", PUBLISHED)
    first = time.process_time() - start
    found = sentences()
    texts = {"news": woven(found, SIZES[-1]), "dense": dense(found, SIZES[-2])}
    result: dict[str, Any] = {"version": events.__version__, "machine": machine(), "seconds_to_first_answer": first}
    for name, text in texts.items():
        sample = text[: SIZES[-2]]
        result[name] = {"timexes_per_1000": 1000 * len(tag(sample, PUBLISHED)) / len(sample)} | beside_others(sample)
    result["growth"] = growth(texts["news"])
    reached = {
        "re": result["news"]["times_re"],
        "dateparser": result["news"]["times_dateparser"],
        "growth": result["growth"]["slowest_to_fastest"],
    }
    result["goals"] = {name: {"goal": GOALS[name], "reached": reached[name]} for name in GOALS}
    return result


def rounded(value: Any) -> Any:  # noqa: ANN401 - JSON
    """Figures to three significant digits, which is more than they are good for."""
    if isinstance(value, dict):
        return {name: rounded(inner) for name, inner in value.items()}
    if not isinstance(value, float):
        return value
    short = float(f"{value:.3g}")
    return int(short) if short >= 1000 else short


def main(args: Sequence[str] | None = None) -> int:
    """Measure, print, and keep the result. Exit status 1 if a goal is not reached."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--out", type=Path, default=RESULTS, help="folder of the results")
    options = parser.parse_args(args)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # dateparser's, of Python's own deprecations
        result = rounded(measure())
    options.out.mkdir(parents=True, exist_ok=True)
    path = options.out / f"{result['version']}.json"
    written = json.dumps(result, indent=2) + "\n"
    path.write_text(written, encoding="utf-8")
    sys.stdout.write(f"{written}{path}\n")
    return 0 if all(one["reached"] >= one["goal"] for one in result["goals"].values()) else 1


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main())
