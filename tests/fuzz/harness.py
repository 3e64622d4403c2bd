"""What fuzzing calls: bytes in, and nothing may happen but what is promised. Tests replay it without atheris.

Four targets, by name. ``readers``: a file; the first byte chooses its suffix. ``grammar``: a text; the first two bytes
choose language, date and options. ``dates``: the date of a document, as it is written. ``extraction``: an English text;
the first byte chooses date and options. A fault is any exception that is not one of ours with file, place and remedy,
any offset that does not hold, or a run of more than :data:`SECONDS`.
"""

from __future__ import annotations

import json
import logging
import random
import re
import time
import warnings
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from events.dates import parse_edtf
from events.errors import DateError, DocumentError
from events.extract import extract_mentions
from events.merge import merge_mentions
from events.read import Document, Source, parse_published, read_source
from events.read.safe_xml import parse_xml
from events.tag import tag
from events.tag.timeml import count_unwritable, to_timeml

if TYPE_CHECKING:
    from events.extract import Mention

__all__ = ["SECONDS", "SUFFIXES", "TARGETS", "garbled", "seeds", "sentences"]

#: Of processor time; a thousand times what such inputs should take.
SECONDS = 10.0
CORPUS = Path(__file__).parent / "corpus"
SUFFIXES = (
    "", ".txt", ".md", ".json", ".jsonl", ".csv", ".tsv", ".tml", ".html", ".xml", ".eml", ".rss", ".atom", ".warc",
    ".pdf", ".parquet", ".gz",
)  # fmt: skip
LANGUAGES = ("en", "sr", "ru", "uk", "de", "fr", "es", "it", "pt", "ja")
PUBLISHED = (None, "2025-10-25", "2024-02", "1999", "-0043-03-15", "9999-12-31", "2025-10~", "Y17000")
DOMAINS = (None, "news", "narrative", "colloquial")
_TIMEX_TYPES = {"DATE", "TIME", "DURATION", "SET"}
_LONGEST_TAGGED = 20_000
_SENTENCES = Path(__file__).parents[1] / "golden" / "sentences.txt"
#: What a word of a text may be followed by or exchanged for.
_MARKS = (*',-–"().;:', ",,", "'s", " and", " the", " to", " in 1999", " on Monday", "\n\n", "")

logging.disable(logging.CRITICAL)
warnings.simplefilter("ignore")


def seeds(target: str) -> list[Path]:
    """The inputs that a target begins with, and those that faults were found with, in order of their names."""
    return sorted(path for path in (CORPUS / target).iterdir() if path.is_file())


def fuzz_readers(data: bytes) -> None:
    """A file with some suffix is documents and errors, each as documented; its documents can be tagged."""
    suffix = SUFFIXES[data[0] % len(SUFFIXES)] if data else ""
    source = Source("in/fuzz" + suffix, "fuzz" + suffix, None, data=data[1:])
    found = list(read_source(source))
    assert found, "neither a document nor an error"
    for item in found:
        if isinstance(item, DocumentError):
            check_error(item, "in/fuzz" + suffix)
        else:
            check_document(item)
            check_tags(item.text[:_LONGEST_TAGGED], item.published, item.language)


def fuzz_grammar(data: bytes) -> None:
    """A text in any language, counted from any date, has timexes whose offsets hold."""
    first, second = (*data[:2], 0, 0)[:2]
    text = data[2:].decode("utf-8", "replace").replace("\0", " ")
    written = PUBLISHED[first % len(PUBLISHED)]
    published = None if written is None else parse_edtf(written)
    options = {"domain": DOMAINS[second % len(DOMAINS)], "day_first": bool(second & 16)}
    check_tags(text, published, LANGUAGES[first // 16 % len(LANGUAGES)], **options)


def fuzz_dates(data: bytes) -> None:
    """A date is read or refused; what is read is EDTF that is read again as the same."""
    text = data[1:].decode("utf-8", "replace")
    for read in (parse_edtf, lambda value: parse_published(value, LANGUAGES[(data or b"0")[0] % len(LANGUAGES)])):
        try:
            found = read(text)
        except DateError:
            continue
        assert str(parse_edtf(str(found))) == str(found)
        bounds = found.bounds()
        assert bounds.earliest is None or bounds.latest is None or bounds.earliest <= bounds.latest


def fuzz_extraction(data: bytes) -> None:
    """The events of a text have offsets that hold, dates that can be read, and no empty words; they can be joined."""
    first = (data or b"\0")[0]
    text = data[1:].decode("utf-8", "replace").replace("\0", " ")
    written = PUBLISHED[first % len(PUBLISHED)]
    published = None if written is None else parse_edtf(written)
    document = Document("fuzz", text, published)
    options = {"undated": bool(first & 16), "background": bool(first & 32)}
    mentions = extract_mentions(document, tag(text, published), **options)
    for mention in mentions:
        check_mention(mention, text)
    for event in merge_mentions(mentions):
        assert event.title, event  # a mention may have none, if another of its event has one


def check_mention(mention: Mention, text: str) -> None:
    """Its evidence stands where it says, and what it tells is told."""
    assert text[mention.sentence_start : mention.sentence_end] == mention.quote, mention
    assert text[mention.trigger_start : mention.trigger_end] == mention.trigger, mention
    assert mention.sentence_start <= mention.trigger_start < mention.trigger_end <= mention.sentence_end, mention
    assert mention.title == " ".join(mention.title.split()), mention
    assert all(name.strip() for name in mention.participants), mention
    if mention.date.edtf is not None:
        assert str(parse_edtf(str(mention.date.edtf))) == str(mention.date.edtf), mention


@lru_cache(maxsize=1)
def sentences() -> list[str]:
    """The texts of the golden sentences, from which fuzzing makes others."""
    lines = _SENTENCES.read_text(encoding="utf-8").splitlines()
    return [line.removeprefix("> ") for line in lines if line.startswith("> ")]


def garbled(data: bytes, seed: int) -> bytes:
    """An input of ``extraction`` with words and marks dropped, doubled and exchanged, or a sentence more."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    words = data[1:].decode("utf-8", "replace").split(" ")
    for _ in range(chance.randint(1, 8)):
        at, act = chance.randrange(len(words)), chance.random()
        if act < 0.4:
            words[at] += chance.choice(_MARKS)
        elif act < 0.6 and len(words) > 2:
            del words[at]
        elif act < 0.8:
            other = chance.randrange(len(words))
            words[at], words[other] = words[other], words[at]
        elif act < 0.95:
            words.insert(at, chance.choice(_MARKS).strip())
        else:
            words += chance.choice(sentences()).split(" ")
    return bytes([chance.randrange(256)]) + " ".join(words).encode("utf-8")


def check_error(error: DocumentError, place: str) -> None:
    """It names the file, says what is wrong and what to do, in one line that any terminal and table takes."""
    assert error.source.startswith(place), error
    assert error.reason, error
    assert error.remedy, error
    assert "\n" not in str(error), error
    str(error).encode("utf-8")


def check_document(document: Document) -> None:
    """It is as its class says."""
    assert 1 <= len(document.doc_id) <= 200
    assert not re.search(r"[\x00-\x1f/\\]", document.doc_id)
    assert document.text.strip()
    assert "\0" not in document.text
    assert re.fullmatch(r"[a-z]{2,3}", document.language)
    assert not document.url or document.url.lower().startswith(("http://", "https://"))
    values = [document.text, document.title, document.source, document.url, document.licence, *document.extra.values()]
    assert all(isinstance(value, str) for value in values)
    json.dumps(values, ensure_ascii=False).encode("utf-8")
    if document.published is not None:
        parse_edtf(str(document.published)).bounds()


def check_tags(text: str, published: object, language: str, **options: object) -> None:
    """Offsets hold, timexes are in order and do not overlap; as TimeML, text and spans are the same again."""
    timexes = tag(text, published, language=language, **options)
    at = 0
    for timex in timexes:
        assert at <= timex.start < timex.end <= len(text), timex
        assert text[timex.start : timex.end] == timex.text, timex
        assert timex.type in _TIMEX_TYPES, timex
        assert timex.value, timex
        if timex.edtf is not None:
            assert str(parse_edtf(str(timex.edtf))) == str(timex.edtf), timex
        assert timex.earliest is None or timex.latest is None or timex.earliest <= timex.latest, timex
        at = timex.end
    check_timeml(text, timexes, published)


def check_timeml(text: str, timexes: list, published: object) -> None:
    """The text of the written TimeML is the text, but for characters that XML cannot hold."""
    parts: list[str] = []
    inside: list[str] = []
    parse_xml(
        to_timeml("fuzz", text, timexes, published).encode("utf-8", "replace"),
        "fuzz.tml",
        start=lambda name, _: inside.append(name),
        end=lambda _: inside.pop(),
        text=lambda part: parts.append(part) if "TEXT" in inside else None,
    )
    again = "".join(parts)
    assert len(again) == len(text)
    assert sum(a != b for a, b in zip(again, text, strict=True)) <= count_unwritable(text)


def timed(target: str, data: bytes) -> None:
    """Run a target, within its time."""
    before = time.process_time()
    TARGETS[target](data)
    took = time.process_time() - before
    assert took < SECONDS, f"took {took:.0f} s"


TARGETS = {"readers": fuzz_readers, "grammar": fuzz_grammar, "dates": fuzz_dates, "extraction": fuzz_extraction}
