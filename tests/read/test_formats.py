"""Which format a file is in: content before name, in the documented order."""

from __future__ import annotations

import gzip
import io
import json
import re
import sys

import pytest

from events.errors import DocumentError
from events.read import Document, read_documents

PARAGRAPH = "The old mill by the river burned down on Sunday night, and the fire brigade needed six hours. " * 3
PAGE = (
    f"<!DOCTYPE html>\n<html><head><title>Mill</title></head><body><article><p>{PARAGRAPH}</p></article></body></html>"
)
RSS = f"<rss version='2.0'><channel><item><description>{PARAGRAPH}</description></item></channel></rss>"
ATOM = (
    "<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'><entry><title>x</title>"
    f"<summary>{PARAGRAPH}</summary></entry></feed>"
)
TIMEML = f"<?xml version='1.0'?>\n<!-- by hand -->\n<TimeML><TEXT>{PARAGRAPH}</TEXT></TimeML>"
MAIL = f"From: a@b.example\nSubject: Mill\nDate: Mon, 17 Jun 2024 08:00:00 +0200\n\n{PARAGRAPH}"
ROW = json.dumps({"text": PARAGRAPH})

SAME = [
    ("page.txt", PAGE),
    ("page", PAGE),
    ("page.aspx", PAGE),
    ("page.md", "\ufeff  " + PAGE),
    ("page.HTM", PAGE),
    ("page.xhtml", "<?xml version='1.0'?>" + PAGE),
    ("feed.xml", RSS),
    ("feed", ATOM),
    ("feed.html", ATOM),
    ("gold.xml", TIMEML),
    ("gold.txt", TIMEML),
    ("mail", MAIL),
    ("1.", MAIL),
    ("report.2024", PARAGRAPH),
    ("plain", PARAGRAPH),
    ("rows", f"[{ROW}]"),
    ("rows.json", f"\n{ROW}\n"),
    ("rows.json", f'[\n  {{"text": "{PARAGRAPH}"}}\n]'),
    ("rows.json", '{"status": "ok", "articles": [' + ROW + "]}"),
    ("rows.json", '{"a1": ' + ROW + "}"),
    ("table.tsv", f"id\ttext\nt1\t{PARAGRAPH}\n"),
]


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize(("name", "content"), SAME, ids=lambda value: value[:12])
def test_content_and_name_tell_the_format(write, name, content, packed):
    """Whatever it is called, and gzipped with ``.gz`` or without it, the paragraph comes out."""
    data = content.encode()
    path = write(name, gzip.compress(data) if packed else data)
    again = write(f"{name}.gz", gzip.compress(data) if packed else data)
    for given in (path, again):
        (found,) = read_documents([given])
        assert isinstance(found, Document), found
        assert found.text.split() == PARAGRAPH.split()
        assert "<" not in found.text


def test_one_json_document_is_named_by_its_file(read_one):
    """It has no row, and its id is the file's."""
    found = read_one("mill.json", json.dumps({"text": "The mill burned.", "published": "2024"}))
    assert (found.doc_id, found.source, str(found.published)) == ("mill", "mill.json", "2024")


def test_json_documents_by_id_and_by_line(write):
    """Documents by id have these ids; JSON Lines may be called .json; a bad item stops no other."""
    rows = {"a1": {"text": "One."}, "a2": {"text": "Two.", "id": "own"}}
    assert [doc.doc_id for doc in read_documents([write("a.json", json.dumps(rows))])] == ["a1", "own"]
    lines = '{"id": "x", "text": "One."}\n{"id": "y", "text": "Two."}\n'
    assert [doc.doc_id for doc in read_documents([write("b.json", lines)])] == ["x", "y"]
    one, bad, three = read_documents([write("c.json", '[{"text": "One."}, 2, {"text": "Three."}]')])
    assert (one.text, three.text) == ("One.", "Three.")
    assert (bad.source[-6:], bad.reason) == ("item 2", "a JSON int, not an object")


REFUSED = [
    ("a.json", "7", "a JSON int, neither an object nor a list"),
    ("a.json", '{"a": 1, "b": {"c": 2}}', "its keys are 'a', 'b'"),
    ("a.json", "[", "not JSON"),
    ("a.json", "[" * 100_000, "nested too deeply"),
    ("a.json", "[]", "holds no document"),
    ("a.json", '{"n": ' + "9" * 5000 + "}", "not JSON"),
    ("a.xml", "<root>words</root>", "its first bytes tell none"),
    ("a.docx", b"PK\x03\x04", "no format has the suffix '.docx'"),
    ("a.txt", gzip.compress(gzip.compress(b"words")), "a gzip file, not text"),
    ("a.csv", "text,text\na,b\n", "'text' comes 2 times"),
]


@pytest.mark.parametrize(("name", "content", "said"), REFUSED, ids=lambda value: str(value)[:20])
def test_refused(refusal, name, content, said):
    """What is none of them says why."""
    assert said in refusal(name, content).reason


def test_a_mixed_folder(write, tmp_path):
    """All formats in one folder, in the order of paths; what is no document is told, a broken file stops nothing."""
    for number, (name, content) in enumerate(SAME):
        write(f"in/{number:02}-{name}", content)
    for name in ("in/Makefile", "in/sub/LICENSE", "in/sub/style.css", "in/picture"):
        write(name, b"\x89PNG\0" if name.endswith("picture") else "all: words\n")
    write("in/broken.json", "{")
    skipped = []
    found = list(read_documents([tmp_path / "in"], on_skip=skipped.append))
    names = [*(f"{number:02}-{name}" for number, (name, _) in enumerate(SAME)), "broken.json"]
    assert [re.sub(r".*/|[:,].*", "", item.source) for item in found] == names
    assert [item.source[-11:] for item in found if isinstance(item, DocumentError)] == ["broken.json"]
    assert [skip.source.rpartition("/")[2] for skip in skipped] == ["Makefile", "picture", "LICENSE", "style.css"]
    again = list(read_documents([tmp_path / "in"]))
    assert [item for item in again if isinstance(item, Document)] == [i for i in found if isinstance(i, Document)]


@pytest.mark.parametrize("content", [PARAGRAPH, PAGE, TIMEML, MAIL, f"[{ROW}]", f"{ROW}\n"], ids=lambda x: x[:8])
def test_standard_input_is_told_by_its_content(monkeypatch, content):
    """``-`` has no name; gzipped or not, its content tells."""
    for data in (content.encode(), gzip.compress(content.encode())):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        (found,) = read_documents(["-"])
        assert isinstance(found, Document), found
        assert found.text.split() == PARAGRAPH.split()


DATED = [
    ("a.md", "---\npublished: 2024-06\n---\nA fire.", "the head"),
    ("a.csv", "text,published\nA fire.,2024-06\n", "the column 'published'"),
    ("a.tml", "<TimeML><DCT><TIMEX3 value='2024-06'/></DCT><TEXT>A fire.</TEXT></TimeML>", "TimeML's DCT"),
    ("a.eml", MAIL, "the head"),
    ("a.rss", RSS.replace("<item>", "<item><pubDate>Mon, 17 Jun 2024 08:00:00 GMT</pubDate>"), "the feed"),
    ("a.txt", "A fire.", "the option 'published'"),
]


@pytest.mark.parametrize(("name", "content", "source"), DATED)
def test_every_date_says_where_it_is_from(read_one, name, content, source):
    """A document's date is kept with what it was read off."""
    found = read_one(name, content, published="2024-06")
    assert str(found.published).startswith("2024-06")
    assert found.extra["published_source"] == source
