"""Hostile input: whatever a file holds or claims, it is documents and errors, within its memory, and nothing runs."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import zlib
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

import events
from events.errors import DocumentError
from events.read import Document, Source, read_documents, read_source
from events.tag import tag

FEED = "<rss version='2.0'><channel><item><description>{}</description></item></channel></rss>"
MAIL = "From: a@b.example\nSubject: x\n\n{}"
TIMEML = "<TimeML><TEXT>{}</TEXT></TimeML>"


def read(name, data):
    """All documents and errors of a file in memory."""
    return list(read_source(Source(name, name, None, data=data if isinstance(data, bytes) else data.encode())))


def pdf(*objects):
    """A PDF of these objects; the first is the catalogue."""
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table) + trailer


def pdf_page(content, how=b""):
    """A PDF of one page."""
    return pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
        b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), how, content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )


def warc(*texts):
    """An archive of plain texts, not packed."""
    out = b""
    for number, text in enumerate(texts):
        answer = b"HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\n" + text.encode()
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/{number}\r\n"
        kind = "Content-Type: application/http; msgtype=response\r\n"
        out += f"{head}{kind}Content-Length: {len(answer)}\r\n\r\n".encode() + answer + b"\r\n\r\n"
    return out


def parquet(texts):
    """A Parquet table of texts."""
    sink = pa.BufferOutputStream()
    pq.write_table(pa.table({"text": texts}), sink)
    return sink.getvalue().to_pybytes()


# --- characters ---------------------------------------------------------------------------------------------------


def as_csv(text):
    """One row of CSV."""
    return 'text\n"' + text.replace('"', '""') + '"\n'


#: How each format writes a text that it gives back exactly.
EXACT = {
    "a.txt": lambda text: text.encode(),
    "a.md": lambda text: f"---\ntitle: x\n---\n\n{text}".encode(),
    "a.json": lambda text: json.dumps([{"text": text}]).encode(),
    "a.jsonl": lambda text: json.dumps({"text": text}, ensure_ascii=False).encode(),
    "a.csv": lambda text: as_csv(text).encode(),
    "a.parquet": lambda text: parquet([text]),
    "a.txt.gz": lambda text: gzip.compress(text.encode()),
    "a.eml": lambda text: b"From: a@b.example\nContent-Type: text/plain; charset=utf-8\n\n" + text.encode(),
}
ODD = [
    "bidi \u202e3 May 1999\u202c and \u2066July 2001\u2069",
    "zero width 3\u200b May\u200d 1999, soft\u00ad hyphen",
    "marks \ufeff within 3 May 1999",
    "line ends \u2028 \u2029 \u0085 3 May 1999 \x0b\x0c end",
    "controls \x01\x02\x1b[31m 3 May 1999 \x7f",
    "beyond \U0001f525 3 May 1999 \U0010ffff \ufffe",
    "combined e\u0301 \u1f3b 3 May 1999",
    "digits \u0663 May \uff11\uff19\uff19\uff19, 3 May 1999",
]


@pytest.mark.parametrize("name", EXACT)
@pytest.mark.parametrize("text", ODD, ids=lambda text: text.split()[0])
def test_odd_characters_stay_and_offsets_hold(name, text):
    """Marks of direction, controls and the like are kept, none is added or lost, and dates stand where they are."""
    (document,) = read(name, EXACT[name](text))
    assert document.text == text
    found = tag(document.text, document.published)
    assert found
    assert all(text[one.start : one.end] == one.text for one in found)


@pytest.mark.parametrize("name", EXACT)
@given(text=st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0\r"), min_size=1, max_size=60))
def test_offsets_of_every_reader(name, text):
    """Property: around any characters, the text is exact, and every date's offsets give its words."""
    text = f"Sold on 3 May 1999. {text} It closed in July 2001, two weeks later."
    (document,) = read(name, EXACT[name](text))
    assert document.text == text
    found = tag(document.text, document.published)
    assert {"3 May 1999", "July 2001"} <= {one.text for one in found}
    assert all(text[one.start : one.end] == one.text for one in found)


@pytest.mark.parametrize(
    ("name", "frame"), [("a.tml", TIMEML), ("a.rss", FEED), ("a.html", "<html><body><p>{}</p></body></html>")]
)
@given(text=st.text(alphabet=st.characters(exclude_categories=["C"], exclude_characters="<&>"), max_size=60))
def test_offsets_of_readers_that_make_their_text(name, frame, text):
    """Property: whatever text comes out of mark-up, dates stand in it where they are said."""
    body = f"The mill by the river was sold on 3 May 1999 to a family of the town. {text} It closed in July 2001."
    for document in read(name, frame.format(body)):
        assert isinstance(document, Document), document
        found = tag(document.text, document.published)
        assert "3 May 1999" in {one.text for one in found}
        assert all(document.text[one.start : one.end] == one.text for one in found)


SURROGATES = [
    ("a.jsonl", '{"text": "a\\ud800 3 May 1999", "id": "\\udfff"}', ""),
    ("a.jsonl", '{"text": "a\\ud800 3 May 1999", "title": "\\udfff"}', ""),
    ("a.txt", b"a\xed\xa0\x80b in May and in July of this year", "not UTF-8"),
    ("a.eml", b"Subject: \xff\xfe\xed\xa0\x80\nFrom: x\n\nIt burned.", ""),
]


@pytest.mark.parametrize(("name", "data", "said"), SURROGATES)
def test_half_characters(name, data, said):
    """A lone surrogate or a byte that is no character is refused or replaced by one; what comes out can be written."""
    (found,) = read(name, data)
    if said:
        assert said in found.reason
    else:
        assert isinstance(found, Document), found
        json.dumps([found.text, found.title, dict(found.extra)], ensure_ascii=False).encode("utf-8")


def test_a_nul_is_named(refusal):
    """No format lets one through."""
    for name, data in (("a.txt", "a\0b"), ("a.json", '[{"text": "a\\u0000b"}]'), ("a.csv", "text\na\0b\n")):
        assert "NUL" in refusal(name, data).reason
    (found,) = read("a.parquet", parquet(["a\0b"]))
    assert "NUL character at offset 1" in found.reason


# --- bombs, cuts and lies -----------------------------------------------------------------------------------------

FLATE, TWICE = b"/Filter /FlateDecode", b"/Filter [/FlateDecode /FlateDecode]"
LYING = [
    ("a.txt", lambda: gzip.compress(b" " * 100_000_000), "250 times its size"),
    ("a.jsonl.gz", lambda: gzip.compress(b" " * 100_000_000), "250 times its size"),
    ("a.warc.gz", lambda: gzip.compress(warc("A fire.")[:150] + b" " * 100_000_000), "250 times its size"),
    ("a.txt", lambda: gzip.compress(gzip.compress(b"words")), "a gzip file, not text"),
    ("a.txt", lambda: gzip.compress(b"words " * 999)[:-9], "not a whole gzip file"),
    ("a.txt", lambda: gzip.compress(b"words") + b"\x1f\x8b\x08", "not a whole gzip file"),
    ("a.txt", lambda: gzip.compress(b"words")[:-4] + b"\xff\xff\xff\x7f", "not a whole gzip file"),
    ("a.pdf", lambda: pdf_page(zlib.compress(b" " * 200_000_000), FLATE), "cannot be read as PDF"),
    ("a.pdf", lambda: pdf_page(zlib.compress(zlib.compress(b" " * 300_000_000)), TWICE), "cannot be read as PDF"),
    ("a.pdf", lambda: pdf(b"<< /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"), "cyclic"),
    ("a.pdf", lambda: pdf(b"<< /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 99999999 >>"), "no text"),
    ("a.pdf", lambda: pdf(b"<< /Pages 2 0 R >>", b"[" * 50_000), "cannot be read as PDF"),
    ("a.pdf", lambda: pdf_page(b"BT /F 9 Tf (A fire.) Tj ET")[:-120], "PDF"),
    ("a.parquet", lambda: parquet(["A fire."])[:-30], "cannot be read as Parquet"),
    ("a.parquet", lambda: parquet(["A fire."])[:-8] + b"\xff\xff\xff\x7fPAR1", "cannot be read as Parquet"),
    ("a.json", lambda: b"[" * 1_000_000, "nested too deeply"),
    ("a.md", lambda: b"---\na: " + b"[" * 100_000 + b"\n---\nA fire.", "not YAML"),
    ("a.md", lambda: b"---\na: &a [x, x]\nb: &b [*a, *a]\n---\nA fire.", "aliases"),
    ("a.md", lambda: b"---\na: !!python/object/apply:os.system ['touch hacked']\n---\nA fire.", "python/object/apply"),
    ("a.md", lambda: b"---\na: !!python/name:events.read\n---\nA fire.", "python/name"),
    ("a.tml", lambda: b"<T>" * 200_000, "not XML that is read"),
    ("a.html", lambda: b"<html>" + b"<p>words and more words</p>" * 1_000_000, "longer than 20 MB"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "make", "said"), LYING, ids=[f"{name} {said}" for name, _, said in LYING])
def test_bombs_cuts_and_lies_are_errors(name, make, said):
    """What unpacks without end, is cut off or tells a wrong length is one error that says so."""
    (error,) = read(name, make())
    assert isinstance(error, DocumentError), error
    assert said in error.reason


def test_archives_that_are_cut_or_lie():
    """What is missing of an archive is told, page by page; nothing is left out silently, or taken from another page."""
    whole = warc("A fire came.", "A flood came.")
    assert [document.text for document in read("a.warc", whole)] == ["A fire came.", "A flood came."]
    for length in range(whole.index(b"WARC/1.0", 9) + 1, len(whole) - 4):
        first, *rest = read("a.warc", whole[:length])
        assert first.text == "A fire came.", length
        assert all(isinstance(item, DocumentError) for item in rest), length
        assert rest or whole[:length].rstrip().endswith(b"came."), length
    longer = whole.replace(b"Content-Length: ", b"Content-Length: 9", 1)
    assert "its length is told wrongly" in read("a.warc", longer)[0].reason


def test_entities_do_not_swell():
    """A billion laughs are refused at the first, in every kind of XML; none is fetched."""
    laughs = "".join(
        f'<!ENTITY l{n} "&l{n - 1};&l{n - 1};&l{n - 1};&l{n - 1};&l{n - 1};&l{n - 1};">' for n in range(1, 30)
    )
    head = f'<!DOCTYPE x [<!ENTITY l0 "ha">{laughs}<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    for name, frame in (("a.tml", TIMEML), ("a.rss", FEED)):
        for found in read(name, head + frame.format("&l29; &f; words")):
            assert isinstance(found, DocumentError) or len(found.text) < 1000
            assert "root:" not in str(found)


@pytest.mark.parametrize("content", ["{0}", "file://{0}", "http://127.0.0.1:9/feed", "{0}\n"])
def test_a_feed_opens_nothing(tmp_path, content):
    """A feed whose bytes are a path or an address is not what lies there."""
    other = tmp_path / "other.xml"
    other.write_text(FEED.format("secret"), encoding="utf-8")
    (found,) = read("a.rss", content.format(other))
    assert isinstance(found, DocumentError)
    assert "secret" not in str(found)


def test_names_that_break_lines(write, tmp_path):
    """A file with a line break in its name is read; its error is one line all the same."""
    write("in/a\nb.txt", "A fire.")
    write("in/c\nd.txt", b"\xff\xfe\xfa")
    document, error = read_documents([tmp_path / "in"])
    assert (document.doc_id, document.source) == ("a-b", "a\nb.txt")
    assert "\n" not in str(error)


# --- ids and dates ------------------------------------------------------------------------------------------------


def test_ids_overwrite_nothing(tmp_path):
    """Ids that are paths, too long, or given twice are errors of their documents; the dataset holds the others."""
    ids = ["a", "../up", "/etc/passwd", "x" * 300, "ä" * 150, "a", "b\\c", ".."]
    rows = [json.dumps({"id": doc_id, "text": f"It burned in 19{50 + n}."}) for n, doc_id in enumerate(ids)]
    (tmp_path / "in.jsonl").write_text("\n".join(rows), encoding="utf-8")
    report = events.build(tmp_path / "in.jsonl", tmp_path / "out", published="2025", tag_only=True)
    kept = events.load(tmp_path / "out" / "documents.parquet")["doc_id"].tolist()
    assert kept == ["a", "ä" * 150]
    assert len(report.failed) == 6
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl", "out"]


DATES = [
    ("2025-02-30", None),
    ("30 February 2025", None),
    ("31 November 2024", None),
    ("32 May 2001", None),
    ("29 February 1900", None),
    ("2025-13-01", None),
    ("99999", None),
    ("0000", "0000"),
    ("-0043-03-15", "-0043-03-15"),
    ("Y99999", "Y99999"),
    ("1582-10-10", "1582-10-10"),
    ("9999-12-31", "9999-12-31"),
]


@pytest.mark.parametrize(("written", "published"), DATES)
def test_dates_that_no_calendar_has(read_one, written, published):
    """An impossible date is the document's error, one long ago or far ahead is kept, and the text is tagged from it."""
    found = read_one("a.md", f"---\npublished: '{written}'\n---\nIt closed last week, in July and on 30 February 1999.")
    if published is None:
        assert isinstance(found, DocumentError)
        assert written in found.reason
    else:
        assert str(found.published) == published
        assert all(found.text[one.start : one.end] == one.text for one in tag(found.text, found.published))


@pytest.mark.parametrize(
    "when", ["30 February 2001", "the year 0", "99999", "5 October 1582", "44 BC", "31/31/2031", "0 May 1999"]
)
@pytest.mark.parametrize("published", [None, "0000", "-0043-03-15", "9999-12-31", "Y99999", "1582-10-10"])
def test_dates_in_texts(when, published):
    """Whatever a text says and whenever it is from, expressions are found or not, with offsets and bounds that hold."""
    text = f"It burned on {when}, three weeks after the last flood, and again the following year."
    for one in events.tag(text, published):
        assert text[one.start : one.end] == one.text
        assert one.earliest is None or one.latest is None or one.earliest <= one.latest


# --- size ---------------------------------------------------------------------------------------------------------

READ = """
import resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[2]) * 1_000_000,) * 2)
from events.read import Document, read_documents
if sys.argv[3:] == ["count"]:
    print(sum(1 for _ in read_documents([sys.argv[1]])))
    raise SystemExit
found = list(read_documents([sys.argv[1]]))
assert all(isinstance(one, Document) for one in found), [one for one in found if not isinstance(one, Document)][:1]
if sys.argv[3:] == ["tag"]:
    from events.tag import tag
    print(len(tag(found[0].text, None)))
else:
    print(len(found), sum(len(one.text) for one in found))
"""
SENTENCE = "The mill burned down and the flood came two years later. "
BIG = 100_000_000


def run_within(path, megabytes, *more):
    """Read a file in a process that may take so much address space."""
    command = [sys.executable, "-c", READ, str(path), str(megabytes), *more]
    root = {"PYTHONPATH": str(Path(events.__file__).parents[1])}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, **root})  # noqa: S603
    assert done.returncode == 0, done.stderr[-500:]
    return done.stdout.split()


@pytest.mark.parametrize(
    ("name", "head", "tail", "limit"),
    [("a.txt", "", "", 600), ("a.jsonl", '{"text": "', '"}\n', 900), ("a.csv", 'text\n"', '"\n', 1300)],
)
def test_a_line_of_a_hundred_megabytes(tmp_path, name, head, tail, limit):
    """One line of 100 MB is read within a few times its size (CSV: with the four bytes a character of its module)."""
    path = tmp_path / name
    times = BIG // len(SENTENCE)
    path.write_text(head + SENTENCE * times + tail, encoding="utf-8")
    assert run_within(path, limit) == ["1", str(times * len(SENTENCE))]


def test_a_million_pages_and_rows(tmp_path):
    """A million paragraphs are one document; of thirty thousand rows in 100 MB, one is held at a time."""
    pages = tmp_path / "pages.txt"
    pages.write_text("The mill burned.\n\n" * 1_000_000, encoding="utf-8")
    assert run_within(pages, 400) == ["1", "18000000"]
    rows = tmp_path / "rows.jsonl"
    rows.write_text("".join(f'{{"text": "{SENTENCE * 60}", "id": "{n}"}}\n' for n in range(30_000)), encoding="utf-8")
    assert run_within(rows, 350, "count") == ["30000"]


def test_a_long_text_is_tagged_within_its_memory(tmp_path):
    """Two million characters without a line end: every date is found, in some 200 MB."""
    path = tmp_path / "a.txt"
    path.write_text("It burned on 3 May 1999. " * 80_000, encoding="utf-8")
    assert run_within(path, 1200, "tag") == ["80000"]
