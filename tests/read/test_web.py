"""Web pages, archives, feeds, mail, PDF and gzipped files: each made by the test, whole and broken."""

from __future__ import annotations

import gzip
import io
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from events.errors import DocumentError
from events.read import Document, read_documents, record

BODY = (
    "The old mill by the river burned down on Sunday night, and the fire brigade needed six hours to put it out. "
    "Nobody was hurt. The owner, who had bought the building ten years ago, said that she would rebuild it."
)
PAGE = f"""<!doctype html><html lang="en"><head><title>Mill burns down - The Harbour News</title>
<meta property="og:title" content="Mill burns down">
<meta property="article:published_time" content="2024-06-17T08:00:00Z">
<link rel="canonical" href="https://news.example/mill"></head>
<body><nav><a href="/">Home</a><a href="/a">More news</a></nav>
<article><h1>Mill burns down</h1><p>{BODY}</p>
<p>Police have closed the road to the river until Friday at least.</p></article>
<footer>Imprint</footer></body></html>"""
MAIL = f"""From: A. Reporter <a@news.example>
To: desk@news.example
Subject: Mill burns down
Date: Mon, 17 Jun 2024 08:00:00 +0200
Message-ID: <1@news.example>
Content-Type: text/plain; charset=utf-8

{BODY}
"""
RSS = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>News</title><language>en</language>
<item><title>Mill burns down</title><link>https://news.example/mill</link>
<pubDate>Mon, 17 Jun 2024 08:00:00 GMT</pubDate>
<description>&lt;p&gt;{BODY}&lt;/p&gt;&lt;p&gt;Second.&lt;/p&gt;</description></item>
<item><title>Bridge opens</title><description>A bridge opened.</description></item></channel></rss>"""


def pdf(text):
    """A PDF of one page with a line of text."""
    stream = f"BT /F1 12 Tf 40 700 Td ({text}) Tj ET".encode("ascii")
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R "
            b"/Resources << /Font << /F1 5 0 R >> >> >>"
        ),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Title (Mill burns down) /CreationDate (D:20240617080000Z) >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer << /Size %d /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(parts) + 1, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(parts) + 1, table) + trailer


def warc(*pages):
    """An archive of pages as servers send them: address, type and bytes of each."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    for address, kind, data in pages:
        head = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.0")
        options = {"warc_headers_dict": {"WARC-Date": "2024-06-18T00:00:00Z"}}
        writer.write_record(
            writer.create_warc_record(address, "response", io.BytesIO(data), http_headers=head, **options)
        )
    return out.getvalue()


def test_a_page_is_its_article(read_one):
    """Text without menus; title, address and date from the page's own metadata, and where the date is from."""
    found = read_one("mill.html", PAGE)
    assert isinstance(found, Document)
    assert BODY in found.text
    assert "More news" not in found.text
    assert (found.title, found.url, str(found.published)) == (
        "Mill burns down",
        "https://news.example/mill",
        "2024-06-17",
    )
    assert found.extra["published_source"] == "the page's metadata"


def test_a_page_without_a_date_has_none(read_one):
    """No date is guessed from numbers in the text."""
    page = PAGE.replace('<meta property="article:published_time" content="2024-06-17T08:00:00Z">', "")
    found = read_one("mill.html", page.replace("Sunday night", "12 May 1999"))
    assert found.published is None
    assert "published_source" not in found.extra


def test_mail(read_one):
    """Body, subject and the day in the head."""
    found = read_one("mill.eml", MAIL)
    assert (found.text.strip(), found.title, str(found.published)) == (BODY, "Mill burns down", "2024-06-17")


def test_mail_in_html(read_one):
    """The text of a body that is HTML alone."""
    found = read_one(
        "mill.eml", MAIL.partition("Content-Type")[0] + f"Content-Type: text/html; charset=utf-8\n\n{PAGE}"
    )
    assert BODY in found.text


def test_a_feed_is_a_document_an_entry(write):
    """Entries without tags; each with its own address and date."""
    first, second = read_documents([write("news.rss", RSS)])
    assert first.text == f"{BODY}\nSecond."
    assert (first.url, str(first.published), first.language) == ("https://news.example/mill", "2024-06-17", "en")
    assert (second.text, second.published) == ("A bridge opened.", None)


def test_pdf(read_one):
    """The text of the pages; the day it was made is no date of publication."""
    found = read_one("mill.pdf", pdf("The mill burned down in July 1999."))
    assert (found.text, found.title, found.published) == ("The mill burned down in July 1999.", "Mill burns down", None)
    assert found.extra["created"] == "2024-06-17"


# warcio leaves the temporary files of records that it writes to the garbage collector
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_archive(write):
    """Pages that are HTML or text, with address and the day of the crawl; nothing else."""
    data = warc(
        ("https://news.example/mill", "text/html; charset=utf-8", PAGE.encode()),
        ("https://news.example/logo.png", "image/png", b"\x89PNG"),
        ("https://news.example/empty", "text/html", b"<html></html>"),
        ("https://news.example/a.txt", "text/plain", b"A bridge opened in May."),
    )
    page, empty, text = read_documents([write("crawl.warc.gz", data)])
    assert (page.title, page.url, str(page.published)) == ("Mill burns down", "https://news.example/mill", "2024-06-17")
    assert page.extra["crawled"] == "2024-06-18T00:00:00Z"
    assert isinstance(empty, DocumentError)
    assert "page 2" in empty.source
    assert (text.text, text.url) == ("A bridge opened in May.", "https://news.example/a.txt")


def test_any_format_may_be_gzipped(write):
    """The name without .gz tells the format and the id."""
    (text,) = read_documents([write("mill.txt.gz", gzip.compress(b"The mill burned."))])
    assert (text.doc_id, text.text) == ("mill", "The mill burned.")
    rows = read_documents(
        [write("all.jsonl.gz", gzip.compress(b'{"id": "a", "text": "One."}\n{"id": "b", "text": "Two."}\n'))]
    )
    assert [row.text for row in rows] == ["One.", "Two."]


BROKEN = [
    ("a.txt.gz", gzip.compress(b"words " * 999)[:-9], "not a whole gzip file"),
    ("a.html", b"", ""),
    ("a.html", b"<html><body></body></html>", "no article"),
    ("a.pdf", b"%PDF-1.4 and no more", "cannot be read as PDF"),
    ("a.pdf", pdf("words")[:200], "PDF"),
    ("a.pdf", pdf(""), "no text"),
    ("a.eml", b"\x00\x01", "no mail"),
    ("a.rss", b"<rss><chan", "RSS"),
    ("a.atom", b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', ""),
    ("a.warc", b"WARC/1.0\r\nnonsense", ""),
]


@pytest.mark.parametrize(("name", "content", "said"), BROKEN)
def test_broken_files_are_errors(refusal, name, content, said):
    """One line with file, problem and remedy; never another exception."""
    assert said in refusal(name, content).reason


@pytest.mark.parametrize("name", ["a.html", "a.pdf", "a.eml", "a.rss", "a.warc", "a.txt.gz"])
@given(data=st.binary(max_size=400))
def test_any_bytes_are_documents_or_errors(tmp_path_factory, name, data):
    """Whatever a file holds."""
    path = tmp_path_factory.mktemp("any") / name
    path.write_bytes(data)
    assert all(isinstance(found, (Document, DocumentError)) for found in read_documents([path]))


def test_what_unpacks_to_too_much_is_refused(write, monkeypatch):
    """A small file that unpacks without end is read no further than the limit."""
    monkeypatch.setattr(record, "MOST_UNPACKED", 1_000_000)
    (error,) = read_documents([write("bomb.txt.gz", gzip.compress(b"\x20" * 5_000_000))])
    assert isinstance(error, DocumentError)
    assert "unpacks to more than 1 mb" in error.reason


@pytest.mark.parametrize(
    ("name", "package", "extra"),
    [
        ("a.html", "trafilatura", "html"),
        ("a.pdf", "pypdf", "pdf"),
        ("a.rss", "feedparser", "feeds"),
        ("a.warc", "warcio.archiveiterator", "warc"),
    ],
)
def test_a_missing_package_is_named(write, monkeypatch, name, package, extra):
    """The other documents are read; the error says what to install."""
    monkeypatch.setitem(sys.modules, package, None)
    error, other = read_documents([write(name, b"x"), write("b.txt", "The mill burned.")])
    assert isinstance(error, DocumentError)
    assert f"dated-events[{extra}]" in error.remedy
    assert isinstance(other, Document)
