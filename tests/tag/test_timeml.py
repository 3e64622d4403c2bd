"""TimeML out and in again: the text is the same, the date is the same, and what leans on what can be followed."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from events.dates import parse_edtf
from events.errors import DateError, DocumentError
from events.read import read_documents
from events.tag import tag
from events.tag.timeml import GoldTimex, count_unwritable, file_stem, read_gold, to_inline, to_timeml

PHRASES = ("May 1999", "yesterday", "the past 15 years", "three days later", "twice a week", "from 1914 to 1918")
HOSTILE = (
    "<",
    ">",
    "&",
    "]]>",
    "<![CDATA[",
    "&amp;",
    "<TIMEX3>",
    "</TEXT>",
    "<!--",
    '"',
    "'",
    "\r",
    "\r\n",
    "\n",
    "\t",
)
ODD = (
    "\x00",
    "\x0b",
    "\x1f",
    "\x7f",
    "\x85",
    "\u2028",
    "\ud800",
    "\ufffe",
    "\uffff",
    "\ufeff",
    "é",
    "🌉",
    "\U0010ffff",
)
#: Text of anything: phrases that are tagged, markup, line ends, and what XML cannot hold.
texts = st.lists(
    st.one_of(
        st.sampled_from([*(f" {phrase} " for phrase in PHRASES), ". ", *HOSTILE, *ODD]),
        st.text(st.characters(), max_size=8),
    ),
    max_size=20,
).map("".join)
UNHELD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def held(text):
    """The text as XML can hold it: each of the other characters as U+FFFD."""
    return UNHELD.sub("\ufffd", text)


def written(text, published="1998-03-20", **about):
    """The TimeML document of a text, parsed."""
    timexes = tag(text, published)
    return timexes, ET.fromstring(to_timeml("mill", text, timexes, published, **about))  # noqa: S314 - written by us


@settings(deadline=None)  # the first call compiles the grammar
@given(texts)
@example(" ".join([*PHRASES, *HOSTILE, *ODD]))
def test_inline_without_tags_is_the_text(text):
    """A parser gives the text back from inline TIMEX3, code point by code point, and each tag holds its timex."""
    timexes = tag(text, "1998-03-20")
    root = ET.fromstring(f"<T>{to_inline(text, timexes)}</T>")  # noqa: S314 - written by us
    assert held(text) == "".join(root.itertext())
    assert [(held(one.text), one.type, one.value) for one in timexes] == [
        (tagged.text, tagged.get("type"), tagged.get("value")) for tagged in root
    ]
    assert count_unwritable(text) == len(UNHELD.findall(text))


@settings(deadline=None)  # the first call compiles the grammar
@given(texts, st.sampled_from(["1998-03-20", "1998-03", "1998-02-06T22:19:00", "1997-11~", "1997-11/1998-03", ""]))
@example(" ".join([*PHRASES, *HOSTILE, *ODD]), "1998")
def test_written_documents_are_read_again(tmp_path_factory, text, published):
    """``events.read`` gives the same text and date back, and ``read_gold`` the same timexes at the same offsets."""
    path = tmp_path_factory.getbasetemp() / "mill.tml"
    timexes = tag(text, published)
    path.write_bytes(to_timeml("mill", text, timexes, published, title="A <mill>").encode("utf-8"))
    gold = read_gold(path)
    assert held(text) == gold.text
    assert [(one.start, one.end, one.type, one.value) for one in timexes] == [
        (one.start, one.end, one.type, one.value) for one in gold.timexes
    ]
    assert gold.published == (parse_edtf(published) if published else None)
    if text.strip():
        (document,) = read_documents([path])
        assert (document.text, document.published, document.title) == (held(text), gold.published, "A <mill>")


ATTRIBUTES = {
    "in May 1999": {"tid": "t1", "type": "DATE", "value": "1999-05"},
    "It closed yesterday.": {
        "tid": "t1",
        "type": "DATE",
        "value": "1998-03-19",
        "temporalFunction": "true",
        "anchorTimeID": "t0",
    },
    "It ran for about three days.": {"tid": "t1", "type": "DURATION", "value": "P3D", "mod": "APPROX"},
    "They met twice a week.": {"tid": "t1", "type": "SET", "value": "P1W", "freq": "2X"},
}


@pytest.mark.parametrize("text", ATTRIBUTES)
def test_attributes(text):
    """Each TIMEX3 has the attributes that its timex has a value for, and no others."""
    _, root = written(text)
    (element,) = root.findall("TEXT/TIMEX3")
    assert ATTRIBUTES[text] == dict(element.attrib)


def test_quantifier():
    """A SET that says "every" has ``quant``."""
    _, root = written("They met every Monday.")
    assert [one.get("quant") for one in root.findall("TEXT/TIMEX3")] == ["EVERY"]


def test_what_leans_on_another_names_it():
    """``anchorTimeID``, ``beginPoint`` and ``endPoint`` are the tids of the timexes that the tagger names."""
    timexes, root = written("The bridge fell on 3 May 1990. Three days later it was closed, from June to July 1991.")
    elements = root.findall("TEXT/TIMEX3")
    tids = [element.get("tid") for element in elements]
    leaning = [one for one in timexes if one.anchor is not None]
    assert leaning
    for one, element in zip(timexes, elements, strict=True):
        for index, name in ((one.anchor, "anchorTimeID"), (one.begin_point, "beginPoint"), (one.end_point, "endPoint")):
            assert element.get(name) == (None if index is None else tids[index])
    assert (elements[-2].get("endPoint"), elements[-1].get("beginPoint")) == (tids[-1], tids[-2])


def test_a_span_up_to_the_document_ends_with_it():
    """The creation time is ``endPoint`` of "the past 15 years" and ``beginPoint`` of "the next two weeks"."""
    _, root = written("It grew in the past 15 years. It closes in the next two weeks.")
    assert [(one.get("beginPoint"), one.get("endPoint")) for one in root.findall("TEXT/TIMEX3")] == [
        (None, "t0"),
        ("t0", None),
    ]


@pytest.mark.parametrize(
    "text", [*PHRASES, "The bridge fell in 1990, and three days later the past 15 years were over."]
)
def test_every_reference_leads_somewhere(text):
    """No attribute names a tid that the document or fragment does not have, with a date and without."""
    for published in ("1998-03-20", ""):
        timexes, root = written(text, published)
        tids = {one.get("tid") for one in root.iter("TIMEX3")}
        inline = ET.fromstring(f"<T>{to_inline(text, timexes)}</T>")  # noqa: S314 - written by us
        for tree, known in ((root, tids), (inline, tids - {"t0"})):
            for one in tree.iter("TIMEX3"):
                for name in ("anchorTimeID", "beginPoint", "endPoint"):
                    assert one.get(name) in {None, *known}, (text, name)


CREATED = {
    "1998-03-20": {"type": "DATE", "value": "1998-03-20"},
    "1998-02-06T22:19:00": {"type": "TIME", "value": "1998-02-06T22:19:00"},
    "1997-11~": {"type": "DATE", "value": "1997-11~"},
}


@pytest.mark.parametrize("published", CREATED)
def test_creation_time(published):
    """DCT holds one TIMEX3, marked as the creation time."""
    _, root = written("It closed.", published)
    (element,) = root.findall("DCT/TIMEX3")
    expected = {"tid": "t0", "temporalFunction": "false", "functionInDocument": "CREATION_TIME", **CREATED[published]}
    assert expected == dict(element.attrib)


@pytest.mark.parametrize("published", ["", None, "XXXX-07"])
def test_an_unknown_date_is_an_empty_dct(published):
    """Without a date, or with one that names no year, DCT is there and empty."""
    _, root = written("It closed.", published)
    assert (len(root.findall("DCT")), len(root.findall("DCT/TIMEX3"))) == (1, 0)


def test_wrong_calls():
    """Timexes of another text, overlapping ones and a date that is none are told, not written."""
    (one,) = tag("It fell in May 1999.")
    for text, timexes in (("Other words, of the same length.", [one]), ("It fell in May 1999.", [one, one])):
        with pytest.raises(ValueError, match="'May 1999' \\[11:19\\]"):
            to_inline(text, timexes)
    with pytest.raises(ValueError, match="timex 0"):
        to_inline("It fell in May 1999.", [replace(one, start=19)])
    with pytest.raises(DateError, match="yesterday"):
        to_timeml("mill", "It fell.", [], "yesterday")


GOLD = """<?xml version="1.0"?>
<TimeML><DOCID>x</DOCID><DCT><TIMEX3 tid="t0" value="2001-05-04"/></DCT>
<TITLE>The <TIMEX3 tid="t9" type="DATE" value="1900">fire</TIMEX3></TITLE>
<TEXT>é 🌉 <EVENT eid="e1">fell <TIMEX3 tid="t1" type="DATE" value="2000"> in
 2000 </TIMEX3></EVENT> &amp; <TIMEX3 tid="t2"> </TIMEX3><TIMEX3 tid="t3" type="DATE" value="2001-05"><TIMEX3 tid="t4"
 type="TIME">noon</TIMEX3> May</TIMEX3><TIMEX3 tid="t5" type="DATE" value="2002"/></TEXT>
<TEXT><TIMEX3 tid="t6" type="DATE" value="1999">1999</TIMEX3></TEXT></TimeML>
"""


def test_gold_offsets(tmp_path):
    """Offsets count code points of the first TEXT; white space within a tag and empty tags are left out."""
    path = tmp_path / "a.b.tml"
    path.write_text(GOLD, encoding="utf-8")
    gold = read_gold(path)
    assert (gold.doc_id, str(gold.published), gold.text) == ("a.b", "2001-05-04", "é 🌉 fell  in\n 2000  &  noon May")
    assert gold.timexes == (
        GoldTimex(10, 18, "DATE", "2000"),
        GoldTimex(23, 27, "TIME", ""),
        GoldTimex(23, 31, "DATE", "2001-05"),
    )
    assert [gold.text[one.start : one.end] for one in gold.timexes] == ["in\n 2000", "noon", "noon May"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("<T>no text</T>", "no element 'TEXT'"),
        ("<T><TEXT>open</T>", "mismatched tag"),
        ("", "no element found"),
        ('<!DOCTYPE T [<!ENTITY a "ha">]><T><TEXT>&a;</TEXT></T>', "entity 'a'"),
        (None, "cannot be read"),
    ],
)
def test_gold_refused(tmp_path, content, said):
    """What cannot be read as gold is told with file, reason and remedy."""
    path = tmp_path / "a.tml"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(DocumentError, match=said) as caught:
        read_gold(path)
    assert caught.value.source == str(path)
    assert caught.value.remedy


@pytest.mark.parametrize("value", ["", "yesterday", "XXXX-XX-XX"])
def test_gold_without_a_usable_date(tmp_path, value):
    """A creation time that is none leaves the document undated; it is scored all the same."""
    path = tmp_path / "a.tml"
    path.write_text(f'<T><DCT><TIMEX3 value="{value}"/></DCT><TEXT>x</TEXT></T>', encoding="utf-8")
    assert read_gold(path).published is None


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200), unique=True, max_size=8))
def test_file_stems(ids):
    """Stems are unique whatever their case, short enough for any file system, and hold no separator."""
    taken = set()
    stems = [file_stem(one, taken) for one in ids]
    assert len({one.lower() for one in stems}) == len(ids)
    for stem in stems:
        assert 0 < len(stem.encode()) <= 200
        assert not re.search(r'[\x00-\x1f/\\<>:"|?*]|^\.|[. ]$', stem)
