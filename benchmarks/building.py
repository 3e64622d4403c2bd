# ruff: noqa: INP001 (a script, run by its path)
"""Measures builds (on Linux): extraction beside spaCy, workers, memory and cost as the documents grow in number.

Writes ``results/building/VERSION.json``. Ratios within one run are what counts; see README.md beside this file.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from itertools import cycle, islice
from pathlib import Path

from events.dates import parse_edtf
from events.extract.draft import Draft
from events.extract.parse.nlp import annotator, load_model
from events.pipeline import mine
from events.read import Document
from events.tag import tag

HERE = Path(__file__).parent
DOCUMENTS = HERE.parent / "tests" / "documents"
PUBLISHED = "2025-10-20"
#: What is to be reached: at least, or at most where it is memory or cost.
GOALS = {
    "times_spacy": 5.0,
    "two_workers": 1.6,
    "memory_times_ten": 1.2,
    "memory_to_most": 1.2,
    "cost_to_most": 1.2,
}
AT_MOST = {"memory_times_ten", "memory_to_most", "cost_to_most"}
BUILD = """
import json, resource, sys, threading, time, warnings
from pathlib import Path
import events
from events.corpus import Effort
warnings.simplefilter("ignore")
most = {"worker": 0}

def peak(pid):  # of the program itself: what getrusage tells is that of whoever started it, if that was larger
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return max([int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM")], default=0)

def watch():
    while True:
        for children in Path("/proc/self/task").glob("*/children"):
            try:
                most["worker"] = max([most["worker"], *map(peak, children.read_text().split())])
            except OSError:
                continue
        time.sleep(0.1)

threading.Thread(target=watch, daemon=True).start()
begin = time.perf_counter()
out, workers, tag_only = sys.argv[2], int(sys.argv[3]), sys.argv[4] == "tag"
report = events.build(sys.argv[1], out, page=False, tag_only=tag_only, effort=Effort(workers=workers, style="quiet"))
seconds = time.perf_counter() - begin
cpu = [sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
told = {"documents": report.found, "events": report.events, "seconds": seconds}
told |= {"driver_mb": peak("self"), "worker_mb": most["worker"], "driver_cpu": cpu[0], "workers_cpu": cpu[1]}
print(json.dumps(told))
"""


def sentences() -> list[str]:
    """The sentences of our own test documents, in order."""
    found = []
    for path in sorted(DOCUMENTS.glob("*.md")):
        body = path.read_text(encoding="utf-8").split("---", 2)[2]
        found += [one.strip() for one in re.split(r"(?<=[.!?])\s+", body) if len(one.split()) > 4]
    return found


def write_corpus(path: Path, count: int, size: int = 6) -> None:
    """So many documents as JSON lines, each of the next so many sentences; every name is made its own by a number."""
    stream = cycle(sentences())
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            text = " ".join(islice(stream, size)) + f" The depot of line {number} closed in {1900 + number % 120}."
            file.write(json.dumps({"id": f"d{number:07}", "text": text, "published": PUBLISHED}) + "\n")


def build(path: Path, workers: int, mode: str = "events") -> dict[str, float]:
    """One build in a process of its own."""
    with tempfile.TemporaryDirectory() as out:
        command = [sys.executable, "-c", BUILD, str(path), out, str(workers), mode]
        done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - our own code
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return told


def words_per_second(words: int, work: object) -> float:
    """Words a second of processor time, the better of two runs."""
    best = float("inf")
    for _ in range(2):
        begin = time.process_time()
        work()  # type: ignore[operator]
        best = min(best, time.process_time() - begin)
    return words / best


def news() -> list[str]:
    """Documents as dense with dates as newswire: the text of the tagging benchmark, thirty sentences each."""
    sys.path.insert(0, str(HERE))
    import tagging  # noqa: PLC0415 - the script beside this one

    paragraphs = tagging.woven(tagging.sentences(), 120_000).split("\n\n")
    return ["\n\n".join(paragraphs[at : at + 3]) for at in range(0, len(paragraphs), 3)]


def compared(texts: list[str]) -> dict[str, float]:
    """Words a second of extraction and of its parts, beside spaCy's whole pipeline on the same texts."""
    documents = [Document(str(n), text, parse_edtf(PUBLISHED)) for n, text in enumerate(texts)]
    words = sum(len(text.split()) for text in texts)
    drafts = [Draft(one, tag(one.text, one.published)) for one in documents]
    spans = ((one, *one.pages.sentences[number]) for one in drafts for number in one.wanted)
    read = [one.document.text[start:end] for one, start, end in spans]
    whole = load_model()

    def parsed(*, named: bool) -> None:
        docs = [annotator().words(text) for text in read]
        annotator().parse(docs)
        if named:
            annotator().name(docs)

    speeds = {
        "words": words,
        "words_parsed": sum(len(text.split()) for text in read),
        "rows": len(mine(documents).mentions),  # and everything is loaded
        "spacy_all_per_s": words_per_second(words, lambda: list(whole.pipe(texts, batch_size=16))),
        "tagging_per_s": words_per_second(words, lambda: [tag(one.text, one.published) for one in documents]),
        "parse_per_s": words_per_second(words, lambda: parsed(named=False)),
        "parse_and_names_per_s": words_per_second(words, lambda: parsed(named=True)),
        "extraction_per_s": words_per_second(words, lambda: mine(documents)),
    }
    return {**speeds, "times_spacy": speeds["extraction_per_s"] / speeds["spacy_all_per_s"]}


def extraction() -> dict[str, float]:
    """Extraction beside spaCy's whole pipeline: on text like newswire, and on text of which nearly all is dated."""
    dense = [" ".join(sentences()[at : at + 8]) for at in range(0, len(sentences()), 8)] * 3
    found = {"news": compared(news()), "dense": compared(dense)}
    return {f"{kind}_{name}": value for kind, one in found.items() for name, value in one.items()}


def without_start(small: dict[str, float], large: dict[str, float]) -> float:
    """Seconds that a document costs once everything has started."""
    return (large["seconds"] - small["seconds"]) / (large["documents"] - small["documents"])


def builds(few: int, most: int, mode: str) -> dict[str, dict[str, float]]:
    """All builds: of few documents and ten times as many, with one worker and two; of most and a tenth of them."""
    with tempfile.TemporaryDirectory() as name:
        paths = {}
        for count in (few, 10 * few, most // 10, most):
            paths[count] = Path(name, f"{count}.jsonl")
            write_corpus(paths[count], count)
        return {
            "few_one_worker": build(paths[few], 1),
            "few_two_workers": build(paths[few], 2),
            "ten_times_one_worker": build(paths[10 * few], 1),
            "ten_times_two_workers": build(paths[10 * few], 2),
            "tenth_of_most": build(paths[most // 10], 2, mode),
            "most": build(paths[most], 2, mode),
        }


def measure(few: int, most: int, mode: str) -> dict[str, object]:
    """All figures."""
    speed, made = extraction(), builds(few, most, mode)
    few_one, few_two, one, two, tenth, all_of_them = made.values()
    reached = {
        "times_spacy": speed["news_times_spacy"],
        "two_workers": one["seconds"] / two["seconds"],
        "memory_times_ten": two["driver_mb"] / few_two["driver_mb"],
        "memory_to_most": all_of_them["driver_mb"] / tenth["driver_mb"],
        "cost_to_most": (all_of_them["seconds"] / all_of_them["documents"]) / (tenth["seconds"] / tenth["documents"]),
    }
    return {
        "version": version("dated-events"),
        "machine": {"python": platform.python_version(), "cores": os.cpu_count(), "system": platform.system()},
        "extraction": speed,
        "builds": made,
        "two_workers_once_started": without_start(few_one, one) / without_start(few_two, two),
        "worker_memory_times_ten": two["worker_mb"] / few_two["worker_mb"],
        "most": {"documents": most, "mode": mode},
        "goals": {
            name: {"goal": goal, "reached": round(reached[name], 2), "at_most": name in AT_MOST}
            for name, goal in GOALS.items()
        },
    }


def main() -> int:
    """Measure, print and write; 1 if a goal is not reached."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument(
        "--few", type=int, default=400, help="documents of the smaller corpus; ten times as many of the larger"
    )
    parser.add_argument("--most", type=int, default=100_000, help="documents of the corpus that growth is measured to")
    parser.add_argument("--events", action="store_true", help="measure growth on full builds, not on --tag-only ones")
    parser.add_argument("--dry", action="store_true", help="print only")
    args = parser.parse_args()
    result = measure(args.few, args.most, "events" if args.events else "tag")
    text = re.sub(r"(\d+\.\d{3})\d+", r"\1", json.dumps(result, indent=2)) + "\n"
    sys.stdout.write(text)
    if not args.dry:
        folder = HERE / "results" / "building"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{result['version']}.json").write_text(text, encoding="utf-8")
    goals: dict[str, dict[str, float]] = result["goals"]  # type: ignore[assignment]
    missed = [
        name
        for name, one in goals.items()
        if (one["reached"] > one["goal"] if one["at_most"] else one["reached"] < one["goal"])
    ]
    for name in missed:
        sys.stderr.write(f"not reached: {name} {goals[name]['reached']}, goal {goals[name]['goal']}\n")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
