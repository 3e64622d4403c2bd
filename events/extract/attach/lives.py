"""Lives: the dates in brackets behind somebody's name, ``Clara Denholm (1820–1910) was a botanist``.

They date no predicate of the sentence: *the mill was built by Joseph Hartley (1782–1851)* says nothing of when. They
tell when somebody was born and died, of whom the sentence tells: its subject, or one of a family. A king's years may be
those of his reign, a chairman's those of his office; what is no length of a life is left alone. Under a name, *Born:
3 May 1862* tells of whom it names; behind the name of an event brackets tell when it was: *the Orn War (1864–1866)*.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from events.extract.find.candidates import Attachment, Candidate
from events.extract.find.posts import holds_post, is_post_listed, serves_as
from events.extract.language.callings import is_work
from events.extract.language.grammar import DONE, SUBJECTS, aspect, clause_head, governing_verb
from events.extract.language.lexicon import classes, noun
from events.extract.language.people import given_names, is_person, person_words, tells_what
from events.extract.language.predicates import in_class

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from events.extract.attach.sharing import Dated
    from events.extract.language.words import Span, Token
    from events.extract.parse.nlp import Paragraph
    from events.tag import Timex

__all__ = ["in_brackets", "lives_of"]

#: Where somebody was born or died, behind its date or before it; and what is told of a name before the dates.
_SPOT = r"[A-Z\u00c0-\u017f][^()0-9;–—*†]{0,40}?"
_BEHIND = rf"(?:,? (?:in|at|near) {_SPOT}|, {_SPOT})?"
_AHEAD = rf"(?:(?:in )?{_SPOT},? )?"
_ABOUT = "c(?:a|irca)?\\.? ?"
_CALLED = r"(?:(?:née?|nee|[A-Z][a-z]+:|\[)[^()0-9;]{1,60};\s*)?"
#: What opens the dates of a life: a bracket, and a sign for a birth or a death.
_OPEN = re.compile(
    rf"\(\s*{_CALLED}(?:(?P<born>b\b\.?|\*|born)|(?P<died>d\b\.?|†|died))?\s*{_AHEAD}(?:{_ABOUT})?(?:on )?\Z"
)
_DASH = re.compile(
    rf"{_BEHIND},?\s*(?:[–—-]|[;,](?= ?(?:d\b|†|died)))\s*(?:(?:d\b\.?|†|died)\s*)?{_AHEAD}(?:{_ABOUT})?(?:on )?"
)
_CLOSE = re.compile(rf"{_BEHIND}\s*[),;]")
#: A line of facts up to its date, and whose they are: the name in the line above such lines.
_FACT = re.compile(r"(?:\A|\n)[ \t*]*(?:(?P<born>Born|Birth)|Died|Death)\**:[ \t*]*(?:[A-Z][^\d\n]{0,40}, )?\Z")
#: A line that has both without a colon, up to the first date, from it on, and up to the second.
_BORN = re.compile(r"(?:\A|\n)[ \t*]*(?P<born>Born):? (?:on )?\Z")
_THEN = re.compile(r"\s*[;:,–—-] ?[Dd]ied\b[^\n]{0,40}\d{4}[.)]?\s*(?:\n|\Z)")
_DIED = re.compile(r"(?:\A|\n)[ \t*]*Born\b[^\n]{4,60}\d{4}\s*[;:,–—-] ?(?P<died>[Dd]ied):? (?:on )?\Z")
_SIGNED = re.compile(
    r"(?:\A[* ]*\(|; ?)(?:(?P<born>b)|d)(?:\. ?| )(?:[A-Z][^;()\d]{1,40}, )?(?:\d+ or (?:perhaps )?)?(?:on |c\. ?)?\Z"
)
_LINE = re.compile(r"[^:]{1,60}$")
_FULL = re.compile(r"[A-Z][\w.’'-]*(?: [A-Z][\w.-]*)* [A-Z]\w+(?:-\w+)?")
#: A word before a year may be an office: *Ada Lund (Mayor, 1990–2012)*.
_AFTER_WORD = re.compile(r"[a-z],? \Z")
_SIGNS = frozenset(("b", "b.", "*", "d", "d.", "†"))
#: What may follow the first date of brackets that tell when an event was; and how long its opening is, in words.
_CLOSING = frozenset((")", "-", "–", "—", "to"))
_LONG = 7
#: The longest opening, in code points.
_NEAR = 90
#: How many years a life has; and that of one who bears an office, whose years may be those that he held it.
_LIFE = range(16, 111)
_HELD = range(41, 111)
_TITLE_WORDS = 4
#: A family name has no more words.
_FAMILY = 3
#: So many capitals may be the first letters of names.
_INITIALS = 2


def in_brackets(timex: Timex, span: Span, found: Mapping[int, Candidate]) -> Iterator[Dated]:
    """The event whose name stands right before brackets that hold only the date; not *in the war (1864)*, of a deed.

    So does an entry that is only what somebody was then: *mayor of Lund, Norway, 1990–1998*; and what somebody is said
    to have been: *was president of the Academy, 1954–56*. Behind a work it is when somebody made it or took part in it:
    *starred in the film Orsk (1962)*.
    """
    doc, at = span.doc, span.start - 1
    beside = doc[at].text == "," or doc[at].pos_ == "PROPN" or tells_what(doc[at].lower_)  # "was mayor 1901–1905"
    post = found.get(be.i) if beside and (be := clause_head(span[0])) is not None else None
    if post is not None and (holds_post(post.token, frozenset(t.i for t in span)) or serves_as(post.token, doc[at])):
        yield post, "at", f"{timex.text!r} stands behind what somebody was"
        return
    listed = found.get(span[0].sent.root.i) if doc.entry and _is_date(timex) else None
    if listed is not None and listed.clause is None and is_post_listed(listed.token, frozenset(t.i for t in span)):
        yield listed, "at", f"{timex.text!r} stands in the entry of {listed.token.text!r}"
        return
    while at > max(0, span.start - _LONG) and doc[at].text not in "()" and doc[at].pos_ not in ("VERB", "AUX"):
        at -= 1
    if at < 1 or doc[at].text != "(" or span.end == len(doc) or doc[span.end].text not in _CLOSING:
        return
    name = top = doc[at - 1]
    while "of" in (top.lower_, top.head.lower_):
        name, top = name if in_class(name.lemma_.lower(), "gathering.fought") else top.head, top.head
    if is_work(name) and _is_date(timex):
        made = governing_verb(name)
        did = None if made is None or any(t.text == "(" for t in doc[made.i : at]) else found.get(made.i)
        if did is not None and aspect(did.token) in DONE:
            yield did, "at", f"{timex.text!r} stands in brackets behind a work"
        return
    event = found.get(name.i) or found.get(doc[at - 1].i)
    inside = name.pos_ == "NOUN" and top.head.lower_ in ("in", "during")
    if event is not None and not (event.is_verb or inside) and _is_date(timex):
        yield event, "at", f"{timex.text!r} stands in brackets behind {event.token.text!r}"


def lives_of(
    inside: Sequence[tuple[Timex, Span]], paragraph: Paragraph, text: str, article: str = ""
) -> tuple[list[Candidate], frozenset[int]]:
    """The births and deaths that brackets tell of, dated; and the numbers of the expressions that are dates of a life.

    Args:
        inside: The expressions of a paragraph, with their words.
        paragraph: Where they stand.
        text: Of the document.
        article: Its title, or whom it is an article on.
    """
    told: list[Candidate] = []
    taken: set[int] = set()
    for n, (timex, span) in enumerate(inside):
        fact = _fact(text, timex) if _is_date(timex) else None
        own = (
            None if fact is not None or not article else _own(text[text.rfind("\n", 0, timex.start) + 1 : timex.start])
        )
        if (fact := fact or own) is not None:
            taken.add(n)
            whose = _above(article) if own is not None else _above(text[: fact.start()]) or _above(article)
            known = own is not None or whose.split(" ")[0].lower() in given_names()
            ends = [(timex, "born" if fact.groupdict().get("born") else "dies")] if known else []
            told += _candidates(span[0], ends, paragraph, whose)
            continue
        found = _OPEN.search(text, max(0, timex.start - _NEAR), timex.start) if _is_date(timex) else None
        name = None if found is None else _name_before(paragraph, span, found.start())
        turned = "" if name is None else _turned_round(name)
        person = name is not None and (bool(turned) or _is_person(name))
        if found is None or name is None or in_class(name.lemma_.lower(), "gathering.fought"):
            continue  # "the Second Orn War (1511 - 1514)"
        told_of = _is_told_of(name) or name.text in article.split()
        last = inside[n + 1][0] if n + 1 < len(inside) else None
        whole = last is not None and _is_date(last) and _DASH.fullmatch(text, timex.end, last.start) is not None
        signed = found["born"] or found["died"]
        if whole and last is not None and _CLOSE.match(text, last.end) and _is_life(timex, last, name):
            in_full = name.head.lower_ == "born" and not (turned or signed)  # "Garth (1806–1889) was born in Leith"
            taken |= {n + 1} if in_full else {n, n + 1}
            ends = [(timex, "born"), (last, "dies")][in_full:]
            days = timex.earliest == timex.latest != last.earliest == last.latest
            years = bool(days or signed) or _AFTER_WORD.search(found[0]) is None
            person = years and (person or (days and _is_somebody(name)))
        elif not whole and person and _CLOSE.match(text, timex.end) and (signed in _SIGNS or (signed and told_of)):
            taken.add(n)
            ends = [(timex, "born" if found["born"] else "dies")]
        else:
            continue
        if person and (turned or told_of):
            told += _candidates(name, ends, paragraph, turned)
    return told, frozenset(taken)


def _candidates(
    name: Token, ends: Sequence[tuple[Timex, str]], paragraph: Paragraph, turned: str
) -> Iterator[Candidate]:
    """A birth or death of each date."""
    for timex, deed in ends:
        date = Attachment(timex, "at", f"{timex.text!r} stands in brackets behind {name.text!r}: {deed}")
        told = paragraph.doc.around(timex.start - paragraph.offset, timex.end - paragraph.offset)
        end = name.sent.end if told is None else max(name.sent.end, told[0].sent.end)  # of what is cut behind "d"
        sentence = name.sent if end == name.sent.end else paragraph.doc[name.sent.start : end]
        yield Candidate(name, None, paragraph, sentence, [date], life=deed, owner=turned)


def _fact(text: str, timex: Timex) -> re.Match[str] | None:
    """What a line of facts says before a date: *Born: 3 May 1862*; *Born 3 May 1862; died 9 June 1911*."""
    near = max(0, timex.start - _NEAR)
    if (found := _FACT.search(text, near, timex.start) or _DIED.search(text, near, timex.start)) is not None:
        return found
    born = _BORN.search(text, near, timex.start)
    return born if born is not None and _THEN.match(text, timex.end) else None


def _own(line: str) -> re.Match[str] | None:
    """The sign for a birth or a death before a date, of whom a line is on: ``(b Lund, 3 May 1862; d Oslo, 1920)``."""
    own = line.count("(") == line.count(")") or (line.lstrip("* ").startswith("(") and line.count("(") == 1)
    return _SIGNED.search(line) if own else None


def _above(text: str) -> str:
    """Whom the last short line of a text names that does, and is no fact; empty if nobody."""
    lines = (row.strip() for row in reversed(text.split("\n")))
    return next((name[0] for row in lines if _LINE.match(row) and (name := _FULL.search(row))), "")


def _is_date(timex: Timex) -> bool:
    return timex.type == "DATE" and timex.edtf is not None and timex.earliest is not None


def _name_before(paragraph: Paragraph, span: Span, bracket: int) -> Token | None:
    """The last word of the name right before a bracket, of somebody or of what is called by two words and no thing."""
    at = span.start
    while at > span[0].sent.start and (
        paragraph.offset + paragraph.doc[at].idx >= bracket or not paragraph.doc[at].text.strip("* ")
    ):
        at -= 1
    name = paragraph.doc[at]
    name = name.head if name.dep_ == "dep" and name.head.i == at - 1 else name  # "Ada Moe OBE (1858–1931)"
    if at == span.start or name.pos_ != "PROPN" or paragraph.offset + name.idx + len(name) > bracket:
        return None
    two = bool(_turned_round(name)) or any(t.dep_ == "compound" and t.pos_ == "PROPN" for t in name.children)
    return name if _is_person(name) or (two and name.ent_type_ in ("", "ORG", "GPE")) else None


def _turned_round(name: Token) -> str:
    """The name of an entry that begins with the family's: ``Lund, Ada Maria (1820–1891)``; empty for others."""
    first = name.i
    while first > name.sent.start and name.doc[first - 1].pos_ == "PROPN":
        first -= 1
    comma, start = first - 1, name.sent.start
    family = name.doc[start:comma] if comma > start and name.doc[comma].text == "," else ()
    if not family or len(family) > _FAMILY or not all(_may_be_name(t) for t in family):
        return ""
    words = (*name.doc[first : name.i + 1], *family)
    return " ".join(t.text.capitalize() if t.is_upper and len(t) > _INITIALS else t.text for t in words)  # "LUND, Ada"


def _may_be_name(word: Token) -> bool:
    """Whether a word is a name, or a noun that no dictionary has: *Eames, Charles*."""
    return word.pos_ == "PROPN" or (word.pos_ == "NOUN" and noun(word.lower_) is noun(word.lemma_.lower()) is None)


def _is_person(name: Token) -> bool:
    words = [t for t in name.children if t.dep_ == "compound"] + [name]
    return name.ent_type_ == "PERSON" or words[0].lower_ in given_names()


def _is_life(first: Timex, last: Timex, name: Token) -> bool:
    """Whether two dates are as far apart as a birth and a death."""
    if first.earliest is None or last.earliest is None:
        return False
    offices = person_words()["offices"]
    before = name.doc[max(name.sent.start, name.i - _TITLE_WORDS) : name.i]
    held = any(t.lower_ in offices["nouns"] or t.lower_ in offices["borne"] for t in before)
    held = held or any(t.lower_ == "under" or _is_held(t.text) for t in before)
    return last.earliest.year - first.earliest.year in (_HELD if held else _LIFE)


def _is_held(word: str) -> bool:
    """Whether a word is for a post that is held for years, and no calling: ``headmaster``, but not ``painter``."""
    return word.islower() and tells_what(word) and classes(word).isdisjoint(("artist", "scientist", "athlete"))


def _is_somebody(name: Token) -> bool:
    """Whether the sentence says that a name is a person's: ``Vida Kranjc (…) was a painter``."""
    said = (noun(c.lemma_.lower()) for c in name.head.rights if c.dep_ == "attr" and name.head.lemma_ == "be")
    return any(entry is not None and entry.top == "person" for entry in said)


def _is_told_of(name: Token) -> bool:
    """Whether the sentence tells of somebody: its subject, or one of a family."""
    head = name
    if all(t.dep_ == "compound" or not t.text.strip("* ") for t in name.doc[name.sent.start : name.i]):
        return True
    while head.dep_ in ("conj", "compound") and head.head.i != head.i and head.head.pos_ == "PROPN":
        head = head.head
    if head.dep_ == "appos" and is_person(head.head) and any(c.lower_ == "the" for c in head.head.lefts):
        head = head.head  # "The painter Ada Moe (1851–1899)"
    if head.dep_ in SUBJECTS or head.dep_ == "ROOT":
        return True
    around = (head.head, *(c for c in head.head.children if c.dep_ in SUBJECTS))
    kin = person_words()["kin"]
    return any(t.lemma_.lower() in kin["born"] or t.lemma_.lower() in kin["parents"] for t in around)
