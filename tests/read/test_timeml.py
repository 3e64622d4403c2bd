"""TimeML: the exact text, the creation time, and no entity bombs."""

from __future__ import annotations

import pytest

from events.dates import parse_edtf
from events.read import Document

TIMEML = """<?xml version="1.0" encoding="UTF-8"?>
<TimeML>
<DOCID>mill-17</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2001-05-04" functionInDocument="CREATION_TIME">May 4</TIMEX3></DCT>
<TITLE>The <EVENT eid="e9">fire</EVENT>
 at the mill</TITLE>
<TEXT>
The mill <EVENT eid="e1">burned</EVENT> down <SIGNAL>on</SIGNAL> <TIMEX3 tid="t1" type="DATE">3
May</TIMEX3> &amp; &#x17d;ena &lt;stayed&gt;.<![CDATA[ A & B. ]]>
</TEXT>
<MAKEINSTANCE eiid="ei1"/>
<TEXT>not this one</TEXT>
</TimeML>
"""


def test_timeml(read_one):
    """The text is that of the first element TEXT without its tags, white space included; DCT is the date."""
    assert read_one("a.b.tml", TIMEML) == Document(
        doc_id="a.b",
        text="\nThe mill burned down on 3\nMay & Žena <stayed>. A & B. \n",
        published=parse_edtf("2001-05-04"),
        title="The fire at the mill",
        source="a.b.tml",
        extra={"docid": "mill-17", "published_source": "TimeML's DCT"},
    )


DATES = [
    ('<DCT><TIMEX3 value="1998-02-06T22:19:00"/></DCT>', "1998-02-06T22:19:00"),
    ('<DCT><TIMEX3 value="1998-02-06T22:19"/></DCT>', "1998-02-06T22:19"),
    ('<DCT><TIMEX3 value=""/></DCT>', "None"),
    ("<DCT/>", "None"),
    ("", "None"),
    ('<TIMEX3 value="1997" functionInDocument="CREATION_TIME"/>', "1997"),
    ('<TIMEX3 value="1997" functionInDocument="CREATION_TIME"/><DCT><TIMEX3 value="1998"/></DCT>', "1998"),
    ('<TIMEX3 value="1997"/>', "None"),
]


@pytest.mark.parametrize(("dct", "published"), DATES)
def test_creation_time(read_one, dct, published):
    """The creation time is that of DCT, or the TIMEX3 that says it is one, and may be missing."""
    assert str(read_one("a.tml", f"<TimeML>{dct}<TEXT>A flood.</TEXT></TimeML>").published) == published


BOMB = '<!DOCTYPE T [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><T><TEXT>&b;</TEXT></T>'
REFUSED = [
    (BOMB, "declares the entity 'a'"),
    ('<!DOCTYPE T [<!ENTITY x SYSTEM "file:///etc/hostname">]><T><TEXT>&x;</TEXT></T>', "declares the entity 'x'"),
    ('<!DOCTYPE T [<!ENTITY % p SYSTEM "http://example.org/p">%p;]><T><TEXT>x</TEXT></T>', "declares the entity 'p'"),
    ('<!DOCTYPE T SYSTEM "TimeML.dtd"><T><TEXT>a &nbsp; b</TEXT></T>', "unknown entity 'nbsp'"),
    ("<T><TEXT>a &nbsp; b</TEXT></T>", "undefined entity"),
    ("<T><TEXT>open</T>", "mismatched tag"),
    ("<T>no text</T>", "no element 'TEXT'"),
    ("<T><TEXT> \n</TEXT></T>", "no text"),
    ("", "no element found"),
    ("plain words", "syntax error"),
    ('<T><DCT><TIMEX3 value="1998-02-30"/></DCT><TEXT>x</TEXT></T>', "no day 30"),
]


@pytest.mark.parametrize(("content", "said"), REFUSED)
def test_refused(refusal, content, said):
    """What is not well formed, declares entities, or has no text is refused; nothing is fetched or expanded."""
    assert said in refusal("a.tml", content).reason


def test_a_doctype_alone_is_harmless(read_one):
    """A file that names a DTD is read, and the DTD is not fetched."""
    content = '<!DOCTYPE TimeML SYSTEM "http://127.0.0.1:9/TimeML.dtd"><TimeML><TEXT>A flood.</TEXT></TimeML>'
    assert read_one("a.tml", content).text == "A flood."


def test_other_encodings(read_one):
    """The encoding is the one that the file declares."""
    content = '<?xml version="1.0" encoding="ISO-8859-1"?><T><TEXT>Señor</TEXT></T>'
    assert read_one("a.tml", content.encode("latin-1")).text == "Señor"
