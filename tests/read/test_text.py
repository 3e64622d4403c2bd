"""Text and Markdown: the text exactly, the head safely."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.dates import parse_edtf
from events.read import Document, read_documents

PROSE = "The mill burned down in July 1999.\n\nIt was rebuilt two years later.\n"
HEAD = """---
id: mill-fire
title: "The mill:  a fire"
language: en-GB
published: 04/05/2001
source: The Valley Post
url: https://example.org/mill
licence: CC0-1.0
note: >-
  Written for
  this test.
tags: [fire, mill]
edition: 007
draft: no
---
"""


def test_plain_text(read_one):
    """A text file is its text; its name without suffix is the id, and nothing else is known."""
    assert read_one("mill fire.txt", PROSE) == Document(doc_id="mill fire", text=PROSE, source="mill fire.txt")


def test_head(read_one):
    """Every key of a head goes where it belongs; other keys are kept as text, as they are written."""
    assert read_one("a.md", HEAD + PROSE) == Document(
        doc_id="mill-fire",
        text=PROSE,
        published=parse_edtf("2001-05-04"),
        title="The mill: a fire",
        source="The Valley Post",
        url="https://example.org/mill",
        language="en",
        licence="CC0-1.0",
        extra={
            "published_source": "the head",
            "draft": "no",
            "edition": "007",
            "language": "en-GB",
            "note": "Written for this test.",
            "tags": '["fire", "mill"]',
        },
    )


BODIES = [
    PROSE,
    "no line end",
    "  indented, with a tail  \n\n\n",
    "one\r\ntwo\rthree\u2028four\n",
    "\n\ntwo blank lines before (the first of three is the head's)\n",
    "--- a rule is no fence\n---\n\nafter a rule\n",
    "\ufeffa mark within the text\n",
    "caf\u00e9, cafe\u0301, \U0001f525 \u200f\n",
]


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_text_is_exact(read_one, body, end):
    """After a head, with or without a blank line, the text is what stands there, to the last white space."""
    head = "---\ntitle: t\n---\n".replace("\n", end)
    if not body.startswith("\n"):
        assert read_one("a.md", (head + body)).text == body
    assert read_one("b.md", (head + end + body)).text == body


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0")).filter(str.strip))
def test_any_text_is_exact(read_one, text):
    """Any text, but one that begins as a head does or with a byte order mark, is read as it is."""
    if not text.startswith(("---", "\ufeff", "%PDF-")):
        assert read_one("a.txt", text).text == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_encodings(read_one, encoding):
    """UTF-8 with and without mark, and UTF-16 and -32 with one, give the same text, without the mark."""
    body = "Šid, 5. maja 1999 — пожар 🔥\r\n"
    document = read_one("a.md", ("---\ntitle: Пожар\n---\n" + body).encode(encoding))
    assert (document.text, document.title) == (body, "Пожар")


NO_HEAD = [
    "---\n",
    "---\nprose\n---\nmore\n",
    "--- \n- one\n- two\n---\nmore\n",
    " ---\nid: a\n---\n",
    "\n---\nid: a\n---\n",
]


@pytest.mark.parametrize("text", NO_HEAD)
def test_no_head(read_one, text):
    """Rules, prose between rules, and a fence that is not in the first line are text."""
    assert read_one("a.md", text).text == text


def test_empty_head(read_one):
    """An empty head, and keys without values, say nothing."""
    expected = Document(doc_id="a", text=PROSE, source="a.md")
    assert read_one("a.md", f"---\n---\n{PROSE}") == expected
    assert read_one("a.md", f"---\npublished:\ntitle: ~\nid: null\nurl: ''\n...\n{PROSE}") == expected


REFUSED_HEADS = [
    ("published: 2025-02-30", ["'2025-02-30'", "no day 30"]),
    ("published: 30 February 2025", ["'30 February 2025'"]),
    ("published: yesterday", ["'yesterday'", "absolute date"]),
    ("published: [2025, 2026]", ["2025"]),
    ("title: a: b", ["line 2", "not YAML"]),
    ("title: 'open", ["not YAML"]),
    ("x: 1\ny: @", ["line 3"]),
    ("a: !!python/object/apply:os.system ['false']", ["python/object/apply"]),
    ("a: !!python/name:os.system", ["python/name"]),
    ("a: !ours b", ["!ours"]),
    ("a: &x [1]\nb: [*x, *x]", ["aliases", "line 3"]),
    ("? [a]\n: b\n? {c: d}\n: e", ["not YAML"]),
    ("a: " + "[" * 5000, ["not YAML"]),
    ("title: [a]", ["title", "['a']"]),
    ("language: English", ["'English'", "language code"]),
    ("language: 12", ["'12'"]),
]


@pytest.mark.parametrize(("head", "said"), REFUSED_HEADS, ids=[head[:40] for head, _ in REFUSED_HEADS])
def test_refused_heads(refusal, head, said):
    """A head that cannot be right is refused in words that quote it: nothing in it runs, swells or is guessed."""
    error = refusal("a.md", f"---\n{head}\n---\n{PROSE}")
    assert error.source.endswith("a.md")
    for words in said:
        assert words in error.reason


def test_head_that_is_not_closed(refusal):
    """A head without its closing fence is not taken for text."""
    assert "not closed" in refusal("a.md", f"---\npublished: 2025\n\n{PROSE}").reason


REFUSED_FILES = [
    (b"", "no text"),
    (b" \n\t\n", "no text"),
    (b"---\nid: a\n---\n\n", "no text"),
    (b"%PDF-1.7 stream", "cannot be read as PDF"),
    (b"PK\x03\x04rest", "a ZIP archive"),
    (b"\x1f\x8b\x08rest", "not a whole gzip file"),
    (b"one\0two", "a NUL byte at byte 3"),
    (b"caf\xe9 in \xff\xfe\xfa July", "not UTF-8: byte 0xe9 at byte 3, and no other encoding that is certain"),
    (b"\xef\xbb\xbfcaf\xe9", "not UTF-8: byte 0xe9 at byte 6"),
    (b"\xff\xfea\x00b", "not UTF-16-LE"),
    ("\ufeffa\0b".encode("utf-16-le"), "a NUL character at offset 1"),
]


@pytest.mark.parametrize(("data", "said"), REFUSED_FILES)
def test_refused_files(refusal, data, said):
    """What is empty, binary or in another encoding is an error that says where and why."""
    assert said in refusal("a.txt", data).reason


def test_legacy_encoding_says_how_to_convert(refusal):
    """The remedy for another encoding names a command."""
    assert "iconv" in refusal("a.txt", "über".encode("latin-1")).remedy


URLS = [
    ("https://example.org/a?b=c#d", True),
    ("HTTP://example.org", True),
    ("javascript:alert(1)", False),
    ("data:text/html,hello", False),
    ("file:///etc/hosts", False),
    ("example.org/a", False),
    ('https://example.org/"onclick', False),
    ("https://example.org/<b>", False),
    ("https://example.org/a b", False),
]


@pytest.mark.parametrize(("url", "linked"), URLS)
def test_only_web_links(read_one, url, linked):
    """Only http(s) addresses become links; anything else is kept as other metadata, where nothing links to it."""
    document = read_one("a.md", f"---\nurl: '{url}'\n---\n{PROSE}")
    assert document.url == (url if linked else "")
    assert document.extra == ({} if linked else {"url": url})


def test_published_for_the_undated(write):
    """The date given by the caller is for documents without one, and does not replace a document's own."""
    paths = [write("a.md", f"---\npublished: 1999\n---\n{PROSE}"), write("b.md", PROSE)]
    dates = [str(document.published) for document in read_documents(paths, published="25 October 2025")]
    assert dates == ["1999", "2025-10-25"]
    assert [document.published for document in read_documents(paths[1:])] == [None]
