"""Works: the years in brackets behind what somebody made, in his life: *His novels include The Long Road (1916)*.

The sentence speaks of works or of making them, the title stands in quotation marks, or by itself in a list of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from events.extract.find.candidates import Attachment, Candidate
from events.extract.language.grammar import DONE, SUBJECTS, aspect
from events.extract.language.lexicon import classes
from events.extract.language.people import given_names
from events.extract.language.predicates import in_class

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from events.extract.attach.ranges import Pair
    from events.extract.language.words import Span
    from events.extract.parse.nlp import Paragraph
    from events.tag import Timex

__all__ = ["works_of"]

#: A bracket up to a year, in which who published it may stand before that.
_OPEN = r"\((?:[A-Z][^()\d;]{1,40}[,:] )?\Z"
#: A title before a bracket: in quotation marks or stars, as all of an item of a list, or as a run of capital words.
_QUOTED = re.compile(rf"[\"“‘*_]([^\"”’*_\n]{{2,70}})[\"”’*_]{{1,2}},? {_OPEN}")
_ITEM = re.compile(rf"(?:\A|\n)[ \t]*[-*•–][ \t]+[\"“*_]*([A-Z0-9][^\n()]{{2,90}}?)[\"”*_]*,? {_OPEN}")
_SMALL = "(?:[aoi]n?|of|the|and|to|for|with|from|at|by|into|over|under|after|de|la|le|du|des|von|der|my|is|&)"
_RUN = re.compile(rf"((?:(?:[A-Z][\w'’.-]*|\d+)[:!?,]?(?: {_SMALL})* )*[A-Z][\w'’-]*[!?]?),? {_OPEN}")
#: What may stand before it with a capital, of the sentence or of whom it is; and what may follow the year.
_BEFORE = re.compile(r"(?:In|With|Of|For|After|By|From|His|Her)\s+")
_WHOSE = re.compile(r"(?:.*?([\w-]+)['’]s? )?(.*)", re.DOTALL)
_CLOSE = re.compile(r"[);,:]")
_NEAR = 100


def works_of(
    inside: Sequence[tuple[Timex, Span]],
    attached: list[list[Pair]],
    found: Mapping[int, Candidate],
    paragraph: Paragraph,
    text: str,
    hero: str,
) -> list[Candidate]:
    """What somebody made, dated, which nothing else tells; what only dates that is taken from the deeds beside it.

    Args:
        inside: The expressions of a paragraph, with their words.
        attached: What each of them dates.
        found: The candidates of the paragraph by the index of their trigger.
        paragraph: Where they stand.
        text: Of the document.
        hero: Whose life it is; empty if it is nobody's.
    """
    titles: dict[int, tuple[str, Span]] = {}
    for n, (timex, span) in enumerate(inside if hero else ()):
        if timex.type == "DATE" and timex.edtf is not None and _CLOSE.match(text, timex.end):
            title = _title(text[max(0, timex.start - _NEAR) : timex.start], span[0].sent, hero)
            if title:
                titles[n] = title, span
    told: list[Candidate] = []
    sentences = [span[0].sent.start for _, span in titles.values()]
    for n, (title, span) in titles.items():
        done = any(c.is_verb and c.token.i in found and aspect(c.token) in DONE for c, _ in attached[n])
        if done and sentences.count(span[0].sent.start) == 1:
            continue  # "published The Long Road (1916)"; but "is often played"
        timex, at = inside[n][0], span[0]
        attached[n] = []
        date = Attachment(timex, "at", f"{timex.text!r} stands in brackets behind {title!r}")
        told.append(Candidate(at, None, paragraph, at.sent, [date], life=f": {title}", owner=hero))
    return told


def _title(before: str, sentence: Span, hero: str) -> str:
    """The title of a work right before a bracket; empty if there is none, or another's."""
    if (quoted := _QUOTED.search(before)) is not None:
        return quoted[1]
    item, run = _ITEM.search(before), _RUN.search(before)
    told = item or run
    parts = None if told is None else _WHOSE.match(told[1])
    whose, title = ("", "") if parts is None else parts.groups("")
    title = title if item is not None else _BEFORE.sub("", title, count=1)
    first, last = title.partition(" ")[0].lower(), title.rpartition(" ")[2].lower()
    other = (whose and whose not in hero) or title in hero or first in given_names()
    if other or classes(last) & {"prize", "contest"}:
        return ""
    return title if item is not None or _speaks_of_works(sentence, f"{hero} {title}") else ""


def _speaks_of_works(sentence: Span, own: str) -> bool:
    """Whether a sentence speaks of works or of making some, and of no other person who makes them or whose they are."""
    people = (t for t in sentence if t.tag_ == "WP" or (t.ent_type_ == "PERSON" and t.text not in own))
    if any(t.dep_ in SUBJECTS or (t.dep_ == "pobj" and t.head.lower_ in ("of", "by")) for t in people):
        return False
    words = (t.lemma_.lower() for t in sentence if t.pos_ in ("NOUN", "PROPN", "VERB"))
    return any("artwork" in classes(word) or in_class(word, "publications", "writing.verbs") for word in words)
