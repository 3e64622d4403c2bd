# ruff: noqa: INP001 (a script, run by its path)
"""How the cost of joining mentions grows with their number: made mentions, most of them of a few frequent words.

    python benchmarks/merging.py [--most 100000]

Prints JSON: seconds for each number of mentions, and the cost of one mention at the largest as a ratio to that at the
smallest (1 is linear). One event in three is told in two documents; a third of all mentions have one trigger, and a
tenth lie on one day.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time

from events.dates import parse_edtf
from events.extract import EventDate, Mention
from events.merge import merge_mentions

WORDS = [f"word{n}" for n in range(4000)]


def made(count: int) -> list[Mention]:
    """So many mentions, two to a document; the same ones each time."""
    chance = random.Random(7)  # noqa: S311 - not for secrets
    mentions: list[Mention] = []
    while len(mentions) < count:
        lemma = "attack" if chance.random() < 1 / 3 else chance.choice(WORDS)
        day = "2020-03-01" if chance.random() < 0.1 else f"20{chance.randrange(10, 24)}-{chance.randrange(1, 13):02d}"
        keys = frozenset(chance.sample(WORDS, 4))
        for _ in range(2 if chance.random() < 1 / 3 else 1):
            n = len(mentions)
            mentions.append(
                Mention(
                    doc_id=f"d{n // 2}", sentence_start=0, sentence_end=20, quote="x" * 20, trigger_start=n % 2 * 10,
                    trigger_end=n % 2 * 10 + 5, trigger="xxxxx", timex=None,
                    date=EventDate(parse_edtf(day), "explicit", None, "", ()), title=" ".join([lemma, *sorted(keys)]),
                    event_type="other", factuality="occurred", lemma=lemma, keys=keys, chain=n % 2 * 10,
                )
            )  # fmt: skip
    return mentions[:count]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=100_000)
    most = parser.parse_args().most
    seconds, events = {}, {}
    for count in (most // 100, most // 10, most):
        mentions = made(count)
        start = time.perf_counter()
        events[count] = len(merge_mentions(mentions))
        seconds[count] = round(time.perf_counter() - start, 3)
    growth = (seconds[most] / most) / (seconds[most // 10] / (most // 10))
    told = {"seconds": seconds, "events": events, "cost_per_mention_for_ten_times": round(growth, 2)}
    sys.stdout.write(json.dumps(told, indent=1) + "\n")


if __name__ == "__main__":
    main()
