"""Put on a worker's path: a quick extractor in place of spaCy's, which does what a word of the document tells it to."""

from __future__ import annotations

import os
import re
import signal
import sys
from pathlib import Path

import events.pipeline
from events.dates import parse_edtf
from events.extract import EventDate, Mention
from events.tag import Timex


def mentions_of(document, **_options):
    """A mention for each ``VERB in YEAR``, unless a word tells of a fault."""
    for word, fault in FAULTS.items():
        if word in document.text:
            fault(document.text)
    return [mention_of(document, found) for found in re.finditer(r"(\w+) in (\d{4})", document.text)]


def mention_of(document, found):
    """The mention of one match."""
    start, end = found.span()
    year = parse_edtf(found[2])
    timex = Timex(found.start(2), found.end(2), found[2], "DATE", found[2], edtf=year)
    return Mention(
        doc_id=document.doc_id,
        sentence_start=start,
        sentence_end=end,
        quote=document.text[start:end],
        trigger_start=found.start(1),
        trigger_end=found.end(1),
        trigger=found[1],
        timex=timex,
        date=EventDate(year, "explicit"),
        title=found[0],
        event_type="other",
        factuality="occurred",
        lemma=found[1],
        keys=frozenset({found[1], found[2], "made-up"}),
    )


def die(_text):
    """End the process as the system does when memory is short."""
    os.kill(os.getpid(), signal.SIGKILL)


def hang(_text):
    """Never come back."""
    while True:
        pass


def eat(_text):
    """Ask for memory without end."""
    held = []
    while True:
        held.append(bytearray(10_000_000))


def fail(_text):
    """Fail as a bug does."""
    raise ValueError("a made-up bug")


def die_once(text):
    """End the process, but not a second time: the word is followed by the name of a file that remembers."""
    mark = Path(text.split("DIESONCE ")[1].split()[0])
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)


FAULTS = {"DIESONCE ": die_once, "DIES ": die, "HANGS": hang, "EATS": eat, "RAISES": fail}


def install():
    """Extract with this from now on."""
    events.pipeline.mentions_of = mentions_of
    events.pipeline.read_ahead = lambda found, **_options: ((document, None) for document in found)
    sys.modules["events.extract"].load_model = lambda: None  # as events.extract is also a function


def kill_at(who, point, mark):
    """End this process, if it is who is meant, at its so manyth write, flush or rename; once, as a file remembers."""
    if who != ("worker" if "events.corpus.engines.worker" in sys.orig_argv else "driver"):
        return
    calls = 0

    def counted(function):
        def call(*args, **kwargs):
            nonlocal calls
            calls += 1
            if calls == int(point) and not Path(mark).exists():
                Path(mark).touch()
                os.kill(os.getpid(), signal.SIGKILL)
            return function(*args, **kwargs)

        return call

    os.fsync, os.replace, Path.open = counted(os.fsync), counted(os.replace), counted(Path.open)


if __name__ == "sitecustomize":  # as Python imports it when it starts, and not as pytest collects it
    install()
    if "EVENTS_KILL" in os.environ:
        kill_at(*os.environ["EVENTS_KILL"].split(":"))
